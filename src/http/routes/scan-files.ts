import { pipeline } from 'node:stream/promises';
import { pageAsSeen, pagesAsSeen, seenPagesOf } from '../../app/pages-as-seen.ts';
import { stampPages } from '../../domain/quality/pages-to-see.ts';
import type { ScanFile, ScanFileFilter } from '../../ports/store.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../api/route.ts';
import { notFound } from '../auth/accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { documentSummary, pageSummary } from '../views/document.ts';
import { pageView } from '../views/page.ts';
import { hidesScan, requireFile, requireOpenFile, scanViewer } from './open-scan.ts';
import { maskFile, maskFiles } from './scan-names.ts';
import { retriesOf } from '../retries.ts';
import { sameContentView, scanFileView } from '../views/scan-file.ts';

interface ListQuery {
  readonly state?: NonNullable<ScanFileFilter['state']>;
  readonly name?: string;
  readonly pages?: NonNullable<ScanFileFilter['pages']>;
  readonly limit: number;
  readonly after?: string;
}
interface ImageQuery {
  readonly width: number;
  readonly upright: boolean;
}
interface PagePath {
  readonly id: string;
  readonly page: number;
}

export function scanFileRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: ListQuery }>('listScanFiles', async (call) => {
      const { limit, after, ...filter } = call.query;
      const seen = { ...filter, ...(filter.name !== undefined && { visibleTo: scanViewer(call) }) };
      const page = await deps.store.scanFiles.list(seen, { limit, ...(after !== undefined && { after }) });
      const retries = await retriesOf(deps, page.items);
      const items = await maskFiles(deps, page.items, call);
      return ok({ ...page, items: items.map((file) => scanFileView(file, call.language, retries.get(file.id))) });
    }),
    defineRoute<{ path: { id: string } }>('readScanFile', async (call) => {
      const { path, language } = call;
      const file = await requireFile(deps, path.id);
      const isOpen = file.state !== 'withheld' && !(await hidesScan(deps, path.id, call));
      const pages = isOpen ? await pagesAsSeen(deps.store, file) : [];
      const documents = isOpen ? await deps.store.readings.documents(path.id) : [];
      const retries = await retriesOf(deps, [file]);
      const { scanFiles } = deps.store;
      const copies = file.sha256 === null ? [] : await scanFiles.findBySha256(file.hostId, file.sha256);
      return ok({
        scanFile: scanFileView(await maskFile(deps, file, call), language, retries.get(file.id)),
        sameAs: sameContentView(file, await maskFiles(deps, copies, call)),
        pages: pages.map(pageSummary),
        stamps: isOpen ? await stampsOf(deps, file) : [],
        documents: documents.map((row) => documentSummary(row, file)),
      });
    }),
    defineRoute<{ path: PagePath }>('readPage', async (call) => {
      const { path, language } = call;
      const file = await requireOpenFile(deps, path.id, call);
      const reading = await pageAsSeen(deps.store, file, path.page);
      if (reading === undefined) throw notFound();
      return ok(pageView(reading, language));
    }),
    defineRoute<{ path: PagePath; query: ImageQuery }>('readPageImage', (call) => sendPageImage(deps, call)),
    defineRoute<{ path: { id: string } }>('readAccessPdf', (call) => sendAccessPdf(deps, call)),
    defineRoute<{ path: { id: string } }>('readAgain', async (call) => {
      const file = await deps.readAgain({ scanFileId: call.path.id, actor: call.caller().account.name });
      return { status: 202, body: scanFileView(await maskFile(deps, file, call), call.language) };
    }),
    defineRoute<{ path: { id: string } }>('planUndo', async (call) => {
      const plan = await deps.planUndo((await requireOpenFile(deps, call.path.id, call)).id);
      return ok({ written: plan !== undefined, asked: plan?.asked ?? false, values: plan?.values ?? [] });
    }),
    defineRoute<{ path: { id: string } }>('undoHostWrite', async ({ path, caller }) => {
      await deps.undoHostWrite({ scanFileId: path.id, actor: caller().account.name });
      return { status: 202 };
    }),
  ];
}

/** Pages with a stamp that was not read, and whether a person has settled it. */
async function stampsOf({ store }: HttpDeps, file: ScanFile): Promise<readonly object[]> {
  const asking = file.code === 'pages-to-see' ? stampPages(file.details) : [];
  const seen = [...(await seenPagesOf(store, file))].filter((page) => !asking.includes(page));
  const stamps = [...asking.map((page) => ({ page, seen: false })), ...seen.map((page) => ({ page, seen: true }))];
  return stamps.sort((one, other) => one.page - other.page);
}

/** To be raised with every change of what a page image shows. */
const DRAWN = 'd2';

type ImageCall = Call<{ path: PagePath; query: ImageQuery }>;

async function sendPageImage(deps: HttpDeps, call: ImageCall): Promise<Reply> {
  const { path, query, response } = call;
  const file = await requireOpenFile(deps, path.id, call);
  if (file.pageCount !== null && path.page > file.pageCount) throw notFound();
  const reading = query.upright ? await deps.store.readings.page(path.id, path.page) : undefined;
  const turn = reading?.rotation ?? 0;
  // Equal content, width and turn give an equal image, so a repeat is answered without drawing it.
  const tag =
    file.sha256 && [file.sha256.slice(0, 32), path.page, query.width, DRAWN, ...(turn === 0 ? [] : [turn])].join('-');
  if (isKnown(call, tag)) return 'sent';
  const leaving = new AbortController();
  response.once('close', () => {
    leaving.abort();
  });
  const wanted = { scanFileId: path.id, page: path.page, width: query.width, turn, signal: leaving.signal };
  const image = await deps.renderPage(wanted);
  response.status(200).type(image.mediaType).end(image.bytes);
  return 'sent';
}

async function sendAccessPdf(deps: HttpDeps, call: Call<{ path: { id: string } }>): Promise<Reply> {
  const { path, request, response } = call;
  const file = await requireOpenFile(deps, path.id, call);
  const pdf = await deps.openAccessPdf(path.id);
  if (pdf === undefined) throw notFound();
  try {
    if (isKnown(call, pdf.sha256)) return 'sent';
    response.attachment(pdfName(file.name)).type('application/pdf').set('Content-Length', String(pdf.bytes));
    if (request.method === 'HEAD') response.end();
    else await pipeline(pdf.content, response);
    return 'sent';
  } finally {
    pdf.content.destroy();
  }
}

function pdfName(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  return `${last.replace(/\.[^.]*$/, '')}.pdf`;
}

/** Answers 304 when the caller has it. Asked each time: a file may have been withheld since. */
function isKnown({ request, response }: Pick<Call, 'request' | 'response'>, tag: string | null): boolean {
  response.set('Cache-Control', 'private, no-cache');
  if (tag === null) return false;
  response.set('ETag', `"${tag}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
