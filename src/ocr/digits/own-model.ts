import { readFileSync } from 'node:fs';
import { letterBehind, rankReadings, spanOf, type DigitScores } from '../../domain/digits/ctc.ts';
import { meanReadings, shareOf } from '../../domain/digits/mean-readings.ts';
import type { DigitQuestion } from '../../domain/digits/digit-reading.ts';
import type { DigitCrop, DigitReadings } from '../../ports/digit-reader.ts';
import { stripOf } from './strip.ts';
import { convolveAll, fromHalves, softmaxColumns, type Convolution, type Tensor } from './tensor.ts';

/**
 * Networks that are read as one reader: what both make of a strip counts. `layers`: in the order of `weights/digits.bin`, all
 * but the last of a network followed by a ReLU. Made by `training/digits`.
 */
interface ModelDescription {
  readonly version: string;
  readonly networks: readonly { readonly layers: readonly Omit<Convolution, 'weights' | 'bias' | 'groups'>[] }[];
}

export interface OwnModel {
  readonly version: string;
  /** Scores of each network for a strip of ink `[1][40][width]`, one step for four columns. */
  score(ink: Tensor): readonly DigitScores[];
}

/** Columns of the strip for each step. */
const STEP = 4;

export function loadOwnModel(): OwnModel {
  const description = describeOwnModel();
  const values = fromHalves(readFileSync(new URL('./weights/digits.bin', import.meta.url)));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const networks = description.networks.map(({ layers }) =>
    layers.map((layer): Convolution => {
      const weights = take(layer.out * layer.into * layer.kernel[0] * layer.kernel[1]);
      return { ...layer, groups: 1, weights, bias: take(layer.out) };
    }),
  );
  return { version: description.version, score: (ink) => networks.map((layers) => scoreStrip(layers, ink)) };
}

export function describeOwnModel(): ModelDescription {
  const text = readFileSync(new URL('./weights/digits.json', import.meta.url), 'utf8');
  // our own file, written by the export of the training
  return JSON.parse(text) as ModelDescription;
}

function scoreStrip(layers: readonly Convolution[], ink: Tensor): DigitScores {
  const features = convolveAll(ink, layers);
  return { steps: features.width, classes: features.channels, data: softmaxColumns(features) };
}

/** Reads a crop with our own model. */
export function readWithOwnModel(model: OwnModel, crop: DigitCrop, asked: DigitQuestion): DigitReadings {
  const strip = stripOf(crop);
  if (strip === undefined) return { ranked: [] };
  const seen = model.score(strip.ink).map((scores) => ({ scores, ranked: rankReadings(scores, asked) }));
  const ranked = meanReadings(seen.map((one) => one.ranked));
  const value = ranked[0]?.value ?? '';
  // where the digits stand is told by the network that is surest of them
  const [surest] = seen.toSorted((a, b) => shareOf(b.ranked, value) - shareOf(a.ranked, value));
  const span = surest && spanOf(surest.scores, value);
  if (span === undefined) return { ranked };
  const column = (step: number) => Math.round(step * STEP * strip.scale);
  return {
    ranked,
    span: [column(span[0]), Math.min(crop.width, column(span[1] + 1))],
    ...(seen.some(({ scores }) => letterBehind(scores, value)) && { letter: true }),
  };
}
