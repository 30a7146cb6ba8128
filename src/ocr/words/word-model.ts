import { readFileSync } from 'node:fs';
import {
  LETTER_CLASSES,
  rankSpellings,
  SMALL_LETTERS,
  type LetterScores,
  type SpellingShare,
} from '../../domain/words/letter-scores.ts';
import type { WordCrop } from '../../ports/word-reader.ts';
import { convolveAll, fromHalves, softmaxColumns, type Convolution, type Tensor } from '../digits/tensor.ts';
import { stripOf } from './strip.ts';

/** The layers of `weights/words.bin`, in order; all but the last are followed by a ReLU. Made by `training/words`. */
interface ModelDescription {
  readonly version: string;
  readonly layers: readonly Omit<Convolution, 'weights' | 'bias' | 'groups'>[];
}

export interface WordModel {
  /** Scores of a strip of ink `[1][48][width]`, one step for four columns. */
  score(ink: Tensor): LetterScores;
}

export function describeWordModel(): ModelDescription {
  const text = readFileSync(new URL('./weights/words.json', import.meta.url), 'utf8');
  // our own file, written by the export of the training
  return JSON.parse(text) as ModelDescription;
}

export function loadWordModel(): WordModel {
  const values = fromHalves(readFileSync(new URL('./weights/words.bin', import.meta.url)));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const layers = describeWordModel().layers.map((layer): Convolution => {
    const weights = take(layer.out * layer.into * layer.kernel[0] * layer.kernel[1]);
    return { ...layer, groups: 1, weights, bias: take(layer.out) };
  });
  return { score: (ink) => scoreStrip(layers, ink) };
}

function scoreStrip(layers: readonly Convolution[], ink: Tensor): LetterScores {
  const seen = convolveAll(ink, layers);
  return withoutCase(softmaxColumns(seen), seen.width);
}

/** Engines and size tell capitals from small letters; here they are one: blank, small letters, capitals, what is no letter. */
function withoutCase(data: Float64Array, steps: number): LetterScores {
  const letters = SMALL_LETTERS.length;
  const classes = 2 * letters + 2;
  const out = new Float64Array(steps * LETTER_CLASSES);
  for (let step = 0; step < steps; step += 1) {
    const [from, to] = [step * classes, step * LETTER_CLASSES];
    out[to] = data[from] ?? 0;
    for (let at = 1; at <= letters; at += 1) out[to + at] = (data[from + at] ?? 0) + (data[from + letters + at] ?? 0);
    out[to + letters + 1] = data[from + classes - 1] ?? 0;
  }
  return { steps, data: out };
}

/**
 * Sizes of type that a word is looked at in, in parts of what its box says (boxes take in more than the letters): a second
 * time where the first look leaves a doubt.
 */
const LOOKS = [0.95, 0.85] as const;
const SURE = 0.98;

/** The spellings of the word in a crop by how well they fit what is seen. */
export function readWord(model: WordModel, crop: WordCrop): readonly SpellingShare[] {
  const looks: LetterScores[] = [];
  let ranked: readonly SpellingShare[] = [];
  for (const look of LOOKS) {
    const strip = stripOf({ ...crop, em: crop.em * look });
    if (strip === undefined) return [];
    looks.push(model.score(strip));
    ranked = rankSpellings(looks, crop.word, crop.among);
    if ((ranked[0]?.share ?? 0) >= SURE) break;
  }
  return ranked;
}
