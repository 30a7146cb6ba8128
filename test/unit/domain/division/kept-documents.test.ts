import { expect } from 'chai';
import fc from 'fast-check';
import { withKeptDocuments } from '../../../../src/domain/division/kept-documents.ts';
import { divideByCuts } from '../../../../src/domain/division/person-cuts.ts';
import type { Division } from '../../../../src/domain/division/division.ts';
import { sidesOf } from '../../../../src/domain/division/sides.ts';
import { keepHumanStarts } from '../../../../src/store/queries/readings/keep-human-starts.ts';

/** Sheet 1, document 2–6 with an annex on 4–6 and a doubt on 5. */
const DIVISION: Division = {
  documents: [
    {
      ...{ firstPage: 2, lastPage: 6, confidence: 0.9 },
      annexes: [{ firstPage: 4, lastPage: 6 }],
      doubts: [
        { page: 1, reason: 'separator-unread' },
        { page: 4, reason: 'may-begin' },
        { page: 5, reason: 'may-begin' },
      ],
    },
  ],
  separators: [{ page: 1, kind: 'document', label: '' }],
};

describe('domain/division/kept-documents', () => {
  it('leaves a division alone where nobody worked', () => {
    expect(withKeptDocuments(DIVISION, [{ firstPage: 2, lastPage: 6 }], 6)).to.equal(DIVISION);
  });

  it('tells of a document that kept its first page, and asks no more about that page', () => {
    const kept = withKeptDocuments(
      DIVISION,
      [
        { firstPage: 2, lastPage: 3 },
        { firstPage: 4, lastPage: 6 },
      ],
      6,
    );

    expect(kept.documents).to.deep.equal([
      { firstPage: 2, lastPage: 3, confidence: 0.9, doubts: [{ page: 1, reason: 'separator-unread' }] },
      { firstPage: 4, lastPage: 6, confidence: 1, doubts: [{ page: 5, reason: 'may-begin' }] },
    ]);
    expect(kept.separators).to.deep.equal(DIVISION.separators);
  });

  it('shows no sheet on which the document of a person begins, and no document behind the last side', () => {
    const kept = withKeptDocuments(
      DIVISION,
      [
        { firstPage: 1, lastPage: 1 },
        { firstPage: 2, lastPage: 6 },
        { firstPage: 9, lastPage: 9 },
      ],
      6,
    );

    expect(kept.separators).to.deep.equal([]);
    expect(kept.documents.map(({ firstPage }) => firstPage)).to.deep.equal([1, 2]);
  });

  it('gives every side exactly one place, wherever people worked', () => {
    const pages = fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 8 });
    const human = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 14 }),
        pages,
        fc.tuple(pages, human),
        (blanks, starts, [sheets, worked]) => {
          // prettier-ignore
          const sides = blanks.map((blank, i) => ({ page: i + 1, blank }));
          const division = divideByCuts({ starts, separators: sheets }, sides, { documents: [], separators: [] });
          const divided = division.documents.map((one) => ({ ...one, fields: {} }));
          const documents = keepHumanStarts(divided, worked.toSorted((a, b) => a - b).map(untilNext));

          const kept = withKeptDocuments(division, documents, sides.length);

          expect(sidesOf(sides, kept)).to.have.length(sides.length);
          for (const page of worked.filter((one) => one <= sides.length))
            expect(kept.documents.map(({ firstPage }) => firstPage)).to.include(page);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Documents never overlap. */
function untilNext(firstPage: number, i: number, all: readonly number[]) {
  return { firstPage, lastPage: (all[i + 1] ?? firstPage + 3) - 1 };
}
