import { expect } from 'chai';
import fc from 'fast-check';
import { joinRef } from '../../../../src/hosts/folder/mapper.ts';
import { decodeCursor, encodeCursor, type Mark, type PollState } from '../../../../src/hosts/folder/wire.ts';
import type { DocumentRef } from '../../../../src/ports/host.ts';
import { anyText } from '../../../support/any-text.ts';

const ref = anyText({ minLength: 1, maxLength: 12 }, '.%')
  .filter((text) => !/[\0/]/.test(text) && !/^\.\.?$/.test(text))
  .map((text) => joinRef('', Buffer.from(text)));
const mark = fc.stringMatching(/^[dp][\w-]{8}$/).map((text) => text as Mark);
const waiting = fc
  .tuple(fc.oneof(mark, fc.constant('gone' as const)), fc.nat())
  .map(([seen, since]) => ({ mark: seen, since }));

function mapOf<T>(value: fc.Arbitrary<T>): fc.Arbitrary<ReadonlyMap<DocumentRef, T>> {
  return fc.array(fc.tuple(ref, value), { maxLength: 20 }).map((rows) => new Map(rows));
}
const state: fc.Arbitrary<PollState> = fc.record({
  device: fc.stringMatching(/^\d*$/),
  told: mapOf(mark),
  waiting: mapOf(waiting),
});

describe('hosts/folder/wire', () => {
  it('reads every state it wrote', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (before) => {
        const after = await decodeCursor(await encodeCursor(before));

        expect(after && rowsOf(after)).to.deep.equal(rowsOf(before));
      }),
      { numRuns: 500 },
    );
  });

  it('writes equal states alike, in whatever order they grew', async () => {
    const told: [DocumentRef, Mark][] = ['b', 'a'].map((name) => [name as DocumentRef, 'dAAAAAAAA' as Mark]);
    const [one, other] = [told, told.toReversed()].map((rows) => ({
      device: '1',
      told: new Map(rows),
      waiting: new Map(),
    }));

    expect(await encodeCursor(one ?? fail())).to.equal(await encodeCursor(other ?? fail()));
  });

  it('takes no cursor that was cut or altered', async () => {
    const cursor = await encodeCursor({
      device: '1',
      told: new Map([['a.pdf' as DocumentRef, 'dAAAAAAAA' as Mark]]),
      waiting: new Map(),
    });
    const altered = [
      cursor.slice(0, -1),
      cursor.slice(1),
      cursor.replace('dAAA', 'dBAA'),
      `${cursor}.`,
      '',
      'folder1...',
    ];

    for (const text of altered) expect(await decodeCursor(text)).to.equal(undefined);
  });
});

/** Sorted rows: chai compares maps slowly and refuses some keys. */
function rowsOf({ device, told, waiting: waits }: PollState): unknown {
  const sorted = (rows: readonly (readonly [string, unknown])[]): unknown =>
    rows.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { device, told: sorted([...told]), waits: sorted([...waits]) };
}

function fail(): never {
  throw new Error('missing');
}
