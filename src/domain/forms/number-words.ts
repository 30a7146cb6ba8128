const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', 'nghìn', 'triệu'] as const;
const BILLION = 1_000_000_000;

/**
 * A whole number in Vietnamese words: 1.005 = "một nghìn không trăm linh năm", 25 = "hai mươi lăm". Beyond the billion the
 * words start anew before "tỷ": 10¹² = "một nghìn tỷ".
 * @throws RangeError for what is no whole number from 0 to `Number.MAX_SAFE_INTEGER`
 */
export function numberWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`No words for ${String(value)}`);
  return value === 0 ? DIGITS[0] : wordsOf(value, false).join(' ');
}

/** As after "Viết bằng chữ:", with a capital. */
export function numberWordsCapital(value: number): string {
  const words = numberWords(value);
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** `full`: larger words stand before, so that empty places must be told. */
function wordsOf(value: number, full: boolean): readonly string[] {
  if (value >= BILLION) return [...wordsOf(Math.floor(value / BILLION), full), 'tỷ', ...wordsOf(value % BILLION, true)];
  const words: string[] = [];
  for (const place of [2, 1, 0]) {
    const group = Math.floor(value / 1000 ** place) % 1000;
    if (group === 0) continue;
    words.push(...groupWords(group, full || words.length > 0));
    if (place > 0) words.push(GROUPS[place] ?? '');
  }
  return words;
}

function groupWords(group: number, full: boolean): readonly string[] {
  const [hundreds, tens, units] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words = hundreds > 0 || full ? [digit(hundreds), 'trăm'] : [];
  if (tens === 0) return units === 0 ? words : [...words, ...(words.length > 0 ? ['linh'] : []), digit(units)];
  words.push(...(tens === 1 ? ['mười'] : [digit(tens), 'mươi']));
  return units === 0 ? words : [...words, unitAfterTens(units, tens)];
}

function unitAfterTens(units: number, tens: number): string {
  if (units === 5) return 'lăm';
  if (tens > 1 && units === 1) return 'mốt';
  return tens > 1 && units === 4 ? 'tư' : digit(units);
}

function digit(value: number): string {
  return DIGITS[value] ?? '';
}
