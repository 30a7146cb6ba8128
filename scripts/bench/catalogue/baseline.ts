import { runProgram } from '../../../src/infra/subprocess.ts';

/** What plain tools give: tesseract as it comes (page segmentation 3) and a handful of regular expressions. */
export async function readPlainly(imagePath: string): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', OMP_THREAD_LIMIT: '1' };
  const args = [imagePath, 'stdout', '-l', 'vie', '--psm', '3'];
  const { stdout } = await runProgram({ program: 'tesseract', args, env, timeoutMs: 180_000, maxOutputBytes: 1 << 24 });
  return stdout.toString('utf8').normalize('NFC');
}

const TYPES = ['Quyết định', 'Báo cáo', 'Tờ trình', 'Thông báo', 'Kế hoạch', 'Giấy mời', 'Hướng dẫn', 'Chỉ thị', 'Nghị quyết', 'Công điện', 'Chương trình']; // prettier-ignore
const NATIONAL = /\s*(?:CỘNG H[ÒO]A? ?À? ?XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập.*)/u;
const ROLE =
  /^(?:TM|KT|TL|TUQ|Q)\.|^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG BAN|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG)$/u;
const NAME = /^(?:\p{Lu}\p{Ll}*\.? ){0,2}\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}$/u;

/** Fields by regular expressions over the text of all pages; a field that is not found is absent. */
export function plainFields(pages: readonly string[]): Record<string, string> {
  const lines = pages.join('\n').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== ''); // prettier-ignore
  const text = lines.join('\n');
  const head = text.slice(0, 1500);
  const number = /S[ốo]\s*:?\s*(?<number>\S*?)\s*[/-]\s*(?<notation>\p{Lu}[\p{L}&.,/-]+)/u.exec(head)?.groups;
  const date = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/u.exec(text);
  const place = /(\p{Lu}[\p{L} ]+),\s*ngày/u.exec(head)?.[1];
  const title = TYPES.find((type) => lines.slice(0, 25).some((line) => line.startsWith(type.toUpperCase())));
  const letter = /V\/v:?\s*([\s\S]+?)\n(?:Kính|\p{Lu})/u.exec(head)?.[1];
  const all = {
    documentType: title ?? (letter === undefined ? undefined : 'Công văn'),
    number: number?.['number'],
    notation: number?.['notation'],
    issuedOn: date === null ? undefined : isoDate(date),
    place,
    issuingBody: issuerOf(lines),
    subject: letter ?? (title === undefined ? undefined : afterTitle(lines, title)),
    ...signatureOf(lines),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([field, value]) => (value ? [[field, value.replace(/\n/g, ' ')]] : []))); // prettier-ignore
}

function isoDate([, day = '', month = '', year = '']: RegExpExecArray): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function issuerOf(lines: readonly string[]): string | undefined {
  const end = lines.findIndex((line) => /^S[ốo]\s*:?/u.test(line));
  const upper = lines
    .slice(0, end === -1 ? 6 : end)
    .map((line) => line.replace(NATIONAL, '').trim())
    .filter((line) => line !== '' && line === line.toUpperCase());
  return upper.at(-1);
}

function afterTitle(lines: readonly string[], title: string): string | undefined {
  const at = lines.findIndex((line) => line.startsWith(title.toUpperCase()));
  const following = lines.slice(at + 1, at + 5);
  const end = following.findIndex((line) => line === line.toUpperCase() || /^(?:Căn cứ|Thực hiện|Kính)/u.test(line));
  return following.slice(0, end === -1 ? 2 : end).join(' ') || undefined;
}

function signatureOf(lines: readonly string[]): { signerRole?: string; signatory?: string } {
  const from = lines.findLastIndex((line) => ROLE.test(line));
  if (from === -1) return {};
  const first = lines.slice(0, from).findLastIndex((line) => !ROLE.test(line)) + 1;
  const name = lines.slice(from).find((line) => NAME.test(line));
  return { signerRole: lines.slice(first, from + 1).join(' '), ...(name === undefined ? {} : { signatory: name }) };
}
