import { fold } from '../text/fold.ts';

/** What clerks shorten; folded. */
const SHORT: Readonly<Record<string, string>> = {
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  ubmttq: 'uy ban mat tran to quoc',
  bch: 'ban chap hanh',
  tphcm: 'thanh pho ho chi minh',
  gpmb: 'giai phong mat bang',
  cbcc: 'can bo cong chuc',
  ccvc: 'cong chuc vien chuc',
  pccc: 'phong chay chua chay',
  xdcb: 'xay dung co ban',
  ktxh: 'kinh te xa hoi',
  attp: 'an toan thuc pham',
  gdđt: 'giao duc dao tao',
  gddt: 'giao duc dao tao',
};

/** Words of a subject as they are compared: without marks, case, `V/v` before it, and with shortened names written out. */
export function subjectWords(subject: string): readonly string[] {
  const text = fold(subject)
    .replace(/^\W*(?:v\s*\/\s*v|ve viec)\b/u, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return text === '' ? [] : text.split(' ').flatMap((word) => (SHORT[word] ?? word).split(' '));
}

/** Years, weeks, quarters: what alone parts this year's letter from last year's. */
export function tellsApart(word: string): boolean {
  return /\d/u.test(word) || /^[ivx]+$/u.test(word);
}

/** `QĐ - UBND` and `qđ-ubnd` alike. */
export function plainNotation(notation: string): string {
  return fold(notation)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

/** `007` and `7` alike, `3176B` as `3176b`. */
export function plainNumber(number: string): string {
  return withoutZeros(fold(number).replaceAll(/[^\p{L}\p{N}]+/gu, ''));
}

/** For comparing only: documents bear their zeros. */
function withoutZeros(number: string): string {
  return number.replace(/^0+(?=\d)/u, '');
}

/**
 * The number of a row as its document bears it: zeros as on the page where it was read, else a 0 before what is under 10
 * (Decree 30/2020/NĐ-CP, annex I, on number and notation); a cell that holds the figure 3 has lost its zero.
 */
export function spelledNumber(number: string, read?: string): string {
  if (read !== undefined && withoutZeros(read) === withoutZeros(number)) return read;
  return /^[1-9]$/u.test(number) ? `0${number}` : number;
}

/** Names without marks; ranks and degrees with a full stop (`TS.`, `Ths.`) are no part of them. */
export function plainName(name: string): string {
  return fold(name)
    .replaceAll(/\b\p{L}{1,4}\./gu, ' ')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** Equal, or one letter lost, added or changed. Asked millions of times: nothing is allocated. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > head && endB > head && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  return endA - head <= 1 && endB - head <= 1;
}
