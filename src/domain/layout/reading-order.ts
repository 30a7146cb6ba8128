import type { Size } from '../page/geometry.ts';
import type { Word } from '../page/page-reading.ts';
import { layoutPage } from './page-layout.ts';
import type { PageFrame } from './placed-word.ts';

/**
 * The words of an upright page in reading order, `line` numbered anew from 0: left column of the head, right column,
 * body from top to bottom, recipients, signature. The same words come back, each once.
 */
export function orderWords(words: readonly Word[], size: Size, ppi: number): Word[] {
  return orderWordsIn(words, { size, ppi, rotation: 0 });
}

/** As `orderWords`, for words whose boxes are given in a page that must still be turned upright. */
export function orderWordsIn(words: readonly Word[], frame: PageFrame): Word[] {
  return layoutPage(words, frame).lines.flatMap((line, index) =>
    line.words.map(({ word }): Word => ({ ...word, line: index })),
  );
}

/** The text of words that stand in reading order: one printed line a line, NFC. */
export function pageText(words: readonly Word[]): string {
  const lines: string[] = [];
  let current: number | undefined;
  for (const word of words) {
    if (word.line === current) lines.push(`${lines.pop() ?? ''} ${word.text}`);
    else lines.push(word.text);
    current = word.line;
  }
  return lines.join('\n').normalize('NFC');
}
