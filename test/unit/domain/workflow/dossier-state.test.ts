import { expect } from 'chai';
import {
  canMoveDossier,
  DOSSIER_STATES,
  guardsOfMove,
  isOpenToChange,
  movesFrom,
  stateAfterChange,
  type DossierState,
  type MoveGuard,
} from '../../../../src/domain/workflow/dossier-state.ts';

/** Every way without going twice through a state, with what each has asked for. */
function pathsTo(target: DossierState): readonly ReadonlySet<MoveGuard>[] {
  const found: ReadonlySet<MoveGuard>[] = [];
  const walk = (state: DossierState, seen: readonly DossierState[], asked: ReadonlySet<MoveGuard>): void => {
    if (state === target) found.push(asked);
    else
      for (const next of movesFrom(state).filter((one) => !seen.includes(one)))
        walk(next, [...seen, next], new Set([...asked, ...(guardsOfMove(state, next) ?? [])]));
  };
  for (const start of DOSSIER_STATES.filter((state) => state !== target)) walk(start, [start], new Set());
  return found;
}

describe('domain/workflow/dossier-state', () => {
  it('lets nothing be destroyed without list, council, its minutes, decision and evidence, wherever it starts', () => {
    const asked = [
      ...['elimination-list', 'appointed-council', 'council-minutes', 'elimination-decision', 'elimination-evidence'],
    ] as const;

    const paths = pathsTo('destroyed');

    expect(paths.length).to.be.greaterThan(5);
    for (const path of paths) expect([...path]).to.include.members([...asked]);
  });

  it('has no way back from destruction; what was handed over goes onto a list of elimination and nowhere else', () => {
    expect(movesFrom('destroyed')).to.deep.equal([]);
    expect(movesFrom('handed-over')).to.deep.equal(['proposed-for-elimination']);
  });

  it('lets what is taken off a list go to where it stood, and to nowhere else', () => {
    for (const from of ['proposed-for-elimination', 'council'] as const)
      for (const to of movesFrom(from).filter((state) => !['council', 'kept', 'destroyed'].includes(state)))
        expect(guardsOfMove(from, to), `${from} ${to}`).to.deep.equal(['stood-there-before']);
  });

  it('goes the way of design §1 step by step, and lets every state be reached', () => {
    const way: readonly DossierState[] = [
      ...(['receiving', 'sorting', 'described', 'checked', 'numbered', 'boxed', 'digitising', 'accepted'] as const),
      ...(['packaged', 'handed-over'] as const),
    ];
    for (const [index, state] of way.slice(0, -1).entries())
      expect(canMoveDossier(state, way[index + 1] ?? state), state).to.equal(true);
    for (const state of DOSSIER_STATES.filter((one) => one !== 'receiving'))
      expect(
        DOSSIER_STATES.some((from) => canMoveDossier(from, state)),
        state,
      ).to.equal(true);
  });

  it('puts what was checked back before the check when it changes, where it may change at all', () => {
    for (const state of DOSSIER_STATES.filter(isOpenToChange)) {
      const after = stateAfterChange(state);
      expect(after === state || canMoveDossier(state, after), state).to.equal(true);
      expect(after, state).to.not.equal('checked');
    }
    expect(isOpenToChange('destroyed')).to.equal(false);
    expect(isOpenToChange('handed-over')).to.equal(false);
  });
});
