/** Values of one image: channel by channel, row by row. */
export interface Tensor {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float64Array;
}

export interface Convolution {
  readonly out: number;
  /** Input channels of each group. */
  readonly into: number;
  readonly groups: number;
  readonly kernel: readonly [height: number, width: number];
  readonly stride: readonly [y: number, x: number];
  readonly pad: readonly [y: number, x: number];
  /** `[out][into][kernel height][kernel width]`. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Convolution in 64-bit numbers and a fixed order: the same input gives the same bits everywhere. */
export function convolve(input: Tensor, conv: Convolution): Tensor {
  const lanes = lanesOf(withBorder(input, conv.pad), conv.stride[1]);
  const height = Math.floor((lanes.height - conv.kernel[0]) / conv.stride[0]) + 1;
  const width = Math.floor((lanes.columns - conv.kernel[1]) / conv.stride[1]) + 1;
  const output: Tensor = { channels: conv.out, height, width, data: new Float64Array(conv.out * height * width) };
  const taps = tapsOf(conv, lanes);
  for (let channel = 0; channel < conv.out; channel += 1) fillChannel(output, channel, { conv, lanes, taps });
  return output;
}

/**
 * The padded input. For a stride of two its even columns stand before its odd ones, so that every inner loop runs over
 * neighbours.
 */
interface Lanes {
  readonly height: number;
  /** Columns of the padded input. */
  readonly columns: number;
  /** Values of a row of one lane. */
  readonly width: number;
  /** Where the values of the lane `column % stride` begin, one after the other. */
  readonly each: number;
  readonly data: Float64Array;
}

function lanesOf({ channels, height, width: columns, data }: Tensor, stride: number): Lanes {
  if (stride === 1) return { height, columns, width: columns, each: data.length, data };
  const width = Math.ceil(columns / stride);
  const each = channels * height * width;
  const parted = new Float64Array(each * stride);
  for (let row = 0; row < channels * height; row += 1) {
    for (let x = 0; x < columns; x += 1) {
      parted[(x % stride) * each + row * width + Math.floor(x / stride)] = data[row * columns + x] ?? 0;
    }
  }
  return { height, columns, width, each, data: parted };
}

/** Taps worked on in one go. */
const TOGETHER = 4;

/** Where each tap of a kernel reads, from the first value of a row on; filled up to a whole number of goes. */
function tapsOf({ into, kernel, stride }: Convolution, { height, width, each }: Lanes): Int32Array {
  const count = into * kernel[0] * kernel[1];
  const taps = new Int32Array(Math.ceil(count / TOGETHER) * TOGETHER);
  let at = 0;
  for (let channel = 0; channel < into; channel += 1) {
    for (let ky = 0; ky < kernel[0]; ky += 1) {
      for (let kx = 0; kx < kernel[1]; kx += 1, at += 1) {
        const lane = (kx % stride[1]) * each;
        taps[at] = lane + (channel * height + ky) * width + Math.floor(kx / stride[1]);
      }
    }
  }
  return taps;
}

interface Work {
  readonly conv: Convolution;
  readonly lanes: Lanes;
  readonly taps: Int32Array;
}

function fillChannel({ height, width, data }: Tensor, channel: number, { conv, lanes, taps }: Work): void {
  const start = channel * height * width;
  data.fill(conv.bias[channel] ?? 0, start, start + height * width);
  const count = conv.into * conv.kernel[0] * conv.kernel[1];
  const weights = new Float64Array(taps.length);
  weights.set(conv.weights.subarray(channel * count, (channel + 1) * count));
  const first = Math.floor(channel / (conv.out / conv.groups)) * conv.into * lanes.height * lanes.width;
  // rows follow each other without a gap where nothing was padded: one long row is quicker than many short ones
  const whole = conv.kernel[1] === 1 && conv.stride[0] === 1 && lanes.width === width;
  const [rows, length] = whole ? [1, height * width] : [height, width];
  for (let y = 0; y < rows; y += 1) {
    const out = data.subarray(start + y * length, start + (y + 1) * length);
    addTaps(out, { source: lanes.data, from: first + y * conv.stride[0] * lanes.width, weights, taps });
  }
}

interface Taps {
  readonly source: Float64Array;
  readonly from: number;
  readonly weights: Float64Array;
  readonly taps: Int32Array;
}

/** The inner loop: nearly all time goes here. */
function addTaps(out: Float64Array, { source, from, weights, taps }: Taps): void {
  for (let tap = 0; tap < taps.length; tap += TOGETHER) {
    const [w0, w1, w2, w3] = [at(weights, tap), at(weights, tap + 1), at(weights, tap + 2), at(weights, tap + 3)];
    const a = from + at(taps, tap);
    const b = from + at(taps, tap + 1);
    const c = from + at(taps, tap + 2);
    const d = from + at(taps, tap + 3);
    for (let x = 0; x < out.length; x += 1) {
      const left = w0 * at(source, a + x) + w1 * at(source, b + x);
      out[x] = at(out, x) + left + (w2 * at(source, c + x) + w3 * at(source, d + x));
    }
  }
}

function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? 0;
}

function withBorder(input: Tensor, [padY, padX]: readonly [number, number]): Tensor {
  if (padY === 0 && padX === 0) return input;
  const height = input.height + 2 * padY;
  const width = input.width + 2 * padX;
  const data = new Float64Array(input.channels * height * width);
  for (let channel = 0; channel < input.channels; channel += 1) {
    for (let y = 0; y < input.height; y += 1) {
      const from = (channel * input.height + y) * input.width;
      data.set(input.data.subarray(from, from + input.width), (channel * height + y + padY) * width + padX);
    }
  }
  return { channels: input.channels, height, width, data };
}

/** The values with `change` done to each. */
export function mapTensor(input: Tensor, change: (value: number) => number): Tensor {
  return { ...input, data: input.data.map(change) };
}

/** Probabilities over the channels, column by column, of a tensor one row high: `[width][channels]`. */
export function softmaxColumns({ channels, width, data }: Tensor): Float64Array {
  const out = new Float64Array(width * channels);
  for (let x = 0; x < width; x += 1) {
    let most = -Infinity;
    for (let c = 0; c < channels; c += 1) most = Math.max(most, data[c * width + x] ?? 0);
    let sum = 0;
    for (let c = 0; c < channels; c += 1) {
      const power = Math.exp((data[c * width + x] ?? 0) - most);
      out[x * channels + c] = power;
      sum += power;
    }
    for (let c = 0; c < channels; c += 1) out[x * channels + c] = (out[x * channels + c] ?? 0) / sum;
  }
  return out;
}

/** Half-precision numbers, little-endian, as 64-bit ones. */
export function fromHalves(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.byteLength / 2 }, (_, index) =>
    halfToNumber(view.getUint16(2 * index, true)),
  );
}

function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
