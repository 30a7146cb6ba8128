import type { SpellingShare } from '../../domain/words/letter-scores.ts';
import type { WordCrop } from '../../ports/word-reader.ts';
import { loadWordModel, readWord, type WordModel } from './word-model.ts';

const loaded: { model?: WordModel } = {};

/** Task of a worker thread. */
export function readWords(crops: readonly WordCrop[]): readonly (readonly SpellingShare[])[] {
  const model = (loaded.model ??= loadWordModel());
  return crops.map((crop) => readWord(model, crop));
}
