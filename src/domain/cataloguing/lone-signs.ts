/** Signs that never stand alone between two words of print: specks, and the ends of rules and frames. */
const LONE_SIGN = /(?<=\s)[_~|.,;'`´‘’“”"^*¬°•·†‡<>‹›«»\\]{1,3}(?=\s|$)/gu;

/**
 * `Phông Ủy _ ban` → `Phông Ủy ban`. `dropped`: something was taken out; the speck may have been a letter, so the value
 * is for a person to look at.
 */
export function withoutLoneSigns(text: string): { readonly text: string; readonly dropped: boolean } {
  const kept = text.replace(LONE_SIGN, ' ').replace(/\s+/gu, ' ').trim();
  return { text: kept, dropped: kept !== text.replace(/\s+/gu, ' ').trim() };
}
