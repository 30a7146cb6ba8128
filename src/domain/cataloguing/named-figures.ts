import { unionBox } from '../page/geometry.ts';
import type { Word } from '../page/page-reading.ts';

const START = /^\P{L}*covid\s?-?$/iu;
const FIGURE = /^-?[1lIL|]9([^\p{L}\d]*)$/u;

/** `Covid-` `L9`: a figure that belongs to a name can only be that of the name. */
export function withNamedFigures(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    const [, end] = FIGURE.exec(next?.text ?? '') ?? [];
    const before = words[i - 1];
    if (before !== undefined && START.test(before.text) && FIGURE.test(word.text)) return [];
    if (next === undefined || end === undefined || !START.test(word.text)) return [word];
    const box = unionBox([word.box, next.box]) ?? word.box;
    return [{ ...word, text: `${word.text.replace(/\s?-$/u, '')}-19${end}`, box }];
  });
}
