import type { CasePaper, DisposalCase, Explanation } from '../../../domain/disposal/disposal-case.ts';
import type { PaperKind } from '../../../domain/disposal/regime.ts';
import { demandFound } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import {
  demandState,
  lockCase,
  tell,
  withRecord,
  writeCase,
  type CaseCommand,
  type DisposalDeps,
} from './disposal-deps.ts';

export interface CaseDescription extends CaseCommand {
  readonly title?: string;
  readonly note?: string;
  readonly explanation?: Explanation;
  readonly opinionRequired?: boolean;
  /** The dossier of the fonds in which the papers of the case lie. */
  readonly fileId?: string;
}

/**
 * What is said of a case until the head decides.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError; ConflictError
 */
export async function describeCase(deps: DisposalDeps, given: CaseDescription): Promise<DisposalCase> {
  const { caseId, revision, actor, fileId, ...said } = tidy(given);
  return deps.store.transaction(async () => {
    const command = { caseId, actor, ...(revision !== undefined && { revision }) };
    const before = await lockCase(deps, command, said);
    if (Object.keys(said).length > 0) demandState(before, 'draft', 'submitted', 'council', 'appraised');
    if (fileId !== undefined) demandFound(await deps.store.dossiers.find(fileId), fileId);
    const changes = { record: withRecord(before, said), ...(fileId !== undefined && { fileId }) };
    const after = await writeCase(deps, before, changes);
    const values = { before: before.record, after: said };
    await tell(deps, command, { what: 'described', body: { fields: Object.keys({ ...said, ...changes }) }, values });
    return after;
  });
}

/** Papers that steps of the case bring with them are written by these steps. */
export type FreePaper = 'submission' | 'explanation' | 'opinion-request';

export interface PaperCommand extends CaseCommand {
  readonly kind: FreePaper;
  readonly paper: CasePaper;
}

/** @throws as `describeCase` */
export async function addPaper(deps: DisposalDeps, given: PaperCommand): Promise<DisposalCase> {
  const { kind, paper } = tidy(given);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, given, { paper });
    demandState(before, 'draft', 'submitted', 'council', 'appraised');
    const after = await writeCase(deps, before, { record: withPaper(before, kind, paper) });
    await tell(deps, given, { what: 'paper-added', body: { kind }, values: { paper } });
    return after;
  });
}

export function withPaper(given: DisposalCase, kind: PaperKind, paper: CasePaper): DisposalCase['record'] {
  return withRecord(given, { papers: { ...given.record.papers, [kind]: paper } });
}
