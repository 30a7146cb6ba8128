import type { Role } from '../../api/types.ts';
import type { CaseState, DisposalOverview } from '../disposal-types.ts';
import type { Act } from './act-forms.ts';

/** Those who answer for the archive; what they may is for the service to say, this only leaves out what it would refuse. */
const CUSTODIANS: ReadonlySet<Role> = new Set(['administrator', 'archivist']);

export function isCustodian(role: Role): boolean {
  return CUSTODIANS.has(role);
}

const BY_STATE: Readonly<Record<CaseState, readonly Act[]>> = {
  draft: ['explain', 'submit', 'paper', 'withdraw'],
  submitted: ['appoint', 'explain', 'paper', 'reopen', 'withdraw'],
  council: ['minutes', 'paper', 'withdraw'],
  appraised: ['opinion', 'decision', 'paper', 'withdraw'],
  decided: ['handover', 'withdraw'],
  'handed-over': ['execute', 'complete', 'withdraw'],
  destroyed: [],
  'partly-kept': [],
  withdrawn: [],
};

/** What this account may do to the case as it stands; the first one leads on. */
export function actsFor({ case: given }: Pick<DisposalOverview, 'case'>, { role, name }: Caller): readonly Act[] {
  const acts = BY_STATE[given.state].filter((act) => isMeaningful(act, given));
  if (isCustodian(role)) return acts;
  // Minutes are signed by those who kept them.
  const seat = given.record.members?.find(({ account }) => account === name);
  return seat !== undefined && seat.role !== 'member' ? acts.filter((act) => act === 'minutes') : [];
}

export interface Caller {
  readonly role: Role;
  readonly name: string;
}

function isMeaningful(act: Act, { record, begunAt }: DisposalOverview['case']): boolean {
  if (act === 'opinion') return record.opinionRequired;
  return act !== 'withdraw' || begunAt === null;
}

/** The states that a case walks through, in order. */
export const WAY = ['draft', 'submitted', 'council', 'appraised', 'decided', 'handed-over', 'destroyed'] as const;

/** Where a case stands on the way; a case that ended partly kept is at its end, one that was withdrawn nowhere. */
export function placeOnWay(state: CaseState): number {
  if (state === 'partly-kept' || state === 'destroyed') return WAY.length;
  return state === 'withdrawn' ? -1 : WAY.indexOf(state);
}
