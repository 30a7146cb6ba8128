import { expect } from 'chai';
import fc from 'fast-check';
import { divide } from '../../../../src/domain/division/divide.ts';
import { findSeparator } from '../../../../src/domain/division/find-separator.ts';
import {
  isSeparatorLabel,
  parseSeparatorPayload,
  SEPARATOR_KINDS,
  separatorPayload,
} from '../../../../src/domain/division/separator-sheet.ts';
import { sidesOf } from '../../../../src/domain/division/sides.ts';
import { aPage, aPaper } from '../../../support/page-builder.ts';

const sheet = fc.record({
  kind: fc.constantFrom(...SEPARATOR_KINDS),
  label: fc.stringMatching(/^[A-ZĐ0-9][A-Za-zĐđ0-9 ._/-]{0,20}[A-Z0-9]$/u),
});

function page(code: string, title = 'PHIẾU NGĂN CÁCH', begins = 'BẮT ĐẦU HỒ SƠ MỚI') {
  return aPage([title, begins, code].map((text, i) => ({ text, x: 105, y: 40 + i * 30, centred: true, size: 30 })));
}

describe('domain/division/separator-sheet', () => {
  it('reads back what its code holds, and refuses a code with one letter changed', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), (given, at) => {
        const payload = separatorPayload(given);
        const place = 6 + (at % given.label.length);
        const changed = `${payload.slice(0, place)}${payload[place] === 'X' ? 'Y' : 'X'}${payload.slice(place + 1)}`;

        expect(parseSeparatorPayload(payload)).to.deep.equal(given);
        expect(parseSeparatorPayload(changed)).to.equal(undefined);
      }),
    );
  });

  it('takes no codes of others', () => {
    for (const code of ['', 'VK1:S:HS-1:00000', 'https://example.vn/HS-1', 'VK1:X:HS-1:12345', 'VK1:S::12345'])
      expect(parseSeparatorPayload(code)).to.equal(undefined);
    for (const label of ['', ' A', 'A ', 'A:B', 'A\nB', '-A', 'x'.repeat(61)])
      expect(isSeparatorLabel(label)).to.equal(false);
  });

  it('is found by the text of its code, with the faults that engines make in it', () => {
    const code = separatorPayload({ kind: 'dossier', label: 'HS-2017-014' });

    for (const read of [
      code,
      code.replace('VK1', 'VKI'),
      code.replace(':S:', ':S5:'),
      code.replace('2017', '2O17'),
      code.replace('VK1', 'VKT1'),
    ])
      expect(findSeparator(page(read))).to.deep.equal({ page: 1, kind: 'dossier', label: 'HS-2017-014' });
  });

  it('is known by its title alone where the code is lost, and asks a person what begins there', () => {
    const unread = page('~~', 'PHIẾU NGĂN CÁCH', 'BẮT ĐẦU VĂN BẢN MỚI');
    const stream = [aPaper(), unread, aPaper({ foot: false })].map((one, i) => ({ ...one, page: i + 1 }));

    const { documents, separators } = divide(stream);

    expect(separators).to.deep.equal([{ page: 2, kind: 'document', label: '' }]);
    expect(findSeparator(page('BẮT ĐẦU VĂN BẢN MỚI', 'NGĂN CÁCH', 'PHIẾU'))?.kind, 'bent').to.equal('document');
    expect(documents.map(({ doubts }) => doubts?.[0]?.reason)).to.deep.equal([undefined, 'separator-unread']);
  });

  it('is known by its square where the print is lost, and asks where the two say different things', () => {
    const [one, other] = ['HS-1', 'HS-2'].map((label) => separatorPayload({ kind: 'dossier', label }));
    const sheet = (read: string, sheetCode?: string) => ({
      ...page(read),
      ...(sheetCode !== undefined && { sheetCode }),
    });
    const stream = (first: ReturnType<typeof sheet>) => [first, aPaper()].map((side, i) => ({ ...side, page: i + 1 }));
    const asked = (first: ReturnType<typeof sheet>) => divide(stream(first)).documents[0]?.doubts?.[0]?.reason;

    expect(findSeparator(sheet('~~', one))).to.deep.equal({ page: 1, kind: 'dossier', label: 'HS-1' });
    expect(findSeparator(sheet(one ?? '', one))).to.deep.equal({ page: 1, kind: 'dossier', label: 'HS-1' });
    expect(findSeparator(sheet(other ?? '', one))).to.deep.equal({
      ...{ page: 1, kind: 'dossier', label: 'HS-1', printed: 'HS-2' },
    });
    expect(asked(sheet(other ?? '', one))).to.equal('separator-differs');
    expect(asked(sheet('~~', one))).to.equal(undefined);
    expect(findSeparator(sheet('~~', 'https://example.vn'))?.label).to.equal('');
  });

  it('is not seen in a paper that speaks of such sheets', () => {
    const paper = aPaper({ body: ['Đặt phiếu ngăn cách trước mỗi hồ sơ khi bắt đầu hồ sơ mới.'] });

    expect(findSeparator({ ...paper, words: Array.from({ length: 120 }, () => paper.words[0] ?? []).flat() })).to.equal(
      undefined,
    );
  });

  it('cuts a stream and belongs to no document, nor does its blank back', () => {
    const blank = { ...aPage([]), blank: true };
    const separator = page(separatorPayload({ kind: 'box', label: 'H-07' }));
    const body = aPage([{ text: 'Nội dung tiếp theo của trang trước.', x: 30, y: 40 }]);
    const stream = [separator, blank, body, blank, separator, aPaper()].map((one, i) => ({ ...one, page: i + 1 }));

    const division = divide(stream);

    expect(division.documents.map(({ firstPage, lastPage }) => [firstPage, lastPage])).to.deep.equal([
      [3, 4],
      [6, 6],
    ]);
    expect(sidesOf(stream, division).map(({ kind }) => kind)).to.deep.equal([
      ...['separator', 'blank', 'document', 'blank', 'separator', 'document'],
    ]);
  });
});
