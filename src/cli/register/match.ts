import { matchRegisters } from '../../app/archive/registers/match-registers.ts';
import { holdersOf } from '../../app/archive/registers/register-report.ts';
import { settleMatch } from '../../app/archive/registers/settle-match.ts';
import { removeRegister } from '../../app/archive/registers/remove-register.ts';
import { cliActor } from '../reason.ts';
import type { RegisterMatch } from '../../ports/archive/registers.ts';
import { fondsOf, refuse, type RegisterRequest } from './request.ts';

/** `vankho register match`: finds the rows of all documents of a fonds. */
export async function match(request: RegisterRequest): Promise<number> {
  const { context, deps, flags } = request;
  const { id: fondsId } = await fondsOf(request);
  const report = await matchRegisters(deps, { fondsId, dryRun: flags['dryRun'] === true, actor: cliActor() });
  const { written, ...counts } = report;
  if (context.json) context.output.out(JSON.stringify(report));
  else {
    context.output.out(context.text('cli.register.matched', counts));
    if (!written) context.output.out(context.text('cli.dossier.notWritten'));
  }
  return 0;
}

/** `vankho register accept DOCUMENT [ROW]`: without a row the first that fits. */
export async function accept(request: RegisterRequest): Promise<number> {
  const { context, deps, args } = request;
  const [documentId = '', chosen] = args;
  const found = await deps.store.registers.match(documentId);
  const rowId = chosen ?? found?.rowId ?? found?.candidates[0]?.rowId;
  if (rowId === undefined) throw refuse('row', context.text('cli.register.rowNeeded'));
  if (found !== undefined) await demandRow(request, rowId, found.fondsId);
  const holder = (await holdersOf(deps.store.registers, [rowId])).get(rowId);
  if (holder !== undefined && holder.documentId !== documentId) {
    const { documentId: id, fileName: file } = holder;
    throw refuse('row', context.text('cli.register.rowTaken', { id, file }));
  }
  return settle(request, { documentId, rowId });
}

/** @throws RequestError `invalid-request` for an id that no row of the fonds has */
async function demandRow({ context, deps }: RegisterRequest, rowId: string, fondsId: string): Promise<void> {
  const { registers } = deps.store;
  const row = (await registers.rowsById([rowId])).get(rowId);
  const register = row && (await registers.find(row.registerId));
  if (register?.fondsId !== fondsId) throw refuse('row', context.text('cli.register.noRow', { id: rowId }));
}

/** `vankho register reject DOCUMENT`: the document stands in no register. */
export function reject(request: RegisterRequest): Promise<number> {
  return settle(request, { documentId: request.args[0] ?? '', rowId: null });
}

/** `vankho register undo DOCUMENT`: what a person said is taken back; the rules count again. */
export async function undo(request: RegisterRequest): Promise<number> {
  const [documentId = ''] = request.args;
  const found = await request.deps.store.registers.match(documentId);
  if (found?.decided === null) throw refuse('document', request.context.text('cli.register.nothingToUndo'));
  return settle(request, { documentId });
}

/** `vankho register remove REGISTER`: takes it away, with the values that came from it and that nobody confirmed. */
export async function remove(request: RegisterRequest): Promise<number> {
  const { context, deps, args } = request;
  const removed = await removeRegister(deps, { registerId: args[0] ?? '', actor: cliActor() });
  if (context.json) context.output.out(JSON.stringify(removed));
  else context.output.out(context.text('cli.register.removed', { ...removed }));
  return 0;
}

async function settle(
  { context, deps }: RegisterRequest,
  given: { readonly documentId: string; readonly rowId?: string | null },
): Promise<number> {
  const revision = (await deps.store.registers.match(given.documentId))?.revision ?? 0;
  const settled = await settleMatch(deps, { ...given, revision, actor: cliActor() });
  if (context.json) context.output.out(JSON.stringify(settled));
  else context.output.out(context.text(`cli.register.${toldOf(settled)}`));
  return 0;
}

function toldOf({ decided, state }: RegisterMatch): 'undone' | 'accepted' | 'rejected' {
  if (decided === null) return 'undone';
  return state === 'paired' ? 'accepted' : 'rejected';
}
