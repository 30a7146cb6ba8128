import { expect } from 'chai';
import type { LearnedFact } from '../../../src/domain/learning/learned-fact.ts';
import type { Store } from '../../../src/ports/store.ts';
import { aDossier, aDocument as anEntry, seedFonds } from '../../support/archive/dossiers.ts';
import { aDocument, anId, aResult, aScanFile } from '../../support/store/builders.ts';

const BODY: LearnedFact = { kind: 'body', name: 'Sở Nội vụ', abbreviation: 'SNV' };
const SIGNER: LearnedFact = { kind: 'signer', name: 'Nguyễn Văn Mẫu', role: 'GIÁM ĐỐC', body: 'Sở Nội vụ' };
const [FIRST, SECOND] = [`${anId(1)}-1`, `${anId(1)}-2`];

/** What was learned from accepted records. */
export function describeLearned(open: () => Store): void {
  describe('what was learned', () => {
    let next = 800;
    const seeded = async () => {
      const { scanFiles, readings, learned } = open();
      await scanFiles.insert(aScanFile(1, { state: 'done' }));
      await readings.saveResult(aResult(anId(1), ['một', 'hai'], [aDocument(1, 1), aDocument(2, 2)]));
      return learned;
    };
    const teach = (documentId: string, year: number, facts: readonly LearnedFact[]) =>
      open().learned.teach({ documentId, year, facts, nextId: () => anId((next += 1)) });
    const known = async () =>
      (await open().learned.list()).map(({ kind, documents, firstYear, lastYear, off }) => {
        return [kind, documents, firstYear, lastYear, off];
      });

    it('bears the span of the records that taught it, each record once', async () => {
      const learned = await seeded();
      await teach(FIRST, 2014, [BODY, SIGNER]);
      await teach(SECOND, 2017, [{ ...SIGNER, name: 'NGUYỄN VĂN MẪU' }]);
      await teach(SECOND, 2016, [SIGNER]);

      expect(await known()).to.deep.equal([
        ['body', 1, 2014, 2014, false],
        ['signer', 2, 2014, 2016, false],
      ]);
      expect((await learned.list())[1]).to.deep.include(SIGNER);
    });

    it('goes when nobody teaches it any more, or the record goes', async () => {
      await seeded();
      await teach(FIRST, 2014, [BODY]);
      await teach(FIRST, 2014, [SIGNER]);
      expect((await known()).map(([kind]) => kind)).to.deep.equal(['signer']);
      await open().readings.saveResult(aResult(anId(1), ['một', 'hai'], [aDocument(2, 2)]));
      expect(await known()).to.deep.equal([]);
    });

    it('is switched off for good, and forgotten until it is taught again', async () => {
      const learned = await seeded();
      await teach(FIRST, 2014, [BODY]);
      const [fact] = await learned.list();
      const id = fact?.id ?? '';
      expect(await learned.switchOff(id, true)).to.deep.equal({ ...fact, off: true });
      await teach(FIRST, 2014, []);
      await teach(SECOND, 2015, [BODY]);
      expect(await known()).to.deep.equal([['body', 1, 2015, 2015, true]]);
      expect(await learned.remove(id)).to.deep.include({ id });
      expect([await known(), await learned.remove(id)]).to.deep.equal([[], undefined]);
      await teach(SECOND, 2015, [BODY]);
      expect(await known()).to.deep.equal([['body', 1, 2015, 2015, false]]);
    });

    it('is not known from a record that is secret or restricted, also where it became so later', async () => {
      const store = open();
      await seeded();
      await seedFonds(store);
      await teach(FIRST, 2014, [BODY]);
      await teach(SECOND, 2015, [SIGNER]);
      await store.dossiers.insert([aDossier(1)]);
      await store.dossiers.insertDocuments([
        { ...anEntry(1, 1, { secrecy: 'Mật' }), scanDocumentId: FIRST },
        { ...anEntry(1, 2), scanDocumentId: SECOND },
      ]);
      expect((await known()).map(([kind]) => kind)).to.deep.equal(['signer']);
      const [signer] = await store.learned.list();
      await store.dossiers.update(aDossier(1).id, 1, {
        description: { ...aDossier(1).description, accessConditions: 'Sử dụng có điều kiện' },
      });
      expect(await known()).to.deep.equal([]);
      expect(await store.learned.switchOff(signer?.id ?? '', true)).to.equal(undefined);
    });
  });
}
