import { sentences, subjectOf, tableRows } from '../../pages/content/matters.ts';
import { personName } from '../../pages/content/people.ts';
import type { PageDocument } from '../../pages/model.ts';
import type { Random } from '../../pages/random.ts';
import { columns, flowHtml, line, nationalTitle, signatureBlock, table, text } from './paper-html.ts';
import type { Part } from './stream-model.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** One annex of a document; `place`: which of its annexes, from 0, of `count`. */
export function annexPart(random: Random, paper: PageDocument, place: { index: number; count: number }): Part {
  const kind = random.weighted([
    ['list', 40],
    ['rules', 30],
    ['form', 15],
    ['sheets', 15],
  ] as const);
  const landscape = (kind === 'list' || kind === 'sheets') && random.chance(0.4);
  const content =
    kind === 'rules'
      ? rules(random, paper)
      : kind === 'form'
        ? form(random, paper)
        : list(random, { paper, place, long: kind === 'sheets' });
  return {
    html: flowHtml(content, paper, landscape),
    landscape,
    numbering: random.weighted([
      ['continue', 35],
      ['restart', 25],
      ['show-first', 15],
      ['none', 25],
    ] as const),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `(Kèm theo Quyết định số 12/QĐ-UBND ngày …)`: number and day are sometimes left to be written in. */
function note(random: Random, { documentType, number, joint, notation, date, issuer }: PageDocument): string {
  const verb = random.pick(['Kèm theo', 'Ban hành kèm theo', 'Đính kèm']);
  const filled = random.chance(0.7);
  const name = filled ? `${number}${joint}${notation}` : `     ${joint}${notation}`;
  const day = filled ? two(date.day) : '    ';
  const body = issuer.join(' ').toLowerCase();
  return `(${verb} ${documentType} số ${name} ngày ${day} tháng ${two(date.month)} năm ${String(date.year)} của ${body.charAt(0).toUpperCase()}${body.slice(1)})`;
}

function heading(random: Random, paper: PageDocument, titles: readonly string[]): string {
  const said = random.chance(0.8) ? line(note(random, paper), 'mid italic gap') : '';
  return titles.map((title) => line(title, 'mid bold')).join('') + said;
}

interface ListParts {
  readonly paper: PageDocument;
  readonly place: { readonly index: number; readonly count: number };
  readonly long: boolean;
}

/** Rows of several tables with their numbers running on, so that a table goes over pages. */
function list(random: Random, { paper, place, long }: ListParts): string {
  const count = long ? random.whole(40, 110) : random.whole(6, 40);
  const rows: string[][] = [];
  while (rows.length < count) rows.push(...tableRows(random).slice(1));
  const [first = []] = tableRows(random);
  const numbered = rows
    .slice(0, count)
    .map((row, i) => [String(i + 1), ...row.slice(1), random.chance(0.4) ? personName(random) : '']);
  const number = place.count > 1 ? ` ${random.pick([ROMAN[place.index] ?? '', two(place.index + 1)])}` : '';
  const name = random.weighted([
    [`PHỤ LỤC${number}`, 50],
    [`Phụ lục${number}`, 10],
    [`PHỤ BIỂU SỐ ${two(place.index + 1)}`, 10],
    [`Biểu số ${two(place.index + 1)}`, 10],
    ['DANH SÁCH', 12],
    ['BẢNG TỔNG HỢP', 8],
  ]);
  const about = subjectOf(random, paper.date.year, false).toUpperCase();
  // what names itself by no word of an annex at least says what it goes with
  const end = random.chance(0.25)
    ? columns('', signatureBlock(random, { role: ['NGƯỜI LẬP BIỂU'], name: personName(random) }))
    : '';
  return heading(random, paper, [name, about]) + table([[...first, 'Ghi chú'], ...numbered]) + end;
}

/** Rules issued with a decision: chapters and articles of their own. */
function rules(random: Random, paper: PageDocument): string {
  const { year } = paper.date;
  const title = random.pick(['QUY CHẾ', 'QUY ĐỊNH', 'PHƯƠNG ÁN', 'ĐỀ ÁN', 'KẾ HOẠCH']);
  const said = line(note(random, paper), 'mid italic gap');
  const articles = random.whole(6, 30);
  const body = Array.from({ length: articles }, (_, i) => {
    const chapter = i % 5 === 0 ? line(`Chương ${ROMAN[Math.min(5, i / 5)] ?? ''}`, 'mid bold') : '';
    const [name = '', ...points] = sentences(random, year, random.whole(2, 4));
    return `${chapter}${text(`Điều ${String(i + 1)}. ${name}`)}${points.map((words, n) => text(`${String(n + 1)}. ${words}`)).join('')}`;
  });
  return line(title, 'mid bold') + line(subjectOf(random, year, false), 'mid bold') + said + body.join('');
}

/** An empty form: it bears a national title and a number line of its own, with dots. */
function form(random: Random, { issuer, date, notation }: PageDocument): string {
  const left = random.chance(0.6)
    ? line('TÊN CƠ QUAN, ĐƠN VỊ', 'mid bold') + line(`Số: ……/${notation.split('-')[0] ?? 'BC'}-……`, 'mid')
    : '';
  const number = random.whole(1, 9);
  const right =
    nationalTitle() + line(`………, ngày …… tháng …… năm ${random.chance(0.5) ? String(date.year) : '……'}`, 'mid italic');
  const asks = sentences(random, date.year, random.whole(3, 8)).map((words, i) =>
    text(`${String(i + 1)}. ${words.slice(0, 34)}: ………………………………………………………`),
  );
  return [
    line(random.pick([`Mẫu số ${two(number)}`, `Phụ lục ${two(number)}`, `Biểu mẫu ${two(number)}`])),
    columns(left, right),
    line(random.pick(['BÁO CÁO', 'ĐƠN ĐỀ NGHỊ', 'TỜ KHAI', 'PHIẾU ĐĂNG KÝ']), 'mid bold'),
    line(subjectOf(random, date.year, false), 'mid gap'),
    text(`Kính gửi: ${issuer.join(' ')}`),
    ...asks,
    columns('', line('THỦ TRƯỞNG ĐƠN VỊ', 'mid bold') + line('(Ký tên, đóng dấu)', 'mid italic')),
  ].join('');
}

/** The block of the body that certifies a copy, alone on its page. */
export function copyCertificate(random: Random, paper: PageDocument): Part {
  const body = random.pick(['VĂN PHÒNG', 'ỦY BAN NHÂN DÂN', 'SỞ NỘI VỤ']);
  const day = `${paper.place}, ngày ${two(Math.min(28, paper.date.day + 3))} tháng ${two(paper.date.month)} năm ${String(paper.date.year)}`;
  const left = line(body, 'mid bold') + line(`Số: ${String(random.whole(10, 900))}/SY-VP`, 'mid');
  const right =
    (random.chance(0.3) ? nationalTitle() : '') + line('SAO Y BẢN CHÍNH', 'mid bold') + line(day, 'mid italic');
  const sign = signatureBlock(random, { role: ['CHÁNH VĂN PHÒNG'], name: personName(random), sealed: body });
  const content = columns(left, right) + columns(line('Nơi nhận:', 'bold italic') + line('- Lưu: VT.'), sign);
  return { html: flowHtml(content, paper, false), landscape: false, numbering: 'none' };
}
