import { caseKeptUntil } from '../../../domain/disposal/regime.ts';
import { guardsMet } from '../../../domain/disposal/case-guards.ts';
import type { CasePaper, Destruction, DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import { MOVE_GUARDS } from '../../../domain/workflow/dossier-state.ts';
import { RequestError } from '../../../ports/errors.ts';
import { today } from '../../host/count-run.ts';
import { refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { factsOfList } from './check-list.ts';
import { withPaper } from './describe-case.ts';
import { demandState, lockCase, moveCase, tell, type CaseCommand } from './disposal-deps.ts';
import { demandInTime, keepAdded, keepHeld, progressOf, type ExecutionDeps } from './execute-case.ts';
import { moveListed } from './move-listed.ts';

export interface Completion extends CaseCommand {
  readonly destruction: Destruction;
  /** The minutes of destruction. */
  readonly paper: CasePaper;
  readonly lateReason?: string;
}

/**
 * Closes the case with the minutes of destruction and the files that prove it: the list is destroyed from now on, and
 * its papers are kept twenty years.
 * @throws RecordError (late without a reason, before the decision, in the future); RequestError `forbidden-move` naming what
 *   is missing
 */
export async function completeCase(deps: ExecutionDeps, command: Completion): Promise<DisposalCase> {
  const { destruction, paper, lateReason } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command, { destruction });
    demandState(before, 'handed-over');
    if (before.begunAt === null) throw notBegun(before);
    demandDay(before, paper.date, today(deps));
    demandInTime(before, paper.date, lateReason);
    // A hold, or a file, may have come since the last look.
    await keepHeld(deps, command);
    await keepAdded(deps, command);
    const items = await deps.store.disposals.allItems(before.id);
    const { files, open } = await progressOf(deps, before.id);
    const facts = { ...factsOfList(items), openFiles: open, keptFiles: files.kept };
    const said = { destruction, ...(lateReason !== undefined && { lateReason }) };
    const record = { ...withPaper(before, 'destruction-minutes', paper), ...said };
    const changes = { record, destroyedOn: paper.date, keptUntil: caseKeptUntil(paper.date) };
    const met = guardsMet({ ...before, ...changes }, facts);
    const gone = items.filter(({ state }) => state === 'listed');
    await deps.store.disposals.saveItems(
      gone.map(({ id, record: line }) => ({ id, state: 'destroyed', record: line })),
    );
    const to = met.has('something-kept') ? 'partly-kept' : 'destroyed';
    const after = await moveCase(deps, before, { to, facts, changes });
    const guards: ReadonlySet<string> = met;
    await moveListed(deps, gone, { to: 'destroyed', met: MOVE_GUARDS.filter((guard) => guards.has(guard)) });
    await noteDocuments(deps, after, gone);
    await tellOfDossiers(deps, command, { given: after, gone });
    const body = { items: gone.length, kept: facts.kept, keptFiles: files.kept, keptUntil: after.keptUntil };
    await tell(deps, command, { what: to, body, values: { destruction, paper } });
    return after;
  });
}

function notBegun({ id, state }: DisposalCase): RequestError {
  const details = { id, state, missing: 'files-settled' };
  return new RequestError('forbidden-move', 'Nothing was given to destruction yet', { details });
}

function demandDay({ decidedOn }: DisposalCase, day: string, now: string): void {
  if (decidedOn !== null && day < decidedOn) throw refusal('paper.date', 'disposal-before-decision', { decidedOn });
  if (day > now) throw refusal('paper.date', 'disposal-future');
}

/** A document that went by itself stays in the list of its dossier, with the note that says so. */
async function noteDocuments(
  deps: ExecutionDeps,
  { record }: DisposalCase,
  items: readonly EliminationItem[],
): Promise<void> {
  const ids = new Set(items.flatMap(({ kind, documentId }) => (kind === 'document' ? (documentId ?? []) : [])));
  if (ids.size === 0) return;
  const found = await deps.store.disposals.documentsForList([...ids]);
  const { number = '', date = '' } = record.papers?.decision ?? {};
  const said = deps.text('disposal.documentNote', { number, date: date.split('-').reverse().join('/') });
  const noted = found.map(({ id, dossierId, ordinal, scanDocumentId, entry }) => {
    const note = typeof entry.note === 'string' && entry.note !== '' ? `${entry.note}; ${said}` : said;
    return { id, dossierId, ordinal, scanDocumentId, entry: { ...entry, note } };
  });
  await deps.store.dossiers.saveDocuments(noted);
}

/** Whoever looks a dossier up finds what became of it. */
async function tellOfDossiers(
  { store }: ExecutionDeps,
  { actor }: CaseCommand,
  { given, gone }: { readonly given: DisposalCase; readonly gone: readonly EliminationItem[] },
): Promise<void> {
  const decision = given.record.papers?.decision?.number ?? null;
  for (const { kind, dossierId, documentId, ordinal } of gone) {
    if (dossierId === null) continue;
    const body = { caseId: given.id, ordinal, decision, ...(kind === 'document' && { documentId }) };
    const action = kind === 'document' ? 'dossier.document-destroyed' : 'dossier.destroyed';
    await store.ledger.append({ action, subject: dossierId, actor, body });
  }
}
