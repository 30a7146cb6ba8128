import { expect } from 'chai';
import fc from 'fast-check';
import { findMatches } from '../../../src/store/search/find-matches.ts';
import { makeIndexRows } from '../../../src/store/search/index-rows.ts';
import { makeSnippet } from '../../../src/store/search/make-snippet.ts';
import { parseQuery, toTsQuery } from '../../../src/store/search/parse-query.ts';
import { splitWords } from '../../../src/store/search/words.ts';
import { anyText } from '../../support/any-text.ts';

describe('store/search: words', () => {
  it('are cut at every sign and keep their place in the text', () => {
    const words = splitWords('Số: 125/QĐ-UBND', 'folded');

    expect(words).to.deep.equal([
      { key: 'so', start: 0, length: 2 },
      { key: '125', start: 4, length: 3 },
      { key: 'qd', start: 8, length: 2 },
      { key: 'ubnd', start: 11, length: 4 },
    ]);
  });

  it('are the same composed and decomposed, and never empty', () => {
    expect(splitWords('Nghị định'.normalize('NFD'), 'folded').map(({ key }) => key)).to.deep.equal(['nghi', 'dinh']);
    expect(splitWords('\u0301 a \u0300', 'folded').map(({ key }) => key)).to.deep.equal(['a']);
  });

  it('with marks tell letters and tones apart, but not where the tone stands', () => {
    const key = (text: string) =>
      splitWords(text, 'marked')
        .map((word) => word.key)
        .join(' ');

    expect(key('HÒA')).to.equal(key('hoà'));
    expect(new Set(['hoa', 'hoà', 'hoá', 'hoả', 'hoạ', 'hõa', 'đoa', 'doa'].map(key)).size).to.equal(8);
  });
});

describe('store/search: query', () => {
  it('takes quoted words and parted words for phrases', () => {
    expect(parseQuery('dự án "cấp nước sạch" 125/QĐ', 'folded')).to.deep.equal([
      ['du'],
      ['an'],
      ['cap', 'nuoc', 'sach'],
      ['125', 'qd'],
    ]);
    expect(parseQuery('“một hai” «ba bốn', 'folded')).to.deep.equal([
      ['mot', 'hai'],
      ['ba', 'bon'],
    ]);
    expect(parseQuery('a A á "a"', 'folded')).to.deep.equal([['a']]);
    expect(parseQuery(' "" & ', 'folded')).to.deep.equal([]);
  });

  it('gives a tsquery of nothing but quoted letters and digits, whatever was typed', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 60 }, `"“«' \\&|!():*<->aĐ9\u0301`), (text) => {
        const query = toTsQuery(parseQuery(text, 'folded'));
        expect(query).to.match(
          /^$|^\('[\p{L}\p{M}\p{N}]+'( <-> '[\p{L}\p{M}\p{N}]+')*\)( & \('[\p{L}\p{M}\p{N}]+'( <-> '[\p{L}\p{M}\p{N}]+')*\))*$/u,
        );
      }),
    );
  });
});

describe('store/search: index rows', () => {
  const page = (number: number, text: string) => ({ page: number, text });

  it('put fields first with weight, then pages in one run', () => {
    const [row] = makeIndexRows(1, [page(1, 'Một hai'), page(2, 'ba')], ['Trích yếu', 'Số']);

    expect(row).to.include({ firstPage: 1, lastPage: 2 });
    expect(row?.folded).to.equal("'trich':2A 'yeu':3A 'so':5A 'mot':7 'hai':8 'ba':9");
  });

  it('begin anew before a tsvector would lose the place of a word', () => {
    const many = Array.from({ length: 7000 }, (_, word) => `t${String(word)}`).join(' ');
    const often = 'và '.repeat(200);

    expect(
      makeIndexRows(1, [page(1, many), page(2, many), page(3, 'a')], []).map(({ firstPage, lastPage }) => [
        firstPage,
        lastPage,
      ]),
    ).to.deep.equal([
      [1, 1],
      [2, 3],
    ]);
    expect(makeIndexRows(1, [page(1, often), page(2, often)], [])).to.have.length(2);
  });

  it('are made for a document without pages', () => {
    expect(makeIndexRows(7, [], ['Số'])).to.deep.equal([
      { firstPage: 7, lastPage: 7, folded: "'so':2A", marked: "'sô\u0301':2A" },
    ]);
  });
});

describe('store/search: snippet', () => {
  const snippet = (text: string, query: string) => {
    const made = makeSnippet(text, findMatches(text, parseQuery(query, 'folded'), 'folded'));
    return { ...made, marked: made.marks.map(([start, length]) => made.text.slice(start, start + length)) };
  };

  it('marks whole phrases and words in the text as it is written', () => {
    const { text, marked } = snippet('Về việc\nphê duyệt Dự án cấp nước, dự toán', '"du an" nuoc');

    expect(text).to.equal('Về việc phê duyệt Dự án cấp nước, dự toán');
    expect(marked).to.deep.equal(['Dự án', 'nước']);
  });

  it('shows the place where most of the words stand together', () => {
    const far = `alpha ${'lấp '.repeat(200)} alpha beta ${'lấp '.repeat(200)}`;

    const { text, marked } = snippet(far, 'alpha beta');

    expect(marked).to.deep.equal(['alpha', 'beta']);
    expect(text).to.match(/^….*…$/);
    expect(text.length).to.be.lessThan(400);
  });

  it('never marks past its text, nor twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Án', 'án', 'dự', 'x', '\n', 'dài'.repeat(30)), { maxLength: 80 }),
        (words) => {
          const { text, marks, marked } = snippet(words.join(' '), '"an du" an "du an du"');
          let end = 0;
          for (const [start, length] of marks) {
            expect(start).to.be.at.least(end);
            end = start + length;
          }
          expect(end).to.be.at.most(text.length);
          for (const part of marked) expect(part).to.match(/^(dự|án)([\s]+(dự|án))*$/i);
        },
      ),
    );
  });
});
