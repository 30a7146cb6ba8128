/** The way of an elimination list to destruction: states, and the moves between them with what each needs, as one table. */
export const CASE_STATES = [
  'draft',
  'submitted',
  'council',
  'appraised',
  'decided',
  'handed-over',
  'destroyed',
  'partly-kept',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_GUARDS = [
  /** Something stands on the list that is not kept. */
  'elimination-list',
  /** Nothing on it may not be there: held, permanent, not yet due … */
  'items-allowed',
  'explanation',
  /** Decided on by the head, with the members that the law asks for. */
  'appointed-council',
  /** Votes counted, minutes signed. */
  'council-minutes',
  /** Of the archives authority, in favour; met where none is needed. */
  'authority-opinion',
  'elimination-decision',
  'handover-minutes',
  /** Minutes of destruction with a file that proves them. */
  'elimination-evidence',
  /** Every file in a host is away for good, or stays for a reason that is told. */
  'files-settled',
  'nothing-kept',
  'something-kept',
  /** Nothing was destroyed yet. */
  'not-begun',
  'reason',
] as const;
export type CaseGuard = (typeof CASE_GUARDS)[number];

type Moves = Readonly<Partial<Record<CaseState, readonly CaseGuard[]>>>;

const BACK: Moves = { withdrawn: ['not-begun', 'reason'] };
const JUDGED = ['elimination-list', 'appointed-council', 'council-minutes'] as const;
const DECIDED = [...JUDGED, 'authority-opinion', 'elimination-decision'] as const;
const DONE = [...DECIDED, 'handover-minutes', 'elimination-evidence', 'files-settled'] as const;

const TABLE: Readonly<Record<CaseState, Moves>> = {
  draft: { submitted: ['elimination-list', 'items-allowed', 'explanation'], ...BACK },
  submitted: { draft: [], council: ['elimination-list', 'items-allowed', 'appointed-council'], ...BACK },
  council: { appraised: JUDGED, ...BACK },
  appraised: { decided: [...DECIDED, 'items-allowed'], ...BACK },
  decided: { 'handed-over': [...DECIDED, 'handover-minutes'], ...BACK },
  'handed-over': { destroyed: [...DONE, 'nothing-kept'], 'partly-kept': [...DONE, 'something-kept'], ...BACK },
  destroyed: {},
  'partly-kept': {},
  withdrawn: {},
};

/** What the move needs; undefined where there is no such move. */
export function guardsOfCaseMove(from: CaseState, to: CaseState): readonly CaseGuard[] | undefined {
  return TABLE[from][to];
}

export function caseMovesFrom(from: CaseState): readonly CaseState[] {
  return CASE_STATES.filter((to) => TABLE[from][to] !== undefined);
}

/** Its end is reached: nothing of it changes any more. */
export function isClosed(state: CaseState): boolean {
  return caseMovesFrom(state).length === 0;
}

/** The list may still be added to and taken from. */
export function isListOpen(state: CaseState): boolean {
  return state === 'draft';
}
