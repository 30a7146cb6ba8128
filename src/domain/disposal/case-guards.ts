import type { CaseGuard } from './case-state.ts';
import { checkCouncil } from './council.ts';
import type { DisposalCase } from './disposal-case.ts';

/** What the move itself has looked at, beside what stands in the case. */
export interface MoveFacts {
  /** Items that are proposed for destruction still, and those that are not. */
  readonly listed: number;
  readonly kept: number;
  /** Items that may not be on the list, looked at now. */
  readonly refused?: number;
  /** Files in hosts of which the end is open. */
  readonly openFiles?: number;
  /** Files that stay in their host. */
  readonly keptFiles?: number;
  readonly reason?: string;
}

/** The guards that a case meets as it stands. */
export function guardsMet(given: DisposalCase, facts: MoveFacts): ReadonlySet<CaseGuard> {
  const met = [...ofList(facts), ...ofCase(given), ...ofEnd(given, facts)];
  return new Set(met.filter(([is]) => is).map(([, guard]) => guard));
}

type Looked = readonly (readonly [is: boolean, guard: CaseGuard])[];

function ofList({ listed, kept, keptFiles = 0, refused, reason = '' }: MoveFacts): Looked {
  return [
    [listed > 0, 'elimination-list'],
    [refused === 0, 'items-allowed'],
    [kept + keptFiles === 0, 'nothing-kept'],
    [kept + keptFiles > 0, 'something-kept'],
    [reason.trim() !== '', 'reason'],
  ];
}

function ofCase({ record, regime }: DisposalCase): Looked {
  const { papers = {}, members = [], session, opinionRequired, opinion } = record;
  const council = checkCouncil(regime, members).every(({ severity }) => severity === 'warning');
  return [
    [record.explanation !== undefined || papers.explanation !== undefined, 'explanation'],
    [papers['council-decision'] !== undefined && council, 'appointed-council'],
    [papers['council-minutes'] !== undefined && session !== undefined, 'council-minutes'],
    [!opinionRequired || (papers.opinion !== undefined && opinion?.agrees === true), 'authority-opinion'],
    [papers.decision !== undefined, 'elimination-decision'],
  ];
}

function ofEnd({ record, begunAt }: DisposalCase, { openFiles }: MoveFacts): Looked {
  const { papers = {}, handover, destruction } = record;
  return [
    [papers['handover-minutes'] !== undefined && handover !== undefined, 'handover-minutes'],
    [papers['destruction-minutes'] !== undefined && (destruction?.evidence.length ?? 0) > 0, 'elimination-evidence'],
    [openFiles === 0, 'files-settled'],
    [begunAt === null, 'not-begun'],
  ];
}
