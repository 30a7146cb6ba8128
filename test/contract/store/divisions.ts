import { expect } from 'chai';
import type { Store } from '../../../src/ports/store.ts';
import { anId, aReadFile } from '../../support/store/builders.ts';

const CONTENT = 'ab'.repeat(32);
const OTHER = 'ac'.repeat(32);
const DIVISION = {
  documents: [{ firstPage: 2, lastPage: 3, confidence: 1, doubts: [{ page: 2, reason: 'weak-head' }] }],
  separators: [{ page: 1, kind: 'box', label: 'H-07' }],
} as const;
const CUTS = { starts: [2, 3], separators: [1] };

/** How files fall into documents, and what people say of it. */
export function describeDivisions(open: () => Store): void {
  describe('divisions of files', () => {
    it('are kept with the content that was divided, the last one counts', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      const none = await store.divisions.find(anId(1));

      await store.divisions.save({ scanFileId: anId(1), sha256: OTHER, division: { documents: [], separators: [] } });
      await store.divisions.save({ scanFileId: anId(1), sha256: CONTENT, division: DIVISION });

      expect(none).to.equal(undefined);
      expect(await store.divisions.find(anId(1))).to.deep.equal({
        ...{ scanFileId: anId(1), sha256: CONTENT, division: DIVISION },
      });
    });

    it('keep the cuts of a person through every reading of the same content', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      const file = { scanFileId: anId(1), sha256: CONTENT };

      await store.divisions.cut({ ...file, cuts: CUTS, actor: 'an' });
      await store.divisions.save({ ...file, division: DIVISION });
      const same = await store.divisions.find(anId(1));
      await store.divisions.save({ ...file, sha256: OTHER, division: DIVISION });

      expect(same).to.deep.equal({ ...file, division: DIVISION, cuts: CUTS });
      expect(await store.divisions.find(anId(1))).to.deep.equal({ ...file, sha256: OTHER, division: DIVISION });
    });

    it('let the machine cut again where the cuts of a person are dropped, and only there', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      await aReadFile(store, 2, { texts: ['hai'] });
      const [file, other] = [1, 2].map((n) => ({ scanFileId: anId(n), sha256: CONTENT }));
      if (!file || !other) throw new Error('no files');
      for (const one of [file, other]) await store.divisions.cut({ ...one, cuts: CUTS, actor: 'an' });
      await store.divisions.save({ ...file, division: DIVISION });

      await store.divisions.drop(anId(1));
      await store.divisions.drop(anId(1));
      await store.divisions.drop(anId(9));

      expect(await store.divisions.find(anId(1))).to.deep.equal({ ...file, division: DIVISION });
      expect(await store.divisions.find(anId(2))).to.deep.equal({ ...other, cuts: CUTS });
    });

    it('ask a person once about a document whose bounds are unsure', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      const identity = await store.readings.identity(anId(1));
      const readings = await store.readings.readings(anId(1));
      if (!identity) throw new Error('not read');
      const result = { scanFileId: anId(1), identity, engine: 'x', readings };
      const unsure = { firstPage: 1, lastPage: 1, fields: {}, boundsUnsure: true } as const;
      const asks = async () => (await store.readings.documents(anId(1))).map((row) => row.needsReview);
      await store.readings.saveResult({ ...result, documents: [] });

      await store.readings.saveResult({ ...result, documents: [unsure] });
      const before = await asks();
      const [row] = await store.readings.documents(anId(1));
      await store.readings.confirmDocument({ documentId: row?.id ?? '', revision: row?.revision ?? 0 });
      await store.readings.saveResult({ ...result, documents: [unsure] });

      expect([before, await asks()]).to.deep.equal([[true], [false]]);
    });

    it('ask a person anew where unsure bounds are others, or are those of another content', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một', 'hai'] });
      const identity = await store.readings.identity(anId(1));
      const readings = await store.readings.readings(anId(1));
      if (!identity) throw new Error('not read');
      const result = { scanFileId: anId(1), identity, engine: 'x', readings };
      const sure = { firstPage: 1, lastPage: 1, fields: {} } as const;
      const unsure = { ...sure, boundsUnsure: true } as const;
      const other = { ...identity, sha256: 'b'.repeat(64) };
      const asked = async (...again: readonly Parameters<typeof store.readings.saveResult>[0][]) => {
        for (const one of again) await store.readings.saveResult(one);
        const [row] = await store.readings.documents(anId(1));
        const { id = '', revision = 0, needsReview } = row ?? {};
        await store.readings.confirmDocument({ documentId: id, revision });
        return needsReview;
      };
      await asked({ ...result, documents: [sure] });

      expect(await asked({ ...result, documents: [unsure] })).to.equal(false);
      expect(await asked({ ...result, documents: [{ ...unsure, lastPage: 2 }] })).to.equal(true);
      expect(await asked({ ...result, identity: other, documents: [{ ...unsure, lastPage: 2 }] })).to.equal(true);
      expect(await asked({ ...result, identity: other, documents: [{ ...unsure, lastPage: 2 }] })).to.equal(false);
    });

    it('lose what was read when a file is withheld, not where a person cut', async () => {
      const store = open();
      await aReadFile(store, 1, { texts: ['một'] });
      const file = { scanFileId: anId(1), sha256: CONTENT };
      await store.divisions.save({ ...file, division: DIVISION });
      await store.divisions.cut({ ...file, cuts: CUTS, actor: 'an' });

      await store.readings.purge(anId(1));

      expect(await store.divisions.find(anId(1))).to.deep.equal({ ...file, cuts: CUTS });
    });
  });
}
