import { expect } from 'chai';
import type { Store } from '../../../src/ports/store.ts';
import { anId, aReadFile } from '../../support/store/builders.ts';

const CONTENT = 'ab'.repeat(32);
const OTHER = 'ac'.repeat(32);

/** What a person declared of a found secrecy mark. */
export function describeClearedMarks(open: () => Store): void {
  describe('cleared marks', () => {
    it('are those of a content, by page and level', async () => {
      const { clearedMarks } = open();
      const mark = (page: number, level: string, sha256 = CONTENT) => ({ sha256, page, level, actor: 'an' });

      for (const one of [mark(12, 'MẬT'), mark(2, 'TỐI MẬT'), mark(2, 'MẬT'), mark(1, 'MẬT', OTHER)])
        await clearedMarks.add(one);

      expect(await clearedMarks.of(CONTENT)).to.deep.equal([mark(2, 'MẬT'), mark(2, 'TỐI MẬT'), mark(12, 'MẬT')]);
      expect(await clearedMarks.of(OTHER)).to.deep.equal([mark(1, 'MẬT', OTHER)]);
      expect(await clearedMarks.of('ad'.repeat(32))).to.deep.equal([]);
    });

    it('are taken away by content', async () => {
      const { clearedMarks } = open();
      const mark = (sha256: string) => ({ sha256, page: 1, level: 'MẬT', actor: 'an' });
      for (const sha256 of [CONTENT, OTHER]) await clearedMarks.add(mark(sha256));

      await clearedMarks.remove(CONTENT);

      expect(await clearedMarks.of(CONTENT)).to.deep.equal([]);
      expect(await clearedMarks.of(OTHER)).to.deep.equal([mark(OTHER)]);
    });

    it('stand beside contents that a person withholds: the last word counts', async () => {
      const { heldContents } = open();
      const held = { sha256: CONTENT, page: 1, level: 'MẬT', actor: 'an' };

      await heldContents.put(held);
      await heldContents.put({ ...held, page: 2, actor: 'bình' });
      const found = [await heldContents.find(CONTENT), await heldContents.find(OTHER)];
      await heldContents.remove(CONTENT);

      expect(found).to.deep.equal([{ ...held, page: 2, actor: 'bình' }, undefined]);
      expect(await heldContents.find(CONTENT)).to.equal(undefined);
    });

    it('keep who declared it first', async () => {
      const { clearedMarks } = open();
      const mark = { sha256: CONTENT, page: 1, level: 'MẬT' };

      await clearedMarks.add({ ...mark, actor: 'an' });
      await clearedMarks.add({ ...mark, actor: 'bình' });

      expect(await clearedMarks.of(CONTENT)).to.deep.equal([{ ...mark, actor: 'an' }]);
    });

    it('outlive the readings of a file, and go with the transaction that wrote them', async () => {
      const store = open();
      const mark = { sha256: CONTENT, page: 1, level: 'MẬT', actor: 'an' };
      await aReadFile(store, 1, { texts: ['một'] });
      await store.clearedMarks.add(mark);

      await store.readings.purge(anId(1));
      const failed = store.transaction(async () => {
        await store.clearedMarks.add({ ...mark, page: 2 });
        throw new Error('no');
      });

      await failed.catch(() => undefined);
      expect(await store.clearedMarks.of(CONTENT)).to.deep.equal([mark]);
    });
  });
}
