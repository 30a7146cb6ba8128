import { expect } from 'chai';
import encodings from '../../../../mappings/reading/legacy-encodings.json' with { type: 'json' };
import { groupsOfReview } from '../../../../src/domain/retention/appendix/build-schedule.ts';
import { readAppendix } from '../../../../src/domain/retention/appendix/read-appendix.ts';
import type { ReviewRow } from '../../../../src/domain/retention/appendix/appendix-review.ts';
import { pricedRows, type RetentionSchedule } from '../../../../src/domain/retention/retention-schedule.ts';
import { readHtmlTables } from '../../../../src/formats/tables/html-tables.ts';
import { drawHtml } from '../../../support/appendix/draw-html.ts';
import { layOut, OFFICIAL, type Layout } from '../../../support/appendix/lay-out.ts';
import { shippedSchedule } from '../../../support/appendix/shipped.ts';
import { toldByTable, withoutLetters } from '../../../support/appendix/told-by-table.ts';

function readBack(
  schedule: RetentionSchedule,
  layout: Layout,
): { read: RetentionSchedule; rows: readonly ReviewRow[] } {
  const reading = readAppendix(readHtmlTables(drawHtml(layOut(schedule, layout))).rows);
  const rows = reading?.rows ?? [];
  return { read: { ...schedule, groups: groupsOfReview(schedule.id, { rows }) }, rows };
}

function blocking(rows: readonly ReviewRow[]): readonly string[] {
  return rows.flatMap(({ row, findings }) =>
    findings.filter(({ severity }) => severity === 'unresolved').map(({ code }) => `${String(row)} ${code}`),
  );
}

describe('formats/tables: an appendix as a web page', () => {
  const common = shippedSchedule('tt-09-2011-bnv');

  it('reads the schedule of common records back equal: groups, sub-groups, items, sub-items, periods', () => {
    const { read, rows } = readBack(common, OFFICIAL);
    expect(toldByTable(read)).to.deep.equal(toldByTable(common));
    expect(blocking(rows)).to.deep.equal([]);
    expect(read.groups.filter(({ parent }) => parent === undefined)).to.have.length(14);
    expect(read.groups.filter(({ parent }) => parent !== undefined)).to.have.length(10);
    expect(read.groups.flatMap(({ items }) => items)).to.have.length(202);
    expect(pricedRows(read)).to.have.length(274);
  });

  it('reads a page in a font of before Unicode, and says of each row that it was converted', () => {
    const letters = new Map(Object.entries(encodings.tcvn3).map(([byte, letter]) => [letter, byte]));
    letters.set('…', '\u0085');
    const page = drawHtml(layOut(common)).toString('utf8').replace('charset="utf-8"', 'charset="x-user-defined"');
    const bytes = Buffer.from(
      Array.from(page, (letter) => letters.get(letter.toLowerCase()) ?? letter).join(''),
      'latin1',
    );
    const rows = readAppendix(readHtmlTables(bytes).rows)?.rows ?? [];
    const told = toldByTable({ groups: groupsOfReview(common.id, { rows }) });
    // The old fonts had no capitals with marks.
    expect(JSON.stringify(told).toLowerCase()).to.equal(JSON.stringify(toldByTable(common)).toLowerCase());
    expect(rows.flatMap(({ findings }) => findings.map(({ code }) => code))).to.include('legacy-font');
  });

  it('marks as uncertain what contradicts itself, and nothing else', () => {
    const { read } = readBack(common, OFFICIAL);
    const uncertain = ({ groups }: RetentionSchedule) =>
      groups.flatMap(({ items }) => items.filter((item) => item.uncertain).map(({ id }) => id));
    expect(uncertain(read)).to.deep.equal(['tt-09-2011-bnv/1/12', 'tt-09-2011-bnv/4.1/64']);
  });

  it('reads it with numbers of groups in the column of numbers', () => {
    const { read, rows } = readBack(common, { subItems: 'letters', groupsAcross: false });
    expect(toldByTable(read)).to.deep.equal(toldByTable(common));
    expect(blocking(rows)).to.deep.equal([]);
  });

  for (const subItems of ['dashes', 'in-cell'] as const) {
    it(`reads it with sub-items as ${subItems}`, () => {
      const { read, rows } = readBack(subItems === 'dashes' ? common : withoutPricedParents(common), {
        ...{ subItems, groupsAcross: true },
      });
      const wanted = subItems === 'dashes' ? common : withoutPricedParents(common);
      expect(toldByTable(read)).to.deep.equal(withoutLetters(toldByTable(wanted)));
      expect(blocking(rows)).to.deep.equal([]);
    });
  }

  for (const id of ['tt-10-2022-bnv', 'tt-27-2016-bgddt', 'tt-33-2025-byt', 'tt-08-2025-bnv'] as const) {
    it(`reads ${id} back equal`, () => {
      const schedule = shippedSchedule(id);
      const { read } = readBack(schedule, { subItems: 'letters', groupsAcross: false });
      expect(toldByTable(read)).to.deep.equal(toldByTable(schedule));
    });
  }
});

/** In one cell the period of an item cannot be told from those of its sub-items. */
function withoutPricedParents(schedule: RetentionSchedule): RetentionSchedule {
  const groups = schedule.groups.map((group) => ({
    ...group,
    items: group.items.map((item) => (item.sub === undefined ? item : { ...item, text: null, period: null })),
  }));
  return { ...schedule, groups };
}
