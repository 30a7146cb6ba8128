import { CHANNELS_TOGETHER, COLUMNS_TOGETHER, keepNumbers, loadKernel, roomFor, type KernelMemory } from './kernel.ts';

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
  return runLayers(input, [{ conv, least: -Infinity }]);
}

/** One convolution after the other, all but the last followed by a ReLU. */
export function convolveAll(input: Tensor, layers: readonly Convolution[]): Tensor {
  return runLayers(
    input,
    layers.map((conv, index) => ({ conv, least: index < layers.length - 1 ? 0 : -Infinity })),
  );
}

interface Layer {
  readonly conv: Convolution;
  /** What comes out less than this becomes this. */
  readonly least: number;
}

/** What a layer makes of the size of its input. Everything in numbers of 32 bits, not bytes. */
interface Work extends Layer {
  readonly input: Size;
  /** Where bias and weights lie. */
  readonly weights: number;
  readonly lanes: Lanes;
  /** Rows of the output as the kernel works on them, and values of each. */
  readonly rows: number;
  readonly length: number;
  /** From one of these rows to the next. */
  readonly apart: number;
  readonly output: Size;
}

type Size = Omit<Tensor, 'data'>;

/** How the values of an image follow each other: from one row, from one channel to the next. */
interface Strides {
  readonly row: number;
  readonly channel: number;
}

/** The values stay in the memory of the kernel from the first layer to the last: every layer reads where the one before it wrote. */
function runLayers(input: Tensor, layers: readonly Layer[]): Tensor {
  const works: Work[] = [];
  // weights are laid down first: what one layer hands to the next lies behind them
  for (const layer of layers) works.push(workOf(works.at(-1)?.output ?? input, layer));
  const most = (size: (work: Work) => number) => Math.max(0, ...works.map(size));
  const room = roomFor({
    taps: most(({ conv }) => tapsOf(conv)),
    source: most(({ lanes, conv }) => lanes.each * conv.stride[1]),
    output: Math.max(
      input.data.length,
      most(({ conv, rows, apart }) => conv.out * rows * apart),
    ),
  });
  room.floats.set(input.data, room.at.output);
  let strides: Strides = { row: input.width, channel: input.width * input.height };
  for (const work of works) {
    runLayer(work, strides, room);
    strides = stridesOf(work);
  }
  const size = works.at(-1)?.output ?? input;
  return { ...size, data: takeOut(size, strides, room) };
}

function workOf({ channels, height, width }: Size, { conv, least }: Layer): Work {
  const input = { channels, height, width };
  const lanes = lanesOf(input, conv);
  const down = Math.floor((lanes.height - conv.kernel[0]) / conv.stride[0]) + 1;
  const across = Math.floor((lanes.columns - conv.kernel[1]) / conv.stride[1]) + 1;
  // rows follow each other without a gap where nothing was padded: one long row is quicker than many short ones
  const whole = conv.kernel[1] === 1 && conv.stride[0] === 1 && lanes.width === across;
  const [rows, length] = whole ? [1, down * across] : [down, across];
  const apart = Math.ceil(length / COLUMNS_TOGETHER) * COLUMNS_TOGETHER;
  return {
    conv,
    least,
    input,
    weights: placeOfWeights(conv),
    lanes,
    rows,
    length,
    apart,
    output: { channels: conv.out, height: down, width: across },
  };
}

function stridesOf({ output, rows, apart }: Work): Strides {
  return { row: rows === output.height ? apart : output.width, channel: rows * apart };
}

/** The values of the last layer without what stands between its rows. */
function takeOut({ channels, height, width }: Size, strides: Strides, { floats, at }: KernelMemory): Float32Array {
  const data = new Float32Array(channels * height * width);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = 0; row < height; row += 1) {
      const from = at.output + channel * strides.channel + row * strides.row;
      data.set(floats.subarray(from, from + width), (channel * height + row) * width);
    }
  }
  return data;
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

function lanesOf({ channels, ...input }: Size, { pad, stride }: Convolution): Lanes {
  const height = input.height + 2 * pad[0];
  const columns = input.width + 2 * pad[1];
  const width = Math.ceil(columns / stride[1]);
  return { height, columns, width, each: channels * height * width };
}

function tapsOf({ into, kernel }: Convolution): number {
  return into * kernel[0] * kernel[1];
}

/** Bytes of so many numbers. */
function bytes(numbers: number): number {
  return 4 * numbers;
}

function runLayer(work: Work, strides: Strides, room: KernelMemory): void {
  const { conv, lanes } = work;
  const { floats, integers, at } = room;
  writeTaps(integers.subarray(at.taps, at.taps + tapsOf(conv)), work);
  floats.fill(0, at.source, at.source + lanes.each * conv.stride[1] + COLUMNS_TOGETHER);
  layOut(work, strides, room);
  for (let channel = 0; channel < conv.out; channel += togetherAt(channel, conv)) runChannels(channel, work, room);
}

function layOut({ conv, lanes, input }: Work, strides: Strides, { at }: KernelMemory): void {
  loadKernel().layOut(
    bytes(at.output),
    bytes(strides.row),
    bytes(strides.channel),
    bytes(at.source + conv.pad[0] * lanes.width),
    bytes(lanes.width),
    bytes(lanes.height * lanes.width),
    bytes(lanes.each),
    input.channels,
    input.height,
    input.width,
    conv.stride[1],
    conv.pad[1],
  );
}

/** Channels of one group are worked on four at a time; what is left of it, one by one. */
function togetherAt(channel: number, { out, groups }: Convolution): number {
  const each = out / groups;
  return each - (channel % each) >= CHANNELS_TOGETHER ? CHANNELS_TOGETHER : 1;
}

/** All rows of the channels from `channel` on that are worked on together. */
function runChannels(channel: number, { conv, weights, lanes, rows, apart, least }: Work, { at }: KernelMemory): void {
  const kernel = loadKernel();
  const taps = tapsOf(conv);
  const first = Math.floor(channel / (conv.out / conv.groups)) * conv.into * lanes.height * lanes.width;
  const out = bytes(at.output + channel * rows * apart);
  const inputs = [
    bytes(at.source + first),
    bytes(conv.stride[0] * lanes.width),
    rows,
    bytes(at.taps),
    bytes(at.taps + taps),
    bytes(weights + channel * (taps + 1)),
    bytes(apart),
    least,
  ] as const;
  if (togetherAt(channel, conv) === 1) kernel.oneChannel(out, ...inputs);
  else kernel.fourChannels(out, bytes(rows * apart), ...inputs);
}

const PLACES = new WeakMap<Convolution, number>();

function placeOfWeights(conv: Convolution): number {
  const known = PLACES.get(conv);
  if (known !== undefined) return known;
  const place = keepNumbers(packed(conv));
  PLACES.set(conv, place);
  return place;
}

/** Bias and weights in the order in which the kernel takes them: channels that are worked on together lie together. */
function packed(conv: Convolution): Float32Array {
  const taps = tapsOf(conv);
  const numbers = new Float32Array(conv.out * (taps + 1));
  for (let channel = 0; channel < conv.out; channel += togetherAt(channel, conv)) {
    const together = togetherAt(channel, conv);
    const start = channel * (taps + 1);
    for (let one = 0; one < together; one += 1) {
      numbers[start + one] = conv.bias[channel + one] ?? 0;
      for (let tap = 0; tap < taps; tap += 1) {
        numbers[start + (tap + 1) * together + one] = conv.weights[(channel + one) * taps + tap] ?? 0;
      }
    }
  }
  return numbers;
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
