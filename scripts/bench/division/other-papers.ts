import { sentences, subjectOf, tableRows } from '../../pages/content/matters.ts';
import { personName } from '../../pages/content/people.ts';
import type { PageDocument } from '../../pages/model.ts';
import type { Random } from '../../pages/random.ts';
import { columns, flowHtml, line, nationalTitle, signatureBlock, table, text } from './paper-html.ts';
import type { Part } from './stream-model.ts';

const two = (value: number) => String(value).padStart(2, '0');

export type OtherKind = 'contract' | 'minutes' | 'application' | 'sheet' | 'old';

/** Papers of a dossier that are no administrative document of the usual layout. `size`: paragraphs. */
export function otherPaper(
  random: Random,
  kind: OtherKind,
  { paper, size }: { paper: PageDocument; size: number },
): Part {
  const make = { contract, minutes, application, sheet, old };
  return { html: flowHtml(make[kind](random, paper, size), paper, false), landscape: false, numbering: 'restart' };
}

function body(random: Random, year: number, size: number): string {
  const all: string[] = [];
  while (all.length < size) all.push(...sentences(random, year, 8));
  return all.slice(0, size).map((words, i) => text(`${String(i + 1)}. ${words}`)).join(''); // prettier-ignore
}

function contract(random: Random, { date, issuer }: PageDocument, size: number): string {
  const number = `Số: ${two(random.whole(1, 99))}/${String(date.year)}/HĐ-${random.pick(['XD', 'KT', 'TV', 'MB'])}`;
  const sides = columns(
    signatureBlock(random, {
      role: ['ĐẠI DIỆN BÊN A', 'GIÁM ĐỐC'],
      name: personName(random),
      sealed: issuer.join(' '),
    }),
    signatureBlock(random, { role: ['ĐẠI DIỆN BÊN B', 'GIÁM ĐỐC'], name: personName(random), sealed: 'CÔNG TY TNHH' }),
  );
  return [
    nationalTitle(),
    line(random.pick(['HỢP ĐỒNG', 'HỢP ĐỒNG KINH TẾ', 'HỢP ĐỒNG TƯ VẤN']), 'mid bold'),
    line(number, 'mid gap'),
    text(`Hôm nay, ngày ${two(date.day)} tháng ${two(date.month)} năm ${String(date.year)}, tại trụ sở ${issuer.join(' ')}, chúng tôi gồm có:`),
    line(`BÊN A: ${issuer.join(' ')}`, 'bold'),
    line(`BÊN B: CÔNG TY TNHH ${personName(random).toUpperCase()}`, 'bold gap'),
    body(random, date.year, size),
    sides,
  ].join(''); // prettier-ignore
}

function minutes(random: Random, { date, issuer, place }: PageDocument, size: number): string {
  const withBody = random.chance(0.6);
  const head = withBody
    ? columns(issuer.map((words) => line(words, 'mid bold')).join(''), nationalTitle())
    : nationalTitle();
  return [
    head,
    line('BIÊN BẢN', 'mid bold'),
    line(subjectOf(random, date.year, false), 'mid bold gap'),
    text(
      `Hôm nay, hồi 8 giờ ngày ${two(date.day)} tháng ${two(date.month)} năm ${String(date.year)}, tại ${place}, chúng tôi gồm:`,
    ),
    body(random, date.year, size),
    columns(
      signatureBlock(random, { role: ['THƯ KÝ'], name: personName(random) }),
      signatureBlock(random, { role: ['CHỦ TỌA'], name: personName(random) }),
    ),
  ].join('');
}

function application(random: Random, { date, issuer, place }: PageDocument, size: number): string {
  return [
    nationalTitle(),
    line(`${place}, ngày ${two(date.day)} tháng ${two(date.month)} năm ${String(date.year)}`, 'mid italic gap'),
    line(random.pick(['ĐƠN ĐỀ NGHỊ', 'ĐƠN KHIẾU NẠI', 'ĐƠN XIN NGHỈ PHÉP', 'GIẤY ỦY QUYỀN']), 'mid bold'),
    text(`Kính gửi: ${issuer.join(' ')}`),
    text(`Tôi tên là: ${personName(random)}, sinh năm ${String(random.whole(1950, 1995))}, hiện cư trú tại ${place}.`),
    body(random, date.year, Math.min(size, 6)),
    columns('', signatureBlock(random, { role: ['NGƯỜI LÀM ĐƠN'], name: personName(random) })),
  ].join('');
}

/** A table of a body without a national title: only its name and a title. */
function sheet(random: Random, { date, issuer, parent }: PageDocument, size: number): string {
  const rows: string[][] = [];
  while (rows.length < size * 2) rows.push(...tableRows(random).slice(1));
  const [first = []] = tableRows(random);
  return [
    columns([...parent, ...issuer].map((words) => line(words, 'mid bold')).join(''), ''),
    line(random.pick(['BẢNG TỔNG HỢP', 'BẢNG KÊ', 'BẢNG THANH TOÁN']), 'mid bold'),
    line(subjectOf(random, date.year, false), 'mid bold gap'),
    table([first, ...rows.map((row, i) => [String(i + 1), ...row.slice(1)])]),
    columns(
      signatureBlock(random, { role: ['NGƯỜI LẬP BIỂU'], name: personName(random) }),
      signatureBlock(random, { role: ['THỦ TRƯỞNG ĐƠN VỊ'], name: personName(random), sealed: issuer.join(' ') }),
    ),
  ].join('');
}

/** Layout of before 1976. */
function old(random: Random, { issuer, place, number }: PageDocument, size: number): string {
  const year = random.whole(1955, 1975);
  const left =
    issuer.map((words) => line(words, 'mid bold')).join('') +
    line(`Số ${number}-${random.pick(['TC', 'NĐ', 'CV', 'VP'])}`, 'mid');
  const right = line('VIỆT NAM DÂN CHỦ CỘNG HÒA', 'mid bold') + line('Độc lập - Tự do - Hạnh phúc', 'mid') + line(`${place}, ngày ${two(random.whole(1, 28))} tháng ${two(random.whole(1, 12))} năm ${String(year)}`, 'mid italic'); // prettier-ignore
  return [
    columns(left, right),
    line(random.pick(['THÔNG TƯ', 'CHỈ THỊ', 'QUYẾT ĐỊNH', 'BÁO CÁO']), 'mid bold'),
    line(subjectOf(random, year, false), 'mid gap'),
    body(random, year, size),
    columns(
      line('Nơi nhận:', 'bold italic') + line('- Như trên') + line('- Lưu.'),
      signatureBlock(random, { role: ['CHỦ TỊCH'], name: personName(random), sealed: issuer.join(' ') }),
    ),
  ].join('');
}
