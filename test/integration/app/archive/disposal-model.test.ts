import { expect } from 'chai';
import fc from 'fast-check';
import { completeCase } from '../../../../src/app/archive/disposal/complete-case.ts';
import { keepItems, withdrawCase } from '../../../../src/app/archive/disposal/decide-case.ts';
import { executeCase } from '../../../../src/app/archive/disposal/execute-case.ts';
import { addItems } from '../../../../src/app/archive/disposal/list-items.ts';
import { reopenList } from '../../../../src/app/archive/disposal/submit-case.ts';
import { isClosed } from '../../../../src/domain/disposal/case-state.ts';
import { isPortError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { aPaper, DESTRUCTION, disposalDeps, openTestCase, stepsOf } from '../../../support/archive/disposal.ts';
import { pglite } from '../../../support/store/engines.ts';

const WAY = [
  'explain',
  'submit',
  'appoint',
  'vote',
  'sign',
  'agree',
  'decide',
  'handOver',
  'execute',
  'complete',
] as const;
const OTHERS = ['add', 'reopen', 'keep', 'withdraw'] as const;
type Command = (typeof WAY)[number] | (typeof OTHERS)[number];

describe('app/archive/disposal: any commands in any order', function () {
  this.timeout(180_000);

  it('destroys nothing without list, council, decision and evidence, and changes nothing that is closed', async () => {
    const ends = new Set<string>();
    // The way to the end with commands left out, doubled and put between, so that some sequences come far.
    const sequence = fc
      .array(fc.tuple(fc.nat(WAY.length), fc.constantFrom<Command>(...OTHERS, ...WAY)), { maxLength: 4 })
      .chain((strays) =>
        fc.subarray([...WAY], { minLength: WAY.length - 2 }).map((kept): readonly Command[] => {
          const commands: Command[] = [...kept];
          for (const [place, command] of strays) commands.splice(place, 0, command);
          return commands;
        }),
      );
    await fc.assert(
      fc.asyncProperty(sequence, async (commands) => {
        ends.add(await play(commands));
      }),
      { numRuns: 20, examples: [[[...WAY]], [['explain', 'submit', 'withdraw', ...WAY]]] },
    );
    expect([...ends]).to.include.members(['destroyed', 'withdrawn']);
  });
});

/** Plays commands, those refused changing nothing; gives the state at the end. */
async function play(commands: readonly Command[]): Promise<string> {
  const store = await pglite.sharedStore();
  await seedFonds(store);
  await store.dossiers.insert([1, 2, 3].map((number) => aDossier(number, { state: 'boxed' })));
  const deps = disposalDeps(store);
  const { id: caseId } = await openTestCase(deps);
  const command = { caseId, actor: 'an' };
  const add = (number: number) =>
    addItems(deps, { ...command, items: [{ kind: 'dossier', reason: 'expired', dossierId: dossierId(number) }] });
  await add(1);
  await add(2);
  const carryOut: Readonly<Record<Command, () => Promise<unknown>>> = {
    ...stepsOf(deps, caseId),
    execute: () => executeCase(deps, command),
    complete: () => completeCase(deps, { ...command, destruction: DESTRUCTION, paper: aPaper({ date: '2026-12-09' }) }),
    add: () => add(3),
    reopen: () => reopenList(deps, command),
    keep: async () => {
      const [first] = await store.disposals.allItems(caseId, { states: ['listed'] });
      return keepItems(deps, { ...command, keep: first ? [{ itemId: first.id, reason: 'Còn cần' }] : [] });
    },
    withdraw: () => withdrawCase(deps, { ...command, reason: 'Lập lại' }),
  };
  for (const name of commands) {
    const before = await store.disposals.find(caseId);
    const refused = await carryOut[name]().then(
      () => false,
      (error: unknown) => {
        if (isPortError(error)) return true;
        throw error;
      },
    );
    const after = await store.disposals.find(caseId);
    if (refused || (before !== undefined && isClosed(before.state))) expect(after, name).to.deep.equal(before);
    await demandProven(store, caseId);
  }
  return (await store.disposals.find(caseId))?.state ?? '';
}

/** Whatever is destroyed stands in a case that has all it needs. */
async function demandProven(store: OpenStore, caseId: string): Promise<void> {
  const dossiers = await store.dossiers.findMany([1, 2, 3].map(dossierId));
  const destroyed = dossiers.filter(({ state }) => state === 'destroyed').length;
  if (destroyed === 0) return;
  const given = await store.disposals.find(caseId);
  expect(given?.state).to.be.oneOf(['destroyed', 'partly-kept']);
  const { papers = {}, members = [], destruction } = given?.record ?? {};
  expect(papers).to.include.keys('council-decision', 'council-minutes', 'opinion', 'decision', 'destruction-minutes');
  expect([members.length > 2, (destruction?.evidence.length ?? 0) > 0]).to.deep.equal([true, true]);
  expect((await store.disposals.counts(caseId)).byState.destroyed).to.equal(destroyed);
}
