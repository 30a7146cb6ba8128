const MARKS = /\p{M}/gu;

/**
 * Text without marks and case, for comparing and searching: `QĐ-UBND` → `qd-ubnd`.
 * The same on every engine, so that no database extension is needed.
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase().normalize('NFC');
}
