import { expect } from 'chai';
import fc from 'fast-check';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import { keepHumanStarts, type PlannedDocument } from '../../../src/store/queries/readings/keep-human-starts.ts';

function spans(planned: readonly PlannedDocument[]): [number, number, boolean][] {
  return planned.map(({ firstPage, lastPage, divided }) => [firstPage, lastPage, divided]);
}

function documents(...bounds: [number, number][]): CataloguedDocument[] {
  return bounds.map(([firstPage, lastPage]) => ({ firstPage, lastPage, fields: {} }));
}

describe('store/keep-human-starts', () => {
  it('takes the division as it is where nobody worked', () => {
    expect(spans(keepHumanStarts(documents([1, 2], [3, 5]), []))).to.deep.equal([
      [1, 2, true],
      [3, 5, true],
    ]);
  });

  it('takes the new end of a document that still begins where it did', () => {
    const human = [{ firstPage: 3, lastPage: 3 }];

    expect(spans(keepHumanStarts(documents([1, 2], [3, 5]), human))).to.deep.equal([
      [1, 2, true],
      [3, 5, true],
    ]);
  });

  it('cuts before every document of a person that lies inside another', () => {
    const human = [
      { firstPage: 5, lastPage: 6 },
      { firstPage: 3, lastPage: 4 },
    ];

    expect(spans(keepHumanStarts(documents([1, 6]), human))).to.deep.equal([
      [1, 2, true],
      [3, 4, false],
      [5, 6, false],
    ]);
  });

  it('keeps a document of a person whose first page lies in no document now, up to the next beginning', () => {
    const human = [
      { firstPage: 1, lastPage: 4 },
      { firstPage: 6, lastPage: 6 },
    ];

    expect(spans(keepHumanStarts(documents([2, 5], [8, 9]), human))).to.deep.equal([
      [1, 1, false],
      [2, 5, true],
      [6, 6, false],
      [8, 9, true],
    ]);
  });

  it('gives each page to one document, and keeps every beginning, whatever came before', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(bounds, bounds, fc.integer({ min: 1, max: 30 }), (divided, human, pages) => {
        const starts = [1, ...divided.filter((page) => page <= pages)].toSorted((a, b) => a - b);
        const machine = documents(
          ...starts.map((page, i): [number, number] => [page, (starts[i + 1] ?? pages + 1) - 1]),
        );

        const planned = keepHumanStarts(
          machine,
          human.map((page) => ({ firstPage: page, lastPage: page })),
        );

        const covered = planned
          .filter(({ firstPage }) => firstPage <= pages)
          .flatMap(({ firstPage, lastPage }) => range(firstPage, lastPage));
        expect(covered).to.deep.equal(range(1, pages));
        expect(planned.map(({ firstPage }) => firstPage)).to.include.members([...human, ...starts]);
      }),
    );
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
