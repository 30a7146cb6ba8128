import { fold } from '../text/fold.ts';
import type { ReadWord } from './context.ts';

/** Strokes of a Roman figure as engines see them: `III` becomes `HI`, `IH`, `IHI`, `TII`, `1II`. */
const STROKES = /^[IHTl1ÍÌÏ]{1,4}$/;

/** `quý IH năm 2024` → `quý III năm 2024`: after `quý` only I to IV can stand. More than three strokes are doubtful. */
export function repairQuarters<Item extends ReadWord>(words: readonly Item[]): Item[] {
  return words.map((word, i) => {
    const before = words[i - 1];
    if (before === undefined || fold(before.text) !== 'quy' || !STROKES.test(word.text)) return word;
    if (/^I{1,3}$/.test(word.text)) return word;
    const strokes = word.text.length + (word.text.match(/H/g)?.length ?? 0);
    const confidence = Math.min(word.confidence, strokes > 3 ? 0.5 : 0.8);
    return { ...word, text: 'I'.repeat(Math.min(3, strokes)), confidence };
  });
}

/** `tháng 11 nắm 2010` → `năm`, `2011 Và giải quyết` → `và`: words that can only be one thing where they stand. */
export function repairConjunctions<Item extends ReadWord>(words: readonly Item[]): Item[] {
  return words.map((word, i) => {
    const [before, after] = [words[i - 1]?.text ?? '', words[i + 1]?.text ?? ''];
    if (fold(word.text) === 'nam' && word.text !== 'năm' && /^\p{Ll}/u.test(word.text) && /^(?:19|20)\d\d\b/.test(after)) return { ...word, text: 'năm' }; // prettier-ignore
    if (word.text === 'Và' && /[\p{Ll}\d,]$/u.test(before) && /^\p{Ll}/u.test(after)) return { ...word, text: 'và' };
    return word;
  });
}
