import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isMarkedAsUntransferable } from 'node:worker_threads';
import { Piscina, move } from 'piscina';
import { identifyImage } from '../image/identify-image.ts';
import { rasteriseImage } from '../image/rasterise-image.ts';
import { asFileError } from '../fs-errors.ts';
import { makePageImage } from '../pdf/access/page-image.ts';
import { provePage } from '../pdf/access/prove-page.ts';
import { withPage } from '../pdf/engine/pdf-page.ts';
import { drawForm } from '../pdf-form/draw-form.ts';
import { identifyPdfPages } from '../pdf/identify-pdf.ts';
import { rasterisePdfPage, showPdfFields, showPdfPage } from '../pdf/rasterise-pdf.ts';
import { readTextLayer } from '../pdf/text-layer.ts';
import { createGarbageCollector } from './collect-garbage.ts';
import { formatOf, summarise } from './summarise.ts';
import { toWire, type Outcome } from './outcome.ts';
import { createPdfSession } from './pdf-session.ts';
import type { TaskCall, TaskInput, TaskName, TaskOutput } from './tasks.ts';

type Handlers = { readonly [Name in TaskName]: (input: TaskInput<Name>) => Promise<TaskOutput<Name>> };

const session = createPdfSession();
const collectGarbage = createGarbageCollector();
const LARGE_BYTES = 4 * 1024 * 1024;

const handlers: Handlers = {
  async hash({ path }) {
    const hash = createHash('sha256');
    let bytes = 0;
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
    return { sha256: hash.digest('hex'), bytes };
  },
  summarise: ({ path, limits }) => summarise(path, limits, session),
  identify({ path, format, limits, ...range }) {
    if (format !== 'pdf') return identifyImage(path, format, limits);
    return session.use(path, (file) => identifyPdfPages(file, range, limits));
  },
  async rasterise({ path, page, limits }) {
    const format = formatOf(path);
    if (format !== 'pdf') return rasteriseImage({ path, format, page, limits });
    return session.use(path, (file) => withPage(file, page.page, (open) => rasterisePdfPage(open, page, limits)));
  },
  async show({ path, page, limits }) {
    const format = formatOf(path);
    if (format !== 'pdf') return rasteriseImage({ path, format, page, limits });
    return session.use(path, (file) => withPage(file, page.page, (open) => showPdfPage(open, page, limits)));
  },
  async showFields({ path, page, limits }) {
    if (formatOf(path) !== 'pdf') return 'none';
    return session.use(path, (file) => withPage(file, page.page, (open) => showPdfFields(open, page, limits)));
  },
  async textLayer({ path, page }) {
    if (formatOf(path) !== 'pdf') return [];
    return session.use(path, (file) => withPage(file, page.page, (open) => readTextLayer(open, page)));
  },
  async pageImage({ path, page, limits }) {
    const format = formatOf(path);
    if (format !== 'pdf') return makePageImage({ kind: 'image', path, format, page, limits });
    return session.use(path, (file) =>
      withPage(file, page.page, (open) => makePageImage({ kind: 'pdf', open, page, limits })),
    );
  },
  drawForm: ({ spool, path, producer }) => drawForm(spool, path, producer),
  async fillTemplate({ template, values }) {
    // Loaded when a template is filled: the library of templates serves nothing else.
    const { createTemplateFiller } = await import('../docx/create-template-filler.ts');
    return { data: await createTemplateFiller().fill(template, values) };
  },
  provePage: ({ path, proof }) =>
    session.use(path, (file) => withPage(file, proof.page, (open) => provePage(open, proof))),
};

/** Called by the pool. Port errors come back as data, faults of the program are thrown. */
export async function runTask(call: TaskCall): Promise<unknown> {
  const outcome = await settle(call);
  if (outcome.ok && dataOf(outcome.value).byteLength > LARGE_BYTES) collectGarbage();
  const movable = {
    [Piscina.transferableSymbol]: outcome.ok ? transferable(outcome.value) : [],
    [Piscina.valueSymbol]: outcome,
  };
  // The declared type names symbols that the package keeps to itself; these are the same ones.
  return move(movable as unknown as Parameters<typeof move>[0]);
}

async function settle(call: TaskCall): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await dispatch(call) };
  } catch (caught) {
    const wire = toWire(asFileError(caught, 'read'));
    if (wire === undefined) throw caught;
    return { ok: false, error: wire };
  }
}

function dispatch<Name extends TaskName>({ name, input }: TaskCall<Name>): Promise<TaskOutput<Name>> {
  return handlers[name](input);
}

/** Pixels and image streams are handed over where they own their memory, else copied. */
function transferable(value: unknown): ArrayBuffer[] {
  const data = dataOf(value);
  if (!(data.buffer instanceof ArrayBuffer)) return [];
  const whole = data.byteLength === data.buffer.byteLength && !isMarkedAsUntransferable(data.buffer);
  return whole ? [data.buffer] : [];
}

function dataOf(value: unknown): Uint8Array {
  const data = typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
  return data instanceof Uint8Array ? data : new Uint8Array(0);
}
