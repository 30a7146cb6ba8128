import { fold } from './fold.ts';

/** The word without one of two like letters that stand side by side: engines that hesitate between marks give both (`QUỶỲ`, `TRIẾỂN`). */
export function undoubled(word: string): readonly string[] {
  const letters = Array.from(word.normalize('NFC'));
  const without = (at: number) => letters.filter((_letter, i) => i !== at).join('');
  return letters.flatMap((letter, i) => {
    const next = letters[i + 1];
    return next !== undefined && fold(letter) === fold(next) ? [without(i), without(i + 1)] : [];
  });
}
