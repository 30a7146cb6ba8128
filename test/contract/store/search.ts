import { expect } from 'chai';
import { RequestError } from '../../../src/ports/errors.ts';
import type { SearchHit, SearchQuery } from '../../../src/ports/store/search.ts';
import type { Store } from '../../../src/ports/store.ts';
import { aDossier, aDocument as anEntry, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, anId, aReadFile, aValue } from '../../support/store/builders.ts';

const LETTER = `ỦY BAN NHÂN DÂN TỈNH
Số: 125/QĐ-UBND
QUYẾT ĐỊNH
Về việc phê duyệt dự án cấp nước sạch`;

export function describeSearch(open: () => Store): void {
  const search = (query: Partial<SearchQuery>, limit = 10, offset = 0) =>
    open().search.search({ text: '', exactMarks: false, fields: {}, ...query }, { limit, offset });
  const files = async (query: Partial<SearchQuery>) => (await search(query)).hits.map(({ scanFileId }) => scanFileId);

  describe('search', () => {
    it('finds text typed without marks, and with them', async () => {
      const file = await aReadFile(open(), 1, { texts: [LETTER] });

      for (const text of ['cap nuoc sach', 'cấp nước', 'CẤP NƯỚC', 'dân quyết', 'cấp nước'.normalize('NFD')]) {
        expect(await files({ text }), text).to.deep.equal([file]);
      }
      expect(await files({ text: 'nước lũ' })).to.deep.equal([]);
    });

    it('tells marks apart when asked to, but not where the tone is written, nor case', async () => {
      const file = await aReadFile(open(), 1, { texts: ['đơn vị Hòa Bình thuỷ lợi'] });

      for (const text of ['hòa bình', 'hoà bình', 'HOÀ', 'thủy lợi']) {
        expect(await files({ text, exactMarks: true }), text).to.deep.equal([file]);
      }
      for (const text of ['hoa', 'hóa', 'don vi', 'đơn vi']) {
        expect(await files({ text, exactMarks: true }), text).to.deep.equal([]);
      }
    });

    it('finds a reference number whole and by its parts, but no other number', async () => {
      const file = await aReadFile(open(), 1, { texts: [LETTER] });

      for (const text of ['125/QĐ-UBND', '125/qd-ubnd', '125', 'UBND', 'QĐ-UBND', '"125/QĐ-UBND"', '125 ubnd']) {
        expect(await files({ text }), text).to.deep.equal([file]);
      }
      for (const text of ['25/QĐ-UBND', '12', '125/UBND', 'UBND-QĐ', '1255']) {
        expect(await files({ text }), text).to.deep.equal([]);
      }
    });

    it('finds phrases in order only, over the end of a line and of a page', async () => {
      const file = await aReadFile(open(), 1, { texts: ['phê duyệt dự\nán cấp', 'nước sạch'] });

      for (const text of ['"phê duyệt dự án"', '“cap nuoc sach”', '"du an" "nuoc sach"', '"cấp nước']) {
        expect(await files({ text }), text).to.deep.equal([file]);
      }
      expect(await files({ text: '"duyệt phê"' })).to.deep.equal([]);
      expect(await files({ text: '"duyệt án"' })).to.deep.equal([]);
    });

    it('wants all words of a document, wherever they stand in it', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['trang đầu alpha', 'trang sau beta'],
        documents: [aDocument(1, 2, { subject: aValue('gamma delta') })],
      });
      await aReadFile(open(), 2, { texts: ['alpha', 'beta'], documents: [aDocument(1, 1), aDocument(2, 2)] });

      expect(await files({ text: 'alpha beta gamma' })).to.deep.equal([file]);
      expect(await files({ text: 'alpha beta' })).to.deep.equal([file]);
    });

    it('does not see a phrase that runs from one field into another or into the text', async () => {
      await aReadFile(open(), 1, {
        texts: ['epsilon zeta'],
        documents: [aDocument(1, 1, { note: aValue('alpha beta'), subject: aValue('gamma delta') })],
      });

      for (const text of ['"beta gamma"', '"delta epsilon"', '"delta alpha"'])
        expect(await files({ text }), text).to.deep.equal([]);
      expect(await files({ text: '"gamma delta"' })).to.deep.equal([anId(1)]);
    });

    it('takes signs of any query language for signs', async () => {
      const file = await aReadFile(open(), 1, { texts: ['alpha & beta'] });

      for (const text of [
        'alpha & beta',
        'alpha | gamma',
        '!alpha',
        "alpha' beta",
        'alpha:* beta',
        '(alpha',
        'alpha <-> beta',
        'alp\\ha',
        '-- ;drop',
      ]) {
        const expected = /gamma|alp\\ha|drop/.test(text) ? [] : [file];
        expect(await files({ text }), text).to.deep.equal(expected);
      }
      expect((await search({ text: '& | ! ( ) : * \' "' })).total).to.equal(0);
    });

    it('filters by parts of field values without marks, with or without words', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['nội dung'],
        documents: [
          aDocument(1, 1, {
            issuingBody: aValue('Ủy ban nhân dân tỉnh'),
            recipients: aValue(['Như Điều 3;', 'Lưu: VT.']),
          }),
        ],
      });
      await aReadFile(open(), 2, {
        texts: ['nội dung'],
        documents: [aDocument(1, 1, { issuingBody: aValue('Sở Nội vụ') })],
      });

      expect(await files({ fields: { issuingBody: 'uy ban' } })).to.deep.equal([file]);
      expect(await files({ text: 'noi dung', fields: { recipients: 'luu: vt' } })).to.deep.equal([file]);
      expect(await files({ fields: { issuingBody: 'uy ban', recipients: 'so noi vu' } })).to.deep.equal([]);
      expect(await files({ fields: { issuingBody: '%' } })).to.deep.equal([]);
    });

    it('filters by date of issue; a date known in part stands for its month or year', async () => {
      for (const [number, date] of [
        ['1', '2019-05-20'],
        ['2', '2019-05'],
        ['3', '2019'],
        ['4', '2018-12-31'],
      ] as const) {
        await aReadFile(open(), Number(number), {
          texts: ['x'],
          documents: [aDocument(1, 1, { issuedOn: aValue(date) })],
        });
      }
      await aReadFile(open(), 5, { texts: ['x'] });

      const found = async (query: Partial<SearchQuery>) =>
        (await files(query)).toSorted().map((id) => Number.parseInt(id, 16));

      expect(await found({ issuedFrom: '2019-05-21' })).to.deep.equal([2, 3]);
      expect(await found({ issuedTo: '2019' })).to.deep.equal([1, 2, 3, 4]);
      expect(await found({ issuedFrom: '2019-06', issuedTo: '2019-12' })).to.deep.equal([3]);
      expect(await found({ issuedTo: '2018' })).to.deep.equal([4]);
    });

    it('ranks a word in a field before one in the text', async () => {
      await aReadFile(open(), 1, { texts: ['nói về ngân sách một lần', ''] });
      await aReadFile(open(), 2, {
        texts: ['nói về việc khác'],
        documents: [aDocument(1, 1, { subject: aValue('ngân sách') })],
      });

      const { hits } = await search({ text: 'ngan sach' });

      expect(hits.map(({ scanFileId }) => scanFileId)).to.deep.equal([anId(2), anId(1)]);
      expect(hits[0]?.rank).to.be.greaterThan(hits[1]?.rank ?? Infinity);
    });

    it('counts all and gives the asked window, in the same order each time', async () => {
      for (let number = 1; number <= 7; number += 1) await aReadFile(open(), number, { texts: ['giống nhau'] });

      const first = await search({ text: 'giong nhau' }, 3, 0);
      const second = await search({ text: 'giong nhau' }, 3, 3);
      const beyond = await search({ text: 'giong nhau' }, 3, 9);

      expect([first.total, second.total, beyond.total]).to.deep.equal([7, 7, 7]);
      expect(beyond.hits).to.deep.equal([]);
      expect([...first.hits, ...second.hits].map(({ scanFileId }) => scanFileId)).to.deep.equal(
        [1, 2, 3, 4, 5, 6].map(anId),
      );
    });

    it('names the page and shows the text there with its own marks and case', async () => {
      const file = await aReadFile(open(), 1, {
        texts: ['Trang bìa', LETTER],
        documents: [aDocument(1, 2, { documentType: aValue('Quyết định') })],
      });

      const { hits } = await search({ text: 'nuoc sach 125/qd-ubnd' });

      expect(hits).to.have.length(1);
      expect(hits[0]).to.include({ documentId: `${file}-1`, page: 2, fileName: 'Văn bản 1.pdf' });
      expect(hits[0]?.fields.documentType?.value).to.equal('Quyết định');
      expect(marked(hits[0])).to.deep.equal(['125/QĐ-UBND', 'nước', 'sạch']);
      expect(hits[0]?.snippet.text).not.to.contain('\n');
    });

    it('shows the field when only a field matches', async () => {
      const evidence = { page: 2, box: [0, 0, 1, 1] as const, quote: 'x' };
      await aReadFile(open(), 1, {
        texts: ['a', 'b'],
        documents: [aDocument(1, 2, { signatory: aValue('Người Ký Tên', { evidence }) })],
      });

      const { hits } = await search({ text: 'nguoi ky' });

      expect(hits[0]?.page).to.equal(2);
      expect(marked(hits[0])).to.deep.equal(['Người', 'Ký']);
    });

    it('finds words on any page of a long document', async () => {
      const texts = Array.from({ length: 40 }, (_, page) => `${'chữ '.repeat(100)} dấu${String(page + 1)}`);
      const file = await aReadFile(open(), 1, { texts });

      const { hits, total } = await search({ text: 'dau37 "chu dau37"' });

      expect(total).to.equal(1);
      expect(hits[0]).to.include({ scanFileId: file, page: 37 });
    });

    it('shows no page that was cut off from a document in a secret dossier', async () => {
      const store = open();
      const documents = [aDocument(1, 1), aDocument(2, 2)];
      const id = await aReadFile(store, 1, { texts: ['trang đầu', 'phần kín sau'], documents });
      await seedFonds(store);
      const reader = { sight: 'open' } as const;
      expect(await files({ text: 'phan kin', visibleTo: reader })).to.deep.equal([id]);

      await store.dossiers.insert([aDossier(1)]);
      await store.dossiers.insertDocuments([{ ...anEntry(1, 1, { secrecy: 'Mật' }), scanDocumentId: `${id}-1` }]);

      expect(await files({ text: 'phan kin', visibleTo: reader })).to.deep.equal([]);
      expect(await files({ text: 'phan kin', visibleTo: { sight: 'everything' } })).to.deep.equal([id]);
      const listed = await store.readings.listDocuments({ visibleTo: reader }, { limit: 9 });
      expect(listed.items).to.deep.equal([]);
    });

    it('refuses endless queries', async () => {
      const error = await rejection(
        search({ text: Array.from({ length: 100 }, (_, word) => `t${String(word)}`).join(' ') }),
      );

      expect(error).to.be.instanceOf(RequestError).with.property('code', 'invalid-request');
    });
  });
}

/** What the marks of a snippet cover. */
function marked(hit: SearchHit | undefined): string[] {
  return (hit?.snippet.marks ?? []).map(([start, length]) => hit?.snippet.text.slice(start, start + length) ?? '');
}
