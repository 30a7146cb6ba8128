const SIGNS: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A whole number from 1 on in Roman numerals. */
export function roman(value: number): string {
  let [left, text] = [value, ''];
  for (const [worth, sign] of SIGNS) for (; left >= worth; left -= worth) text += sign;
  return text;
}
