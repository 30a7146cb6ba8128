import { haveCommonArea, type Box } from '../page/geometry.ts';
import { lettersOf } from '../words/second-look.ts';
import { isContradicted, type FontWord, type Look } from './layer-sample.ts';
import { spellingKey } from './syllable.ts';

interface LayerWord extends FontWord {
  readonly box: Box;
}

interface ReadWord {
  readonly text: string;
  readonly box: Box;
}

/** Of the words of letters so many must be read as the layer says them. */
const BORNE_OUT = 0.8;
const FEWEST_WORDS = 10;

/**
 * Whether an engine that read the whole page read what its layer says, font by font: a reader of single words may not know
 * a face that the engine does.
 */
export function isBorneOut(layer: readonly LayerWord[], read: readonly ReadWord[]): boolean {
  const looks = layer.flatMap((word): readonly Look<LayerWord>[] => {
    const letters = spellingKey(lettersOf(word.text));
    if (letters.length < 2 || /\p{N}/u.test(word.text)) return [];
    const there = read.filter(({ box }) => haveCommonArea(box, word.box));
    return [{ word, share: there.some(({ text }) => spellingKey(lettersOf(text)) === letters) ? 1 : 0 }];
  });
  const agreed = looks.filter(({ share }) => share === 1).length;
  return looks.length >= FEWEST_WORDS && agreed >= BORNE_OUT * looks.length && !isContradicted(looks);
}
