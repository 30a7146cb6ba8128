import { expect } from 'chai';
import type { SchemeNode } from '../../../../src/domain/archive/classification-scheme.ts';
import {
  COLUMN_SETS,
  fitsPage,
  inventory,
  INVENTORY_COLUMNS,
} from '../../../../src/domain/forms/dossiers/inventory.ts';
import { numberRanges } from '../../../../src/domain/forms/number-ranges.ts';
import { schemeHeadings } from '../../../../src/domain/forms/scheme-headings.ts';

function node(id: string, parentId: string | null): SchemeNode {
  const fixed = { fondsId: 'f', position: 0, code: null, kind: 'activity' as const, revision: 1 };
  return { id, parentId, title: `Đề mục ${id}`, ...fixed };
}

function texts(headings: ReturnType<typeof schemeHeadings>, nodes: readonly (string | null)[]): readonly string[] {
  return nodes.flatMap((id) =>
    headings.before(id).map((line) => `${String('level' in line && line.level)}: ${line.cells['text'] ?? ''}`),
  );
}

describe('headings of a list of dossiers', () => {
  const nodes = [
    node('a', null),
    node('a1', 'a'),
    node('a2', 'a'),
    node('a2x', 'a2'),
    node('b', null),
    node('b1', 'b'),
  ];

  it('stand where the place in the scheme changes, in Roman numerals, below in Arabic ones', () => {
    expect(texts(schemeHeadings(nodes), ['a1', 'a1', 'a2', 'a2x', 'b', 'b1', null])).to.deep.equal([
      '1: I. Đề mục a',
      '2: 1. Đề mục a1',
      '2: 2. Đề mục a2',
      '3: 2.1. Đề mục a2x',
      '1: II. Đề mục b',
      '2: 1. Đề mục b1',
      '1: III. Hồ sơ chưa xếp vào đề mục',
    ]);
  });

  it('are told again, with their number, where a list comes back to them', () => {
    expect(texts(schemeHeadings(nodes), ['a1', 'b', 'a1'])).to.deep.equal([
      '1: I. Đề mục a',
      '2: 1. Đề mục a1',
      '1: II. Đề mục b',
      '1: I. Đề mục a',
      '2: 1. Đề mục a1',
    ]);
  });

  it('are told again above the dossiers of a wider heading that come behind those of a narrower one', () => {
    expect(texts(schemeHeadings(nodes), ['a1', 'a'])).to.deep.equal([
      '1: I. Đề mục a',
      '2: 1. Đề mục a1',
      '1: I. Đề mục a',
    ]);
  });
});

describe('numbers left out', () => {
  it('are told as ranges', () => {
    expect(numberRanges([3, 4, 5, 9, 11, 12])).to.equal('3-5, 9, 11-12');
    expect(numberRanges([])).to.equal('');
  });
});

describe('columns of an inventory', () => {
  for (const [name, columns] of Object.entries(COLUMN_SETS)) {
    it(`fill the page between its margins: ${name}`, () => {
      const layout = inventory({ kind: 'permanent', columns });
      const table = layout.blocks.find((block) => block.kind === 'table');
      const sum = (table?.columns ?? []).reduce((width, column) => width + column.widthMm, 0);
      expect(fitsPage(columns)).to.equal(true);
      expect(sum).to.be.closeTo(297 - 30 - 15, 0.001);
    });
  }

  it('are refused where no room is left for the title, or it is left out', () => {
    expect(fitsPage(INVENTORY_COLUMNS)).to.equal(false);
    expect(fitsPage(['number', 'note'])).to.equal(false);
  });
});
