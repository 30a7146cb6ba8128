import { expect } from 'chai';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type { DocumentFilter, DocumentRow } from '../../../src/ports/store.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import {
  aDocument,
  aHumanValue,
  anId,
  aPage,
  aReadFile,
  aResult,
  aScanFile,
  aValue,
} from '../../support/store/builders.ts';

export function describeReadings(open: () => OpenStore): void {
  describe('readings', () => {
    it('gives back pages, identity and documents as they were saved', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const evidence = { page: 1, box: [1, 2, 3, 4] as const, quote: 'Số: 103' };
      const number = aValue('103', { confidence: 0.62, needsReview: true, evidence });
      const recipients = aValue(['Như trên;', 'Lưu: VT.']);
      const result = aResult(
        anId(1),
        ['Trang một', '', 'Trang ba'],
        [aDocument(1, 2, { number, recipients }), aDocument(3, 3)],
      );

      await open().readings.saveResult({ ...result, engine: 'máy đọc 5.3' });

      expect(await open().readings.engine(anId(1))).to.equal('máy đọc 5.3');
      expect(await open().readings.engine(anId(2))).to.equal(undefined);
      expect(await open().readings.identity(anId(1))).to.deep.equal(result.identity);
      expect(await open().readings.readings(anId(1))).to.deep.equal(result.readings);
      expect(await open().readings.page(anId(1), 2)).to.deep.equal(aPage(2, ''));
      expect(await open().readings.page(anId(1), 4)).to.equal(undefined);
      expect((await open().readings.pages(anId(1))).map(({ page, blank }) => [page, blank])).to.deep.equal([
        [1, false],
        [2, true],
        [3, false],
      ]);
      const [first, second] = await open().readings.documents(anId(1));
      expect(first).to.include({ id: `${anId(1)}-1`, ordinal: 1, firstPage: 1, lastPage: 2, needsReview: true });
      expect(first?.fields).to.deep.equal({ number: { model: number }, recipients: { model: recipients } });
      expect(second).to.include({ id: `${anId(1)}-3`, ordinal: 2, firstPage: 3, lastPage: 3, needsReview: false });
      expect(await open().readings.document(`${anId(1)}-3`)).to.deep.equal(second);
      expect(await open().readings.document('none')).to.equal(undefined);
    });

    it('keeps 120 pages of 500 words', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const texts = Array.from({ length: 120 }, (_, page) =>
        Array.from({ length: 500 }, (__, word) => `từ${String(page + word)}`).join(' '),
      );

      await open().readings.saveResult(aResult(anId(1), texts, [aDocument(1, 120)]));

      expect((await open().readings.page(anId(1), 120))?.words).to.have.length(500);
      const { hits } = await open().search.search(
        { text: 'từ618', exactMarks: false, fields: {} },
        { limit: 5, offset: 0 },
      );
      expect(hits.map(({ page }) => page)).to.deep.equal([120]);
    });

    it('refuses a machine that speaks for a person', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const result = aResult(anId(1), ['a'], [aDocument(1, 1, { subject: aHumanValue('x') })]);

      expect(await rejection(open().readings.saveResult(result))).to.be.instanceOf(RequestError);
    });

    it('lists documents by review, state, type and file, newest file first, in pages', async () => {
      const review = aDocument(1, 1, { documentType: aValue('Quyết định', { needsReview: true }) });
      const plain = aDocument(2, 2, { documentType: aValue('Công văn') });
      for (const number of [1, 2, 3])
        await aReadFile(open(), number, { texts: ['a', 'b'], documents: [review, plain] });
      await open().scanFiles.update(anId(3), 1, { state: 'review' });

      const ids = async (filter: DocumentFilter) => (await listAll(open(), filter)).map(({ id }) => id);

      expect(await ids({})).to.deep.equal([3, 2, 1].flatMap((n) => [`${anId(n)}-1`, `${anId(n)}-2`]));
      expect(await ids({ needsReview: true })).to.deep.equal([3, 2, 1].map((n) => `${anId(n)}-1`));
      // of the file that asks, the one document that does
      expect(await ids({ state: 'review' })).to.deep.equal([`${anId(3)}-1`]);
      expect(await ids({ state: 'done' })).to.deep.equal([`${anId(3)}-2`]);
      expect(await ids({ state: 'failed' })).to.deep.equal([]);
      expect(await ids({ documentType: 'công văn', scanFileId: anId(1) })).to.deep.equal([`${anId(1)}-2`]);
      const [first] = (await open().readings.listDocuments({}, { limit: 1 })).items;
      expect(first).to.include({ fileName: 'Văn bản 3.pdf', state: 'review' });
    });
  });

  describe('values of a person', () => {
    it('count before those of the machine, and settle the review', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['a'],
        documents: [aDocument(1, 1, { number: aValue('108', { needsReview: true }) })],
      });
      const before = await only(open(), file);

      const after = await open().readings.setHumanValue({ ...key(before), field: 'number', value: aHumanValue('103') });

      expect(before.needsReview).to.equal(true);
      expect(after.needsReview).to.equal(false);
      expect(after.revision).to.be.greaterThan(before.revision);
      expect(after.fields.number?.human).to.deep.equal(aHumanValue('103'));
      expect(after.fields.number?.model?.value).to.equal('108');
      expect(await only(open(), file)).to.deep.equal(after);
    });

    it('can be taken back; then the machine counts again', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['a'],
        documents: [aDocument(1, 1, { number: aValue('108', { needsReview: true }) })],
      });
      const typed = await open().readings.setHumanValue({
        ...key(await only(open(), file)),
        field: 'number',
        value: aHumanValue('1'),
      });

      const back = await open().readings.setHumanValue({ ...key(typed), field: 'number', value: undefined });

      expect(back.fields.number).to.have.all.keys('model');
      expect(back.needsReview).to.equal(true);
    });

    it('are refused over a document that changed meanwhile, or is not there', async () => {
      const file = await aReadFile(open(), 1, { texts: ['a'] });
      const seen = await only(open(), file);
      await open().readings.setHumanValue({ ...key(seen), field: 'note', value: aHumanValue('x') });

      const stale = await rejection(
        open().readings.setHumanValue({ ...key(seen), field: 'note', value: aHumanValue('y') }),
      );
      const missing = { documentId: 'none', revision: 1, field: 'note', value: aHumanValue('y') } as const;

      expect(stale).to.be.instanceOf(StoreError).with.property('code', 'stale');
      expect(await rejection(open().readings.setHumanValue(missing)))
        .to.be.instanceOf(RequestError)
        .with.property('code', 'not-found');
      expect((await only(open(), file)).fields.note?.human?.value).to.equal('x');
    });

    it('must be of a person', async () => {
      const file = await aReadFile(open(), 1, { texts: ['a'] });

      const error = await rejection(
        open().readings.setHumanValue({ ...key(await only(open(), file)), field: 'note', value: aValue('x') }),
      );

      expect(error).to.be.instanceOf(RequestError);
    });

    it('are found by search at once, in place of what the machine read', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['tờ trình'],
        documents: [aDocument(1, 1, { subject: aValue('phê duyệt đề án') })],
      });

      await open().readings.setHumanValue({
        ...key(await only(open(), file)),
        field: 'subject',
        value: aHumanValue('xây dựng cầu'),
      });

      expect(await found(open(), 'xay dung cau')).to.equal(1);
      expect(await found(open(), 'de an')).to.equal(0);
    });
  });

  describe('purge', () => {
    it('leaves no trace of the text in any table', async () => {
      const secret = 'bimatquansu';
      const file = await aReadFile(open(), 1, {
        texts: [`Nội dung ${secret}`],
        documents: [aDocument(1, 1, { subject: aValue(secret) })],
      });
      await open().readings.setHumanValue({
        ...key(await only(open(), file)),
        field: 'note',
        value: aHumanValue(secret),
      });
      await open().artifacts.put({
        fingerprint: 'f',
        scanFileId: file,
        step: 'recognise',
        page: 1,
        body: { text: secret },
      });

      await open().readings.purge(file);

      expect(await open().readings.pages(file)).to.deep.equal([]);
      expect(await open().readings.documents(file)).to.deep.equal([]);
      expect(await open().readings.identity(file)).to.equal(undefined);
      expect(await open().artifacts.get('f')).to.equal(undefined);
      expect(await found(open(), secret)).to.equal(0);
      for (const table of ['page', 'artifact', 'archival_document', 'field_value', 'search_row', 'scan_identity']) {
        const { rows } = await open().connection.execute(`select count(*) as rows from vankho.${table}`);
        expect(rows[0]?.['rows'], table).to.equal(0);
      }
      expect(await open().scanFiles.find(file)).to.include({ id: file });
    });

    it('takes away artifacts of equal content, which are kept once', async () => {
      const sha256 = 'c'.repeat(64);
      for (const number of [1, 2]) await open().scanFiles.insert(aScanFile(number, { sha256 }));
      await open().artifacts.put({ fingerprint: 'f', scanFileId: anId(1), step: 'recognise', page: 1, body: 'text' });

      await open().readings.purge(anId(2));

      expect(await open().artifacts.get('f')).to.equal(undefined);
    });

    it('leaves other files alone', async () => {
      const other = await aReadFile(open(), 1, { texts: ['còn lại'] });
      const file = await aReadFile(open(), 2, { texts: ['mất đi'] });

      await open().readings.purge(file);

      expect(await open().readings.documents(other)).to.have.length(1);
      expect(await found(open(), 'con lai')).to.equal(1);
    });
  });
}

function key({ id, revision }: DocumentRow): { documentId: string; revision: number } {
  return { documentId: id, revision };
}

async function only(store: OpenStore, scanFileId: string): Promise<DocumentRow> {
  const [document] = await store.readings.documents(scanFileId);
  if (document === undefined) throw new Error('No document');
  return document;
}

async function found(store: OpenStore, text: string): Promise<number> {
  return (await store.search.search({ text, exactMarks: false, fields: {} }, { limit: 10, offset: 0 })).total;
}

async function listAll(store: OpenStore, filter: DocumentFilter): Promise<DocumentRow[]> {
  const documents: DocumentRow[] = [];
  let after: string | undefined;
  do {
    const page = await store.readings.listDocuments(filter, { limit: 2, ...(after !== undefined && { after }) });
    documents.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return documents;
}
