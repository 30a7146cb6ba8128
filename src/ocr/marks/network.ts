import { readFileSync } from 'node:fs';
import { convolveAll, fromHalves, type Convolution, type Tensor } from '../digits/tensor.ts';
import type { Look } from './look.ts';

/** The layers of `weights/NAME.bin`, in order; all but the last are followed by a ReLU. Made by `training/marks`. */
interface Description {
  readonly version: string;
  readonly layers: readonly Omit<Convolution, 'weights' | 'bias' | 'groups'>[];
}

/** A classifier that slides over a picture. */
export interface Network {
  readonly version: string;
  /** Probabilities of each class, `[class][row][column]`. */
  run(look: Look): Tensor;
}

/** `marks` finds, the others read what was found. */
export function loadNetwork(name: 'marks' | 'reader' | 'judge' | 'witness' | 'close'): Network {
  const text = readFileSync(new URL(`./weights/${name}.json`, import.meta.url), 'utf8');
  // our own file, written by the export of the training
  const { version, layers: described } = JSON.parse(text) as Description;
  const values = fromHalves(readFileSync(new URL(`./weights/${name}.bin`, import.meta.url)));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const layers = described.map((layer): Convolution => {
    const weights = take(layer.out * layer.into * layer.kernel[0] * layer.kernel[1]);
    return { ...layer, groups: 1, weights, bias: take(layer.out) };
  });
  return { version, run: (look) => softmax(convolveAll({ channels: 1, ...look }, layers)) };
}

/** Over the channels of each place. */
function softmax({ data, ...shape }: Tensor): Tensor {
  const plane = shape.width * shape.height;
  const out = new Float64Array(data.length);
  for (let place = 0; place < plane; place += 1) {
    let most = -Infinity;
    for (let at = place; at < data.length; at += plane) most = Math.max(most, data[at] ?? 0);
    let sum = 0;
    for (let at = place; at < data.length; at += plane) sum += out[at] = Math.exp((data[at] ?? 0) - most);
    for (let at = place; at < data.length; at += plane) out[at] = (out[at] ?? 0) / sum;
  }
  return { ...shape, data: out };
}
