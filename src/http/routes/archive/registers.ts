import { copyFile } from 'node:fs/promises';
import { exportRegisterReport } from '../../../app/archive/registers/export-report.ts';
import { importRegister } from '../../../app/archive/registers/import-register.ts';
import { findRowsFor } from '../../../app/archive/registers/find-rows.ts';
import { checkCompleteness, listMatches, showMatch } from '../../../app/archive/registers/register-report.ts';
import { requireFonds } from '../../../app/archive/dossiers/require-dossier.ts';
import { showRow } from '../../../app/archive/registers/show-row.ts';
import type { Settlement } from '../../../app/archive/registers/settle-match.ts';
import type { ColumnChoice } from '../../../domain/register/columns.ts';
import type { RegisterKind } from '../../../domain/register/register.ts';
import { message } from '../../../infra/messages/message.ts';
import type { RegisterMatch } from '../../../ports/archive/registers.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { importView, matchView, rowView } from '../../views/archive/register.ts';
import { fileOfDocument, requireOpenFile } from '../open-scan.ts';
import { actorOf } from './dossiers.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';
import { stagedPath } from './staged-files.ts';
import { sendWorkbook } from './workbooks.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface ImportOrder {
  /** Of a file that was handed in. */
  readonly sha256: string;
  readonly fileName?: string;
  readonly kind: RegisterKind;
  readonly year: number;
  readonly title?: string;
  readonly columns?: ColumnChoice;
  readonly faulty?: 'skip' | 'refuse';
}
type ImportCall = Call<IdPath & { body: ImportOrder }>;

/** Registers of documents: only for those who see everything, because rows tell of documents that others may not see. */
export function registerRoutes(deps: HttpDeps): readonly Route[] {
  return [...fileRoutes(deps), ...matchRoutes(deps), ...documentRoutes(deps)];
}

function fileRoutes(deps: HttpDeps): readonly Route[] {
  const { store } = deps;
  return [
    defineRoute<IdPath>('listRegisters', async ({ path: { id } }) => {
      await requireFonds(deps, id);
      return ok({ items: await store.registers.list(id) });
    }),
    defineRoute<IdPath>('removeRegister', async (call) =>
      ok(await deps.registers.remove({ registerId: call.path.id, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { body: ImportOrder }>('tryRegisterImport', (call) => bring(deps, call, true)),
    defineRoute<IdPath & { body: ImportOrder }>('importRegister', (call) => bring(deps, call, false)),
    defineRoute<IdPath>('exportRegisterReport', async (call) => {
      const { id: fondsId } = await requireFonds(deps, call.path.id);
      const text = (key: string, details?: Readonly<Record<string, string | number>>) =>
        message(key, details, call.language);
      const { spreadsheets } = deps.office;
      return sendWorkbook(deps, call, 'doi-chieu-so.xlsx', (path, signal) =>
        exportRegisterReport({ store, spreadsheets }, { fondsId, path, text, signal }),
      );
    }),
  ];
}

async function bring(deps: HttpDeps, call: ImportCall, dryRun: boolean) {
  const { sha256, faulty = 'skip', ...order } = call.body;
  const staged = await stagedPath(deps.office, sha256, call);
  const { store, ids, clock, office } = deps;
  const files = { spreadsheets: office.spreadsheets, tables: office.tables };
  const folder = await office.workspace.open();
  try {
    // Any text could be values with commas between: only the name says so.
    const isCsv = /\.(?:csv|tsv|txt)$/iu.test(order.fileName ?? '');
    const path = isCsv ? folder.pathOf('register.csv') : staged;
    if (isCsv) await copyFile(staged, path);
    const request = { ...order, path, fondsId: call.path.id, faulty, dryRun, actor: actorOf(call) };
    return ok(importView(await importRegister({ store, ids, clock, ...files }, request), call.language));
  } finally {
    await folder.close();
  }
}

function matchRoutes(deps: HttpDeps): readonly Route[] {
  const { store } = deps;
  return [
    defineRoute<IdPath & { body: { dryRun?: boolean } }>('matchRegisters', async (call) => {
      const { dryRun = false } = call.body;
      return ok(await deps.registers.match({ fondsId: call.path.id, dryRun, actor: actorOf(call) }));
    }),
    defineRoute<IdPath>('readRegisterMatching', async ({ path: { id } }) => {
      const { id: fondsId } = await requireFonds(deps, id);
      return ok(deps.registers.progress(fondsId));
    }),
    defineRoute<IdPath>('readRegisterRow', async ({ path: { id } }) => {
      const { row, register } = await showRow({ store }, id);
      return ok({ row: rowView(row), register });
    }),
    defineRoute<{ body: { items: readonly Settlement[] } }>('settleRegisterMatches', async (call) => {
      const request = { settlements: call.body.items, actor: actorOf(call) };
      const { settled, refused } = await deps.registers.settleAll(request);
      return ok({ settled: settled.map(matchView), refused });
    }),
    defineRoute<IdPath & { query: PagedQuery & { state?: RegisterMatch['state'] } }>(
      'listRegisterMatches',
      async ({ path: { id }, query }) => {
        const { id: fondsId } = await requireFonds(deps, id);
        const filter = { fondsId, ...(query.state !== undefined && { state: query.state }) };
        const { items, ...rest } = await listMatches({ store }, filter, pageRequest(query));
        return ok({ items: items.map(matchView), ...rest });
      },
    ),
    defineRoute<IdPath & { query: PagedQuery }>('listRowsWithoutDocument', async ({ path: { id }, query }) => {
      const { id: fondsId } = await requireFonds(deps, id);
      const { items, ...rest } = await store.registers.rowsWithout(fondsId, pageRequest(query));
      return ok({ items: items.map(rowView), ...rest });
    }),
    defineRoute<IdPath>('checkRegisters', async ({ path: { id } }) => {
      const { id: fondsId } = await requireFonds(deps, id);
      return ok(await checkCompleteness({ store }, fondsId));
    }),
  ];
}

/** Of one document: which row it is, and which it may be. */
function documentRoutes(deps: HttpDeps): readonly Route[] {
  const { store } = deps;
  return [
    defineRoute<IdPath>('readRegisterMatch', async (call) => {
      const { id } = call.path;
      await requireOpenFile(deps, fileOfDocument(id), call);
      const match = await showMatch({ store }, id);
      return ok({ match: match ? matchView(match) : null });
    }),
    defineRoute<IdPath & { query: { text?: string } }>('findRegisterRows', async (call) => {
      const { path, query } = call;
      await requireOpenFile(deps, fileOfDocument(path.id), call);
      const { rows, hits } = await findRowsFor({ store }, { documentId: path.id, text: query.text ?? '' });
      return ok({ items: rows, hits });
    }),
    defineRoute<IdPath & { body: { revision: number; rowId: string | null } }>('settleRegisterMatch', async (call) =>
      ok(matchView(await deps.registers.settle({ documentId: call.path.id, ...call.body, actor: actorOf(call) }))),
    ),
  ];
}
