import { CHANNELS_TOGETHER, COLUMNS_TOGETHER, loadKernel, roomFor, type KernelMemory } from './kernel.ts';

/** Values of one image: channel by channel, row by row. */
export interface Tensor {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** What a convolution gives are 32-bit numbers. */
  readonly data: Float64Array | Float32Array;
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

/** Convolution in 32-bit numbers and a fixed order: the same input gives the same bits everywhere. */
export function convolve(input: Tensor, conv: Convolution): Tensor {
  const lanes = lanesOf(input, conv);
  const height = Math.floor((lanes.height - conv.kernel[0]) / conv.stride[0]) + 1;
  const width = Math.floor((lanes.columns - conv.kernel[1]) / conv.stride[1]) + 1;
  // rows follow each other without a gap where nothing was padded: one long row is quicker than many short ones
  const whole = conv.kernel[1] === 1 && conv.stride[0] === 1 && lanes.width === width;
  const [rows, length] = whole ? [1, height * width] : [height, width];
  const data = runKernel(input, { conv, lanes, rows, length });
  return { channels: conv.out, height, width, data };
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
}

function lanesOf({ channels, ...input }: Tensor, { pad, stride }: Convolution): Lanes {
  const height = input.height + 2 * pad[0];
  const columns = input.width + 2 * pad[1];
  const width = Math.ceil(columns / stride[1]);
  return { height, columns, width, each: channels * height * width };
}

interface Work {
  readonly conv: Convolution;
  readonly lanes: Lanes;
  /** Rows of the output as the kernel works on them, and values of each. */
  readonly rows: number;
  readonly length: number;
}

function runKernel(input: Tensor, work: Work): Float32Array {
  const { conv, lanes, rows, length } = work;
  const packed = packedOf(conv);
  const apart = Math.ceil(length / COLUMNS_TOGETHER) * COLUMNS_TOGETHER;
  const taps = conv.into * conv.kernel[0] * conv.kernel[1];
  const source = lanes.each * conv.stride[1];
  const room = roomFor({ taps, weights: packed.length, source, output: conv.out * rows * apart });
  room.floats.set(packed, room.at.weights);
  writeTaps(room.integers.subarray(room.at.taps, room.at.taps + taps), work);
  writeLanes(room.floats.subarray(room.at.source, room.at.source + source + COLUMNS_TOGETHER), input, work);
  for (let channel = 0; channel < conv.out; channel += togetherAt(channel, conv)) {
    runChannels(channel, { ...work, room, apart });
  }
  const data = new Float32Array(conv.out * rows * length);
  for (let row = 0; row < conv.out * rows; row += 1) {
    const from = room.at.output + row * apart;
    data.set(room.floats.subarray(from, from + length), row * length);
  }
  return data;
}

/** Channels of one group are worked on four at a time; what is left of it, one by one. */
function togetherAt(channel: number, { out, groups }: Convolution): number {
  const each = out / groups;
  return each - (channel % each) >= CHANNELS_TOGETHER ? CHANNELS_TOGETHER : 1;
}

interface Running extends Work {
  readonly room: KernelMemory;
  readonly apart: number;
}

/** All rows of the channels from `channel` on that are worked on together. */
function runChannels(channel: number, { conv, lanes, rows, room, apart }: Running): void {
  const kernel = loadKernel();
  const taps = conv.into * conv.kernel[0] * conv.kernel[1];
  const first = Math.floor(channel / (conv.out / conv.groups)) * conv.into * lanes.height * lanes.width;
  const bytes = (place: number) => 4 * place;
  for (let row = 0; row < rows; row += 1) {
    const out = bytes(room.at.output + (channel * rows + row) * apart);
    const inputs = [
      bytes(room.at.source + first + row * conv.stride[0] * lanes.width),
      bytes(room.at.taps),
      bytes(room.at.taps + taps),
      bytes(room.at.weights + channel * (taps + 1)),
      bytes(apart),
    ] as const;
    if (togetherAt(channel, conv) === 1) kernel.oneChannel(out, ...inputs);
    else kernel.fourChannels(out, bytes(rows * apart), ...inputs);
  }
}

const PACKED = new WeakMap<Convolution, Float32Array>();

/** Bias and weights in the order in which the kernel takes them: channels that are worked on together lie together. */
function packedOf(conv: Convolution): Float32Array {
  const known = PACKED.get(conv);
  if (known !== undefined) return known;
  const taps = conv.into * conv.kernel[0] * conv.kernel[1];
  const packed = new Float32Array(conv.out * (taps + 1));
  for (let channel = 0; channel < conv.out; channel += togetherAt(channel, conv)) {
    const together = togetherAt(channel, conv);
    const start = channel * (taps + 1);
    for (let one = 0; one < together; one += 1) {
      packed[start + one] = conv.bias[channel + one] ?? 0;
      for (let tap = 0; tap < taps; tap += 1) {
        packed[start + (tap + 1) * together + one] = conv.weights[(channel + one) * taps + tap] ?? 0;
      }
    }
  }
  PACKED.set(conv, packed);
  return packed;
}

/** Where each tap of a kernel reads, in bytes from the first value of a row on. */
function writeTaps(taps: Int32Array, { conv, lanes }: Work): void {
  let at = 0;
  for (let channel = 0; channel < conv.into; channel += 1) {
    for (let ky = 0; ky < conv.kernel[0]; ky += 1) {
      for (let kx = 0; kx < conv.kernel[1]; kx += 1, at += 1) {
        const lane = (kx % conv.stride[1]) * lanes.each;
        const row = (channel * lanes.height + ky) * lanes.width;
        taps[at] = 4 * (lane + row + Math.floor(kx / conv.stride[1]));
      }
    }
  }
}

function writeLanes(
  lanes: Float32Array,
  { channels, height, width, data }: Tensor,
  { conv, lanes: shape }: Work,
): void {
  lanes.fill(0);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let y = 0; y < height; y += 1) {
      const from = (channel * height + y) * width;
      const to = (channel * shape.height + y + conv.pad[0]) * shape.width;
      const row = data.subarray(from, from + width);
      if (conv.stride[1] === 1) lanes.set(row, to + conv.pad[1]);
      else dealOut(row, lanes.subarray(to), { step: conv.stride[1], each: shape.each, skipped: conv.pad[1] });
    }
  }
}

interface Dealing {
  readonly step: number;
  readonly each: number;
  readonly skipped: number;
}

/** Deals the values of a row out to the lanes in turn. */
function dealOut(row: Tensor['data'], lanes: Float32Array, { step, each, skipped }: Dealing): void {
  for (let lane = 0; lane < step; lane += 1) {
    const first = (lane - (skipped % step) + step) % step;
    let to = lane * each + Math.floor((first + skipped) / step);
    for (let x = first; x < row.length; x += step, to += 1) lanes[to] = row[x] ?? 0;
  }
}

/** One convolution after the other, all but the last followed by a ReLU. */
export function convolveAll(input: Tensor, layers: readonly Convolution[]): Tensor {
  return layers.reduce((tensor, layer, index) => {
    const next = convolve(tensor, layer);
    if (index < layers.length - 1) withoutNegatives(next.data);
    return next;
  }, input);
}

/** In place. */
function withoutNegatives(values: Tensor['data']): void {
  for (let at = 0; at < values.length; at += 1) if ((values[at] ?? 0) < 0) values[at] = 0;
}

/** The values with `change` done to each, in 64-bit numbers. */
export function mapTensor(input: Tensor, change: (value: number) => number): Tensor {
  return { ...input, data: Float64Array.from(input.data).map(change) };
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
