const segmenter = new Intl.Segmenter('vi');

/** The letters of a text as people count them: an NFD letter with its marks is one. */
export function lettersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
