import { expect } from 'chai';
import fc from 'fast-check';
import {
  CASE_STATES,
  caseMovesFrom,
  guardsOfCaseMove,
  isClosed,
  type CaseGuard,
  type CaseState,
} from '../../../../src/domain/disposal/case-state.ts';
import { checkCouncil, isQuorate, type CouncilMember } from '../../../../src/domain/disposal/council.ts';
import { ELIMINATION_REASONS, REASON_TABLE } from '../../../../src/domain/disposal/elimination-reasons.ts';
import { refuseItem, type ItemDossier, type ItemFacts } from '../../../../src/domain/disposal/refuse-item.ts';
import {
  caseKeptUntil,
  destructionDeadline,
  missingPapers,
  proposeRegime,
} from '../../../../src/domain/disposal/regime.ts';
import { countVotes, type Vote } from '../../../../src/domain/disposal/votes.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';

describe('domain/disposal', () => {
  it('reaches destruction by no path without list, council, minutes, opinion, decision, hand-over and evidence', () => {
    const needed: readonly CaseGuard[] = [
      ...(['elimination-list', 'appointed-council', 'council-minutes', 'authority-opinion'] as const),
      ...(['elimination-decision', 'handover-minutes', 'elimination-evidence', 'files-settled'] as const),
    ];
    const paths: ReadonlySet<CaseGuard>[] = [];
    const walk = (state: CaseState, seen: readonly CaseState[], asked: ReadonlySet<CaseGuard>): void => {
      if (state === 'destroyed' || state === 'partly-kept') paths.push(asked);
      for (const next of caseMovesFrom(state).filter((one) => !seen.includes(one)))
        walk(next, [...seen, next], new Set([...asked, ...(guardsOfCaseMove(state, next) ?? [])]));
    };
    for (const start of CASE_STATES.filter((state) => !isClosed(state))) walk(start, [start], new Set());

    expect(paths.length).to.be.greaterThan(8);
    for (const path of paths) expect([...path]).to.include.members([...needed]);
  });

  it('can be taken back from everywhere until destruction has begun, and from no end', () => {
    for (const state of CASE_STATES)
      expect(guardsOfCaseMove(state, 'withdrawn'), state).to.deep.equal(
        isClosed(state) ? undefined : ['not-begun', 'reason'],
      );
    expect(CASE_STATES.filter(isClosed)).to.deep.equal(['destroyed', 'partly-kept', 'withdrawn']);
  });

  it('has a closed list of reasons, each with what it is for', () => {
    expect(REASON_TABLE.map(({ code }) => code)).to.deep.equal([...ELIMINATION_REASONS]);
    for (const reason of REASON_TABLE) expect(reason.for.length, reason.code).to.be.greaterThan(0);
  });

  it('chooses the law by the dates', () => {
    const law = (openedOn: string, formedUntil?: string) =>
      proposeRegime({ openedOn, ...(formedUntil && { formedUntil: formedUntil as PartialDate }) });

    expect(law('2025-06-30')).to.equal('2011');
    expect(law('2025-07-01')).to.equal('2024');
    expect(law('2026-01-01', '2020')).to.equal('2011');
    expect(law('2026-01-01', '2025-06-30')).to.equal('2011');
    expect(law('2026-01-01', '2025')).to.equal('2024');
    expect(law('2030-07-01', '2020')).to.equal('2024');
    expect(destructionDeadline('2011', '2026-01-01')).to.equal(null);
    expect(destructionDeadline('2024', '2026-02-20')).to.equal('2026-03-07');
    expect(caseKeptUntil('2028-02-29')).to.equal('2048-02-29');
  });

  it('says which papers of the norm are missing, without those that nobody has to give', () => {
    const facts = { papers: new Set<never>(), opinionRequired: false, listed: 3, explained: true };

    expect(missingPapers('2011', facts)).to.deep.equal([
      ...['council-decision', 'submission', 'council-minutes', 'decision', 'handover-minutes', 'destruction-minutes'],
    ]);
    expect(missingPapers('2024', { ...facts, opinionRequired: true, explained: false })).to.include.members([
      ...['explanation', 'opinion'],
    ]);
  });

  it('never lets a held, permanent or undecided dossier onto a list, whatever else is true', () => {
    const rarely = fc.constantFrom(false, false, false, false, true);
    const dossier = fc.record<ItemDossier>({
      state: fc.constantFrom('handed-over', 'boxed', 'described', 'digitising', 'destroyed'),
      sameFonds: rarely.map((is) => !is),
      secret: fc.boolean(),
      period: fc.constantFrom(null, { kind: 'permanent' }, { kind: 'years', years: 10 }),
      permanentBecause: fc.constantFrom([], ['rule']),
      held: rarely,
      due: fc.constantFrom('due', 'running', 'open', 'permanent', 'soon'),
      listedElsewhere: rarely,
      keepsDisposal: rarely,
    });
    const facts = fc.record<ItemFacts>({
      kind: fc.constant('dossier'),
      reason: fc.constantFrom(...ELIMINATION_REASONS),
      secretList: fc.boolean(),
      dossier,
      keptCopy: fc.constantFrom(undefined, null, { same: false, goes: false, period: { kind: 'permanent' } }),
    });
    let allowed = 0;
    fc.assert(
      fc.property(facts, (given) => {
        if (refuseItem(given) !== undefined) return;
        allowed += 1;
        const { dossier: one, reason, secretList } = given;
        expect(one).to.include({ held: false, sameFonds: true, listedElsewhere: false, keepsDisposal: false });
        expect(one?.permanentBecause).to.deep.equal([]);
        expect(one?.period?.kind).to.equal('years');
        expect(one?.secret).to.equal(secretList);
        if (reason === 'expired') expect(one?.due).to.equal('due');
        if (reason === 'duplicate') expect(given.keptCopy).to.not.be.oneOf([undefined, null]);
      }),
      { numRuns: 20_000 },
    );
    expect(allowed).to.be.greaterThan(20);
  });

  it('destroys only what more than half of those present want destroyed, unless the chairman says otherwise', () => {
    const vote = fc.record<Vote>({
      memberId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      itemId: fc.constantFrom(null, 'a', 'b'),
      choice: fc.constantFrom('destroy', 'keep'),
    });
    fc.assert(
      fc.property(fc.array(vote), fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5')), (given, present) => {
        const votes = [...new Map(given.map((one) => [`${one.memberId} ${one.itemId ?? ''}`, one])).values()];
        const count = countVotes({ members: [], present: new Set(present), votes });
        const tally = count({ id: 'a', ruling: null });
        const says = (id: string) =>
          (
            votes.find((one) => one.memberId === id && one.itemId === 'a') ??
            votes.find((one) => one.memberId === id && one.itemId === null)
          )?.choice;
        const wanted = present.filter((id) => says(id) === 'destroy').length;

        expect(tally.outcome).to.equal(wanted * 2 > present.length ? 'destroy' : 'keep');
        expect(tally.destroy).to.equal(wanted);
        const ruled = count({ id: 'a', ruling: { choice: 'keep', reason: 'x' } });
        expect([ruled.outcome, ruled.ruled]).to.deep.equal(['keep', tally.majority === 'destroy']);
      }),
    );
  });

  it('asks for a quorum with chairman and secretary, and warns where the law of 2024 could not be read', () => {
    const members: readonly CouncilMember[] = [
      { id: '1', name: 'A', role: 'chairman', capacity: 'owning-unit' },
      { id: '2', name: 'B', role: 'secretary', capacity: 'archivist' },
      { id: '3', name: 'C', role: 'member', capacity: 'specialist' },
    ];

    expect(checkCouncil('2011', members)).to.deep.equal([]);
    expect(checkCouncil('2024', members)).to.deep.equal([{ fault: 'leadership-missing', severity: 'warning' }]);
    expect(isQuorate(members, new Set(['1', '2']))).to.equal(true);
    expect(isQuorate(members, new Set(['2', '3']))).to.equal(false);
    expect(
      isQuorate([...members, ...members.map((one) => ({ ...one, id: `x${one.id}` }))], new Set(['1', '2'])),
    ).to.equal(false);
  });
});
