import { expect } from 'chai';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { Store } from '../../../src/ports/store.ts';
import {
  aDocument,
  aHumanValue,
  anId,
  aReadFile,
  aResult,
  aValue,
  ofOtherContent,
} from '../../support/store/builders.ts';

const TEXTS = ['một', 'hai', 'ba', 'bốn'];

/** A file is read again after a person has worked on it. */
export function describeRepeatedReading(open: () => Store): void {
  describe('a repeated reading', () => {
    it('changes machine values and keeps those of a person', async () => {
      await aFileWithWork(open(), [aDocument(1, 4, { number: aValue('108'), notation: aValue('QĐ-UB') })], 1);

      await readAgain(open(), [aDocument(1, 4, { number: aValue('109'), place: aValue('Huế') })]);

      const [document] = await open().readings.documents(anId(1));
      expect(document?.fields).to.deep.equal({
        number: { model: aValue('109') },
        place: { model: aValue('Huế') },
        note: { human: aHumanValue('của người') },
      });
      expect(document?.needsReview).to.equal(false);
    });

    it('keeps the value of a person the effective one', async () => {
      const [document] = await aFileWithWork(open(), [aDocument(1, 4)], 1);

      await readAgain(open(), [aDocument(1, 4, { note: aValue('của máy', { needsReview: true }) })]);

      const again = await open().readings.document(String(document));
      expect(again?.needsReview).to.equal(false);
      const window = { limit: 5, offset: 0 };
      expect(
        await open().search.search({ text: '', exactMarks: false, fields: { note: 'cua nguoi' } }, window),
      ).to.include({ total: 1 });
      expect(
        await open().search.search({ text: '', exactMarks: false, fields: { note: 'cua may' } }, window),
      ).to.include({ total: 0 });
    });

    it('keeps the first page of a document that the machine now sees inside another', async () => {
      await aFileWithWork(open(), [aDocument(1, 2), aDocument(3, 4, { number: aValue('7') })], 3);

      await readAgain(open(), [aDocument(1, 4, { number: aValue('1') })]);

      expect(await spans(open())).to.deep.equal([
        [1, 2, false],
        [3, 4, true],
      ]);
      const kept = await open().readings.document(`${anId(1)}-3`);
      expect(kept?.fields.note?.human).to.deep.equal(aHumanValue('của người'));
      expect(kept?.fields.number?.model).to.deep.equal(aValue('7', { needsReview: true }));
    });

    it('asks for a look until a person has worked on such a document', async () => {
      await aFileWithWork(open(), [aDocument(1, 2), aDocument(3, 4)], 3);
      await readAgain(open(), [aDocument(1, 4)]);
      await readAgain(open(), [aDocument(1, 2), aDocument(3, 4)]);

      const kept = await open().readings.document(`${anId(1)}-3`);
      const looked = await open().readings.setHumanValue({
        documentId: `${anId(1)}-3`,
        revision: kept?.revision ?? 0,
        field: 'note',
        value: aHumanValue('đã xem'),
      });

      expect(kept?.needsReview).to.equal(true);
      expect(looked.needsReview).to.equal(false);
    });

    it('drops documents that nobody worked on', async () => {
      await aFileWithWork(open(), [aDocument(1, 1), aDocument(2, 2), aDocument(3, 4)], 1);

      await readAgain(open(), [aDocument(1, 3), aDocument(4, 4)]);

      expect(await spans(open())).to.deep.equal([
        [1, 3, false],
        [4, 4, false],
      ]);
      expect(await open().readings.document(`${anId(1)}-2`)).to.equal(undefined);
    });

    it('keeps what was typed on a page that the file no longer has', async () => {
      await aFileWithWork(open(), [aDocument(1, 2), aDocument(3, 4)], 3);

      await open().readings.saveResult(ofOtherContent(aResult(anId(1), ['một'], [aDocument(1, 1)])));

      expect(await spans(open())).to.deep.equal([
        [1, 1, false],
        [3, 4, true],
      ]);
    });

    it('asks for a look when the content of the file is another one', async () => {
      await aFileWithWork(open(), [aDocument(1, 4)], 1);

      await open().readings.saveResult(ofOtherContent(aResult(anId(1), TEXTS, [aDocument(1, 4)])));

      expect(await spans(open())).to.deep.equal([[1, 4, true]]);
    });

    it('never gives a revision twice, also when a document goes and comes back', async () => {
      await aReadFile(open(), 1, { texts: TEXTS, documents: [aDocument(1, 2), aDocument(3, 4)] });
      const before = await open().readings.document(`${anId(1)}-3`);
      await readAgain(open(), [aDocument(1, 4)]);
      await readAgain(open(), [aDocument(1, 2), aDocument(3, 4)]);

      const after = await open().readings.document(`${anId(1)}-3`);

      expect(after?.revision).to.be.greaterThan(before?.revision ?? Infinity);
    });
  });
}

/** Reads a file of four pages; a person then notes something on the document that begins at `firstPage`. */
async function aFileWithWork(
  store: Store,
  documents: readonly CataloguedDocument[],
  firstPage: number,
): Promise<string[]> {
  const file = await aReadFile(store, 1, { texts: TEXTS, documents });
  const rows = await store.readings.documents(file);
  const row = rows.find((document) => document.firstPage === firstPage);
  const change = { documentId: `${file}-${String(firstPage)}`, revision: row?.revision ?? 0 };
  await store.readings.setHumanValue({ ...change, field: 'note', value: aHumanValue('của người') });
  return rows.map(({ id }) => id);
}

async function readAgain(store: Store, documents: readonly CataloguedDocument[]): Promise<void> {
  await store.readings.saveResult(aResult(anId(1), TEXTS, documents));
}

async function spans(store: Store): Promise<[number, number, boolean][]> {
  const documents = await store.readings.documents(anId(1));
  return documents.map(({ firstPage, lastPage, needsReview }) => [firstPage, lastPage, needsReview]);
}
