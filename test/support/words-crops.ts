import { readFileSync } from 'node:fs';
import type { WordCrop } from '../../src/ports/word-reader.ts';

export interface WordStrip {
  /** What is printed. */
  readonly text: string;
  readonly width: number;
  /** 48 rows of ink, 0 paper … 255. */
  readonly ink: string;
  /** For each step the three likeliest classes and their probabilities, as the framework of the training gave them. */
  readonly likeliest: readonly (readonly (readonly [number, number])[])[];
}

/** Words in faces that were held apart, written by `training/words/export.py`. */
export const WORD_STRIPS = JSON.parse(
  readFileSync(new URL('../fixtures/words/strips.json', import.meta.url), 'utf8'),
) as readonly WordStrip[];

/** A strip as a cut from a page: `word` is what another reader made of it. */
export function cropOf({ text, width, ink }: WordStrip, word = text): WordCrop {
  const data = Uint8Array.from(Buffer.from(ink, 'hex'), (value) => 255 - value);
  return { width, height: 48, data, baseline: 35, em: 32, word };
}
