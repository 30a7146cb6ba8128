import { expect } from 'chai';
import fc from 'fast-check';
import { groupsOfReview } from '../../../../src/domain/retention/appendix/build-schedule.ts';
import { readAppendix } from '../../../../src/domain/retention/appendix/read-appendix.ts';
import { parsePeriodText } from '../../../../src/domain/retention/period-text.ts';
import type { RetentionSchedule, ScheduleItem } from '../../../../src/domain/retention/retention-schedule.ts';
import { readHtmlTables } from '../../../../src/formats/tables/html-tables.ts';
import { drawHtml } from '../../../support/appendix/draw-html.ts';
import { layOut } from '../../../support/appendix/lay-out.ts';
import { shippedSchedule } from '../../../support/appendix/shipped.ts';
import { toldByTable } from '../../../support/appendix/told-by-table.ts';

const rowsOf = (html: string) => readHtmlTables(Buffer.from(html)).rows;

describe('formats/tables: shapes of web pages', () => {
  it('repeats a cell in the rows and columns that it covers', () => {
    const rows = rowsOf(
      '<table><tr><td rowspan=2>1</td><td colspan=2>A</td></tr><tr><td>B</td><td>C</td></tr></table>',
    );
    expect(rows.map(({ cells }) => cells)).to.deep.equal([
      [
        { column: 0, span: 1, text: '1' },
        { column: 1, span: 2, text: 'A' },
      ],
      [
        { column: 0, span: 1, text: '1', continues: true },
        { column: 1, span: 1, text: 'B' },
        { column: 2, span: 1, text: 'C' },
      ],
    ]);
  });

  it('reads what was never closed, and a table within a table by itself', () => {
    const { rows, remarks } = readHtmlTables(Buffer.from('<table><tr><td>A<table><tr><td>B</table></table>'));
    expect(rows.map(({ table, cells }) => [table, cells[0]?.text])).to.deep.equal([
      [1, 'A'],
      [2, 'B'],
    ]);
    expect(remarks.map(({ code }) => code)).to.deep.equal(['nested-table']);
  });

  it('passes over scripts and deleted text, and takes spans that make no sense for one', () => {
    const rows = rowsOf('<table><tr><td colspan="-3"><script>x</script><del>cũ</del>mới &amp; hay</td></tr></table>');
    expect(rows[0]?.cells).to.deep.equal([{ column: 0, span: 1, text: 'mới & hay' }]);
  });

  it('reads pages by their mark, their declaration, or as UTF-8', () => {
    const html = '<table><tr><td>Vĩnh viễn</td></tr></table>';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html, 'utf16le')]);
    for (const bytes of [Buffer.from(html), Buffer.from(`\ufeff${html}`), utf16])
      expect(readHtmlTables(bytes).rows[0]?.cells[0]?.text).to.equal('Vĩnh viễn');
    const broken = Buffer.concat([Buffer.from('<meta charset=utf-8><table><tr><td>'), Buffer.from([0xff, 0xfe, 0x41])]);
    expect(() => readHtmlTables(broken)).to.throw('UTF-8');
  });

  it('refuses a page that grows beyond all tables', () => {
    const rows = '<tr><td>x</td></tr>'.repeat(50_001);
    expect(() => readHtmlTables(Buffer.from(`<table>${rows}</table>`))).to.throw('too large');
  });

  it('gives any schedule back equal', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const reading = readAppendix(readHtmlTables(drawHtml(layOut(schedule))).rows);
        const groups = groupsOfReview(schedule.id, { rows: reading?.rows ?? [] });
        expect(toldByTable({ groups })).to.deep.equal(toldByTable(schedule));
      }),
      { numRuns: 100 },
    );
  });
});

const words = fc.constantFrom(
  ...'hồ sơ tài liệu về báo cáo năm kế hoạch công tác NĐ-CP 6 tháng (gốc) & <b>'.split(' '),
);
const titles = fc.array(words, { minLength: 1, maxLength: 30 }).map((list) => `Hồ sơ ${list.join(' ')}`);
const periods = fc.constantFrom(
  'Vĩnh viễn',
  '20 năm',
  '05 năm',
  'Đến khi VB hết hiệu lực thi hành',
  'Theo tuổi thọ công trình',
);
const items = fc.record({
  title: titles,
  period: periods,
  subs: fc.array(fc.tuple(titles, periods), { maxLength: 4 }),
});
const groups = fc.array(fc.record({ title: titles, items: fc.array(items, { minLength: 1, maxLength: 5 }) }), {
  minLength: 1,
  maxLength: 5,
});

const schedules = groups.map((list): RetentionSchedule => {
  let no = 0;
  const made = list.map(({ title, items: lines }, index) => {
    const id = `s/${String(index + 1)}`;
    const own = lines.map((line): ScheduleItem => {
      no += 1;
      const at = `${id}/${String(no)}`;
      const head = { id: at, no: String(no), title: line.title };
      if (line.subs.length === 0) return { ...head, ...priced(line.period) };
      const sub = line.subs.map(([words, period], place) => {
        const letter = 'abcd'[place] ?? 'a';
        return { id: `${at}/${letter}`, no: letter, title: words, ...priced(period) };
      });
      return { ...head, text: null, period: null, sub };
    });
    return { id, no: String(index + 1), title, items: own };
  });
  return { ...shippedSchedule('tt-13-2011-bnv'), id: 's', groups: made };
});

function priced(text: string): Pick<ScheduleItem, 'text' | 'period'> {
  return { text, period: parsePeriodText(text) ?? null };
}
