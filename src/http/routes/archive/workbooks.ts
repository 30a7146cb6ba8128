import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exportDossiers } from '../../../app/archive/spreadsheets/export-dossiers.ts';
import { importDossiers, type ImportReport } from '../../../app/archive/spreadsheets/import-dossiers.ts';
import { reportSheet } from '../../../app/archive/spreadsheets/report-sheet.ts';
import type { SpreadsheetDeps } from '../../../app/archive/spreadsheets/spreadsheet-deps.ts';
import type { TakenRow } from '../../../app/archive/spreadsheets/take-sheet.ts';
import { message } from '../../../infra/messages/message.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { onlookerOf } from '../../views/archive/dossier.ts';
import { importReportView, layoutView } from '../../views/archive/workbook.ts';
import { actorOf } from './dossiers.ts';
import { readerOf } from './readable.ts';
import { stagedPath } from './staged-files.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface Order {
  /** Of a file that was handed in. */
  readonly sha256: string;
  readonly layout?: string;
  readonly faulty?: 'skip' | 'refuse';
  readonly take?: readonly TakenRow[];
  /** Remarks in the answer; the workbook of the report has all. */
  readonly remarks?: number;
}
type ImportCall = Call<IdPath & { body: Order }>;

const SHOWN_REMARKS = 500;

/** Dossiers of a fonds from and into workbooks. */
export function workbookRoutes(deps: HttpDeps): readonly Route[] {
  const run = oneAtATime();
  const work = (call: ImportCall, dryRun: boolean) => run(() => importFile(deps, call, dryRun));
  return [
    defineRoute('listSheetLayouts', ({ language }) =>
      Promise.resolve(ok({ items: deps.office.layouts.map((layout) => layoutView(layout, language)) })),
    ),
    defineRoute<IdPath & { body: Order }>('tryDossierImport', async (call) => reply(await work(call, true), call)),
    defineRoute<IdPath & { body: Order }>('importDossiers', async (call) => reply(await work(call, false), call)),
    defineRoute<IdPath & { body: Order }>('reportDossierImport', async (call) => {
      const report = await work(call, true);
      const text: SpreadsheetDeps['text'] = (key, details) => message(key, details, call.language);
      return sendWorkbook(deps, call, 'bao-cao-nap.xlsx', (path) =>
        deps.office.spreadsheets.write(path, [reportSheet(report, text)]),
      );
    }),
    defineRoute<IdPath & { query: { layout?: string } }>('exportDossiers', async (call) =>
      sendWorkbook(deps, call, 'ho-so.xlsx', async (path, signal) => {
        const { layout } = call.query;
        const asked = {
          fondsId: call.path.id,
          viewer: onlookerOf(readerOf(call)),
          ...(layout !== undefined && { layout }),
        };
        await exportDossiers(depsOf(deps), { path, ...asked, signal });
      }),
    ),
  ];
}

function depsOf(deps: HttpDeps): SpreadsheetDeps {
  const { store, ids, clock, checkRecord } = deps;
  const { spreadsheets, layouts, text } = deps.office;
  return { store, ids, clock, checkRecord, spreadsheets, layouts, text };
}

/** Each holds as many rows as a workbook has: two of them would need the memory of two. */
function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined); // whoever asked is told; the next one goes on
    return next;
  };
}

async function importFile(deps: HttpDeps, call: ImportCall, dryRun: boolean): Promise<ImportReport> {
  const { sha256, layout, faulty = 'skip', take = [] } = call.body;
  return importDossiers(depsOf(deps), {
    ...{ path: await stagedPath(deps.office, sha256, call), fondsId: call.path.id, dryRun, faulty, take },
    ...{ viewer: onlookerOf(readerOf(call)), actor: actorOf(call) },
    ...(layout !== undefined && { layout }),
  });
}

function reply(report: ImportReport, { body, language }: ImportCall): Reply {
  return ok(importReportView(report, { language, remarks: body.remarks ?? SHOWN_REMARKS }));
}

type Writing = (path: string, signal: AbortSignal) => Promise<unknown>;

/** Written whole before the answer begins, so that half a workbook never looks like one. */
export async function sendWorkbook(
  { office }: HttpDeps,
  { response }: Pick<Call, 'response'>,
  ...[name, write]: readonly [string, Writing]
): Promise<Reply> {
  const leaving = new AbortController();
  response.once('close', () => {
    leaving.abort();
  });
  const folder = await office.workspace.open();
  try {
    const path = folder.pathOf('out.xlsx');
    await write(path, leaving.signal);
    response.set('Cache-Control', 'private, no-store').attachment(name);
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    response.set('Content-Length', String((await stat(path)).size));
    await pipeline(createReadStream(path), response);
    return 'sent';
  } finally {
    await folder.close();
  }
}
