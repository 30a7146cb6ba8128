/** Lines or paragraphs as one text. Vietnamese does not divide words: a hyphen at the end of a line belongs to the word (`NĐ-CP`). */
export function joinLines(lines: readonly string[]): string {
  const parts = lines.map((line) => line.replaceAll(/\s+/gu, ' ').trim()).filter((line) => line !== '');
  return parts.reduce((text, line) => joinTexts(text, line), '');
}

export function joinTexts(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  return /[\p{L}\p{N}][-/]$/u.test(before) ? before + after : `${before} ${after}`;
}
