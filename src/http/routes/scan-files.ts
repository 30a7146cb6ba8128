import { pipeline } from 'node:stream/promises';
import { workOfPeople } from '../../app/division/work-of-people.ts';
import type { PersonCuts } from '../../domain/division/person-cuts.ts';
import { RequestError } from '../../ports/errors.ts';
import type { ScanFile, ScanFileFilter } from '../../ports/store.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../api/route.ts';
import { notFound } from '../auth/accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { divisionView } from '../views/division.ts';
import { documentSummary, pageSummary } from '../views/document.ts';
import { pageView } from '../views/page.ts';
import { demandOpenScan, hidesScan, scanViewer } from './open-scan.ts';
import { maskFile, maskFiles } from './scan-names.ts';
import { retriesOf } from '../retries.ts';
import { sameContentView, scanFileView } from '../views/scan-file.ts';

interface ListQuery {
  readonly state?: NonNullable<ScanFileFilter['state']>;
  readonly name?: string;
  readonly limit: number;
  readonly after?: string;
}
interface CutsBody extends PersonCuts {
  readonly revision: number;
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
      const pages = isOpen ? await deps.store.readings.pages(path.id) : [];
      const documents = isOpen ? await deps.store.readings.documents(path.id) : [];
      const retries = await retriesOf(deps, [file]);
      const { scanFiles } = deps.store;
      const copies = file.sha256 === null ? [] : await scanFiles.findBySha256(file.hostId, file.sha256);
      return ok({
        scanFile: scanFileView(await maskFile(deps, file, call), language, retries.get(file.id)),
        sameAs: sameContentView(file, await maskFiles(deps, copies, call)),
        pages: pages.map(pageSummary),
        documents: documents.map((row) => documentSummary(row, file)),
      });
    }),
    defineRoute<{ path: PagePath }>('readPage', async (call) => {
      const { path, language } = call;
      await requireOpenFile(deps, path.id, call);
      const reading = await deps.store.readings.page(path.id, path.page);
      if (reading === undefined) throw notFound();
      return ok(pageView(reading, language));
    }),
    defineRoute<{ path: PagePath; query: { width: number } }>('readPageImage', (call) => sendPageImage(deps, call)),
    defineRoute<{ path: { id: string } }>('readAccessPdf', (call) => sendAccessPdf(deps, call)),
    defineRoute<{ path: { id: string } }>('readAgain', async (call) => {
      const file = await deps.readAgain({ scanFileId: call.path.id, actor: call.caller().account.name });
      return { status: 202, body: scanFileView(await maskFile(deps, file, call), call.language) };
    }),
    defineRoute<{ path: { id: string } }>('readDivision', async (call) => {
      const { id, revision } = await requireOpenFile(deps, call.path.id, call);
      const rows = await deps.store.readings.documents(id);
      const divided = await deps.store.divisions.find(id);
      return ok(divisionView({ revision, divided, rows, work: await workOfPeople(deps, rows) }));
    }),
    defineRoute<{ path: { id: string }; body: CutsBody }>('moveCuts', async (call) => {
      const { id } = await requireOpenFile(deps, call.path.id, call);
      const file = await deps.moveCuts({ scanFileId: id, ...call.body, actor: call.caller().account.name });
      return { status: 202, body: scanFileView(await maskFile(deps, file, call), call.language) };
    }),
    defineRoute<{ path: { id: string }; query: { revision: number } }>('dropCuts', async (call) => {
      const { id } = await requireOpenFile(deps, call.path.id, call);
      const { revision } = call.query;
      const file = await deps.dropCuts({ scanFileId: id, revision, actor: call.caller().account.name });
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

async function requireFile({ store }: HttpDeps, id: string): Promise<ScanFile> {
  const file = await store.scanFiles.find(id);
  if (file === undefined) throw notFound();
  return file;
}

/** Nothing of the content of a withheld file leaves, whatever may still lie somewhere. */
async function requireOpenFile(deps: HttpDeps, id: string, call: Pick<Call, 'caller'>): Promise<ScanFile> {
  const file = await requireFile(deps, id);
  if (file.state === 'withheld') throw new RequestError('withheld', 'The file is withheld');
  await demandOpenScan(deps, id, call);
  return file;
}

type ImageCall = Call<{ path: PagePath; query: { width: number } }>;

async function sendPageImage(deps: HttpDeps, call: ImageCall): Promise<Reply> {
  const { path, query, response } = call;
  const file = await requireOpenFile(deps, path.id, call);
  if (file.pageCount !== null && path.page > file.pageCount) throw notFound();
  // Equal content and width give an equal image, so a repeat is answered without drawing it.
  const tag = file.sha256 && `${file.sha256.slice(0, 32)}-${String(path.page)}-${String(query.width)}`;
  if (isKnown(call, tag)) return 'sent';
  const leaving = new AbortController();
  response.once('close', () => {
    leaving.abort();
  });
  const wanted = { scanFileId: path.id, page: path.page, width: query.width, signal: leaving.signal };
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
