import { SMALL_LETTERS } from '../words/letter-scores.ts';
import { lettersOf } from '../words/second-look.ts';

export interface FontWord {
  readonly text: string;
  readonly fontName: string;
}

/** What a reader of pictures made of a word: the share of what the layer says. */
export interface Look<Word extends FontWord> {
  readonly word: Word;
  readonly share: number;
}

/** From this share on the word is what is drawn. */
export const AGREES = 0.5;
const DIFFERS = 0.1;
/** Words of a font that are looked at first; then for each letter that no word bore out. */
const FIRST_WORDS = 10;
const MORE_WORDS = 3;
/** Of all fonts; a page of print has up to eight. */
const MOST_WORDS = 80;
/** Of a font with more words only these are chosen from. */
const MOST_CHOSEN_FROM = 400;

const READABLE = new RegExp(`^[${SMALL_LETTERS}]{2,10}$`, 'u');

/** The letters of a word, small; empty where the readers of words have no such letters. */
export function provableLetters(text: string): string {
  if (/\p{N}/u.test(text)) return '';
  const letters = lettersOf(text).toLowerCase();
  return READABLE.test(letters) ? letters : '';
}

/** Of each font a few words that have all of its letters, as far as they go. */
export function firstWords<Word extends FontWord>(words: readonly Word[]): readonly Word[] {
  const provable = words.filter(({ text }) => provableLetters(text) !== '');
  const chosenOf = (ofFont: readonly Word[]): readonly Word[] => {
    const covered = new Set<string>();
    const chosen: Word[] = [];
    while (chosen.length < FIRST_WORDS) {
      const best = mostNew(ofFont.slice(0, MOST_CHOSEN_FROM), covered);
      if (best === undefined) break;
      chosen.push(best);
      for (const letter of lettersOf(best.text)) covered.add(letter);
    }
    return chosen;
  };
  const fonts = [...Map.groupBy(provable, ({ fontName }) => fontName).values()];
  return fonts.slice(0, MOST_WORDS).flatMap(chosenOf).slice(0, MOST_WORDS);
}

function mostNew<Word extends FontWord>(words: readonly Word[], covered: ReadonlySet<string>): Word | undefined {
  let best: Word | undefined;
  let most = 0;
  for (const word of words) {
    const fresh = new Set(Array.from(lettersOf(word.text)).filter((letter) => !covered.has(letter))).size;
    if (fresh > most) [best, most] = [word, fresh];
  }
  return best;
}

/** Further words with the letters that no word looked at bore out. */
export function furtherWords<Word extends FontWord>(
  words: readonly Word[],
  looks: readonly Look<Word>[],
): readonly Word[] {
  const looked = new Set(looks.map(({ word }) => word));
  const chosen = new Set<Word>();
  for (const [font, letters] of lettersOfFonts(looks)) {
    const others = words.filter(
      (word) => word.fontName === font && !looked.has(word) && provableLetters(word.text) !== '',
    );
    for (const [letter, { agreed }] of letters) {
      if (agreed > 0) continue;
      const more = others.filter(({ text }) => lettersOf(text).includes(letter)).slice(0, MORE_WORDS);
      for (const word of more) chosen.add(word);
    }
  }
  return [...chosen].slice(0, MOST_WORDS);
}

/**
 * Whether the words are not what is drawn: most words of a font are read otherwise, or a letter of it wherever it stands.
 * Readers misread single words.
 */
export function isContradicted(looks: readonly Look<FontWord>[]): boolean {
  for (const ofFont of Map.groupBy(looks, ({ word }) => word.fontName).values()) {
    const agreed = ofFont.filter(({ share }) => share >= AGREES).length;
    if (ofFont.length >= 4 && agreed * 2 < ofFont.length) return true;
  }
  return [...lettersOfFonts(looks).values()].some((letters) =>
    [...letters.values()].some(({ agreed, differed }) => agreed === 0 && differed >= MORE_WORDS),
  );
}

interface LetterCount {
  agreed: number;
  differed: number;
}

function lettersOfFonts(looks: readonly Look<FontWord>[]): Map<string, Map<string, LetterCount>> {
  const fonts = new Map<string, Map<string, LetterCount>>();
  for (const { word, share } of looks) {
    const letters = fonts.get(word.fontName) ?? new Map<string, LetterCount>();
    fonts.set(word.fontName, letters);
    for (const letter of new Set(lettersOf(word.text))) {
      const count = letters.get(letter) ?? { agreed: 0, differed: 0 };
      letters.set(letter, count);
      if (share >= AGREES) count.agreed += 1;
      if (share < DIFFERS) count.differed += 1;
    }
  }
  return fonts;
}
