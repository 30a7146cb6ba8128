/** The life of a dossier: states, and the moves allowed between them with what each one needs, as one table. */
export const DOSSIER_STATES = [
  'receiving',
  'sorting',
  'described',
  'checked',
  'numbered',
  'boxed',
  'digitising',
  'accepted',
  'packaged',
  'handed-over',
  'proposed-for-elimination',
  'council',
  'destroyed',
  'kept',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** What must be there before a move; each is looked at by the part of the archive that it belongs to. */
export const MOVE_GUARDS = [
  /** No rule of completeness blocks. */
  'complete',
  /** Who checks has neither described nor changed it. */
  'not-own-work',
  /** It has its official number. */
  'frozen-number',
  'in-a-box',
  'accepted-lot',
  'package',
  'handover-minutes',
  /** It stands on a list of material to be eliminated. */
  'elimination-list',
  /** A council of appraisal was appointed for the list. */
  'appointed-council',
  'council-minutes',
  'elimination-decision',
  'elimination-evidence',
  /** It stood there when it came onto the list. */
  'stood-there-before',
] as const;
export type MoveGuard = (typeof MOVE_GUARDS)[number];

type Moves = Readonly<Partial<Record<DossierState, readonly MoveGuard[]>>>;

const TO_DISPOSAL: Moves = { 'proposed-for-elimination': ['elimination-list'] };
/** A change of what was checked puts it back before the check; its number stays. */
const CHANGED: Moves = { described: [] };

/** Off the list again: back to where it stood. */
const BEFORE_LIST: Moves = Object.fromEntries(
  (['sorting', 'described', 'checked', 'numbered', 'boxed', 'accepted', 'packaged', 'handed-over'] as const).map(
    (state) => [state, ['stood-there-before']],
  ),
);

const TABLE: Readonly<Record<DossierState, Moves>> = {
  receiving: { sorting: [], described: [] },
  sorting: { described: [], ...TO_DISPOSAL },
  described: { sorting: [], checked: ['complete', 'not-own-work'], ...TO_DISPOSAL },
  checked: { ...CHANGED, numbered: ['complete', 'frozen-number'], ...TO_DISPOSAL },
  numbered: { ...CHANGED, boxed: ['in-a-box'], ...TO_DISPOSAL },
  boxed: { ...CHANGED, numbered: [], digitising: [], 'handed-over': ['handover-minutes'], ...TO_DISPOSAL },
  digitising: { boxed: [], accepted: ['accepted-lot'] },
  accepted: { digitising: [], packaged: ['package'], ...TO_DISPOSAL },
  packaged: { accepted: [], 'handed-over': ['package', 'handover-minutes'], ...TO_DISPOSAL },
  // Terms end long after arranging: what lies in the archive comes onto a list from here.
  'handed-over': TO_DISPOSAL,
  'proposed-for-elimination': { ...BEFORE_LIST, council: ['elimination-list', 'appointed-council'], kept: [] },
  council: {
    ...BEFORE_LIST,
    // Keeping is never wrong: a hold may come before the council has met.
    kept: [],
    destroyed: [
      'elimination-list',
      'appointed-council',
      'council-minutes',
      'elimination-decision',
      'elimination-evidence',
    ],
  },
  destroyed: {},
  kept: { ...BEFORE_LIST, described: [], ...TO_DISPOSAL },
};

export function canMoveDossier(from: DossierState, to: DossierState): boolean {
  return TABLE[from][to] !== undefined;
}

/** What the move needs; undefined where there is no such move. */
export function guardsOfMove(from: DossierState, to: DossierState): readonly MoveGuard[] | undefined {
  return TABLE[from][to];
}

/** Where one can go from a state. */
export function movesFrom(from: DossierState): readonly DossierState[] {
  return DOSSIER_STATES.filter((to) => canMoveDossier(from, to));
}

/** While arranging goes on, the description may change; after that only with a decision of its own. */
const OPEN: ReadonlySet<DossierState> = new Set([
  'receiving',
  'sorting',
  'described',
  'checked',
  'numbered',
  'boxed',
  'kept',
]);

export function isOpenToChange(state: DossierState): boolean {
  return OPEN.has(state);
}

/** The state after a change of what a dossier says. */
export function stateAfterChange(state: DossierState): DossierState {
  return state === 'receiving' || state === 'sorting' ? state : 'described';
}

/** On the way out of the archive: arranging is over for it. */
export const DISPOSAL_STATES: ReadonlySet<DossierState> = new Set(['proposed-for-elimination', 'council', 'destroyed']);
