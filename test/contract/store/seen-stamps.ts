import { expect } from 'chai';
import type { Store } from '../../../src/ports/store.ts';
import { anId, aReadFile } from '../../support/store/builders.ts';

const CONTENT = 'ab'.repeat(32);
const OTHER = 'ac'.repeat(32);
const stamp = (page: number, sha256 = CONTENT) => ({ sha256, page, actor: 'an' });

/** What a person declared of a page with a stamp that could not be read. */
export function describeSeenStamps(open: () => Store): void {
  describe('seen stamps', () => {
    it('are those of a content, by page', async () => {
      const { seenStamps } = open();

      for (const one of [stamp(12), stamp(2), stamp(1, OTHER)]) await seenStamps.add(one);

      expect(await seenStamps.of(CONTENT)).to.deep.equal([stamp(2), stamp(12)]);
      expect(await seenStamps.of(OTHER)).to.deep.equal([stamp(1, OTHER)]);
      expect(await seenStamps.of('ad'.repeat(32))).to.deep.equal([]);
    });

    it('keep who declared it first, and say so', async () => {
      const { seenStamps } = open();

      const added = [await seenStamps.add(stamp(1)), await seenStamps.add({ ...stamp(1), actor: 'bình' })];

      expect(added).to.deep.equal([true, false]);
      expect(await seenStamps.of(CONTENT)).to.deep.equal([stamp(1)]);
    });

    it('are taken back page by page, or all of a content', async () => {
      const { seenStamps } = open();
      for (const one of [stamp(1), stamp(2), stamp(3), stamp(1, OTHER)]) await seenStamps.add(one);

      const removed = [await seenStamps.remove(CONTENT, 2), await seenStamps.remove(CONTENT, 2)];
      const left = await seenStamps.of(CONTENT);
      await seenStamps.removeAll(CONTENT);

      expect(removed).to.deep.equal([true, false]);
      expect(left).to.deep.equal([stamp(1), stamp(3)]);
      expect(await seenStamps.of(CONTENT)).to.deep.equal([]);
      expect(await seenStamps.of(OTHER)).to.deep.equal([stamp(1, OTHER)]);
    });

    it('outlive the readings of a file, and go with the transaction that wrote them', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      await store.seenStamps.add(stamp(1));

      await store.readings.purge(anId(1));
      const failed = store.transaction(async () => {
        await store.seenStamps.add(stamp(2));
        throw new Error('no');
      });

      await failed.catch(() => undefined);
      expect(await store.seenStamps.of(CONTENT)).to.deep.equal([stamp(1)]);
    });
  });
}
