/*
 * Rules by which titles get worn as in an office's lists. They know nothing of the engine or of its synonyms; each draw is
 * the same on every machine.
 */

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const OPENINGS = ['Hồ sơ về việc ', 'V/v ', 'Tập tài liệu ', 'Hồ sơ ', 'Hồ sơ, tài liệu về ', 'Tài liệu về '];

/** Share of titles that each rule touches. */
export const SHARES = { opening: 0.35, capitals: 0.06, withoutMarks: 0.12, typingError: 0.15 } as const;

export function wearTitle(title: string, seed: number): string {
  const next = numbersFrom(seed);
  const hits = (share: number) => next() < share;
  let worn = title;
  if (hits(SHARES.opening) && !/^(hồ sơ|tập|tài liệu)/iu.test(title))
    worn = `${OPENINGS[Math.floor(next() * OPENINGS.length)] ?? ''}${lowerFirst(worn)}`;
  if (hits(SHARES.typingError)) worn = withTypingError(worn, next);
  if (hits(SHARES.withoutMarks)) worn = withoutMarks(worn);
  if (hits(SHARES.capitals)) worn = worn.toLocaleUpperCase('vi');
  return worn;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}` : text;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFC');
}

/** In one word of four letters or more: two letters change places, one is lost, doubled, or loses its mark. */
function withTypingError(text: string, next: () => number): string {
  const long = [...text.matchAll(/\p{L}{4,}/gu)];
  const hit = long[Math.floor(next() * long.length)];
  if (hit === undefined) return text;
  const word = hit[0];
  const at = 1 + Math.floor(next() * (word.length - 2));
  const wrong = [
    () => `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`,
    () => `${word.slice(0, at)}${word.slice(at + 1)}`,
    () => `${word.slice(0, at)}${word.charAt(at)}${word.slice(at)}`,
    () => withoutMarks(word),
  ][Math.floor(next() * 4)];
  return `${text.slice(0, hit.index)}${wrong?.() ?? word}${text.slice(hit.index + word.length)}`;
}
