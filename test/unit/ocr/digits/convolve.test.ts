import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import openWabt from 'wabt';
import { convolve, convolveAll, type Convolution, type Tensor } from '../../../../src/ocr/digits/tensor.ts';

const FOLDER = new URL('../../../../src/ocr/digits/', import.meta.url);

interface Case {
  readonly conv: Convolution;
  readonly input: Tensor;
}

const dimension = (max: number) => fc.integer({ min: 1, max });

const cases: fc.Arbitrary<Case> = fc
  .record({
    groups: fc.constantFrom(1, 1, 2, 5),
    into: dimension(6),
    outOfGroup: dimension(9),
    kernel: fc.tuple(dimension(4), dimension(4)),
    stride: fc.tuple(dimension(2), dimension(3)),
    pad: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })),
    more: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 20 })),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ groups, into, outOfGroup, kernel, stride, pad, more, seed }) => {
    const out = groups * outOfGroup;
    const [height, width] = [kernel[0] + more[0], kernel[1] + more[1]];
    const random = numbers(seed);
    const weights = random(out * into * kernel[0] * kernel[1]);
    return {
      conv: { out, into, groups, kernel, stride, pad, weights, bias: random(out) },
      input: { channels: into * groups, height, width, data: random(into * groups * height * width) },
    };
  });

/** Numbers between -1 and 1, the same for the same seed. */
function numbers(seed: number): (count: number) => Float64Array {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 1_073_741_823.5 - 1;
  return (count) => Float64Array.from({ length: count }, next);
}

/** What a convolution is, written down as plainly as can be. */
function plainly({ conv, input }: Case): number[] {
  const [height, width] = ([0, 1] as const).map((axis) => {
    const size = axis === 0 ? input.height : input.width;
    return Math.floor((size + 2 * conv.pad[axis] - conv.kernel[axis]) / conv.stride[axis]) + 1;
  }) as [number, number];
  const pixel = (channel: number, y: number, x: number) =>
    y < 0 || x < 0 || y >= input.height || x >= input.width
      ? 0
      : (input.data[(channel * input.height + y) * input.width + x] ?? NaN);
  return Array.from({ length: conv.out * height * width }, (_, index) => {
    const out = Math.floor(index / (height * width));
    const [top, left] = [Math.floor(index / width) % height, index % width];
    const first = Math.floor(out / (conv.out / conv.groups)) * conv.into;
    const taps = conv.into * conv.kernel[0] * conv.kernel[1];
    let sum = conv.bias[out] ?? NaN;
    for (let tap = 0; tap < taps; tap += 1) {
      const channel = first + Math.floor(tap / (conv.kernel[0] * conv.kernel[1]));
      const y = top * conv.stride[0] - conv.pad[0] + (Math.floor(tap / conv.kernel[1]) % conv.kernel[0]);
      const x = left * conv.stride[1] - conv.pad[1] + (tap % conv.kernel[1]);
      sum += (conv.weights[out * taps + tap] ?? NaN) * pixel(channel, y, x);
    }
    return sum;
  });
}

describe('ocr/digits/convolve', () => {
  it('gives what a convolution is, for every shape', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { data } = convolve(one.input, one.conv);
        const expected = plainly(one);
        expect(data.length).to.equal(expected.length);
        expected.forEach((value, index) => expect(data[index]).to.be.closeTo(value, 1e-4));
      }),
      { numRuns: 300 },
    );
  });

  it('lets one layer after the other read what the one before gave, without its negatives', () => {
    const chains = fc.tuple(cases, dimension(9), fc.constantFrom(1, 2), fc.integer({ min: 1, max: 1_000_000 }));
    fc.assert(
      fc.property(chains, ([first, out, stride, seed]) => {
        const random = numbers(seed);
        const into = first.conv.out;
        const second: Convolution = {
          ...{ out, into, groups: 1, kernel: [1, stride], stride: [1, stride], pad: [stride - 1, stride - 1] },
          ...{ weights: random(out * into * stride), bias: random(out) },
        };
        const seen = convolve(first.input, first.conv);
        const step = convolve({ ...seen, data: seen.data.map((value) => Math.max(0, value)) }, second);
        expect(convolveAll(first.input, [first.conv, second])).to.deep.equal(step);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same bits again, whatever was worked on between', () => {
    fc.assert(
      fc.property(cases, cases, (one, other) => {
        const before = convolve(one.input, one.conv);
        convolve(other.input, other.conv);
        expect(Array.from(convolve(one.input, one.conv).data)).to.deep.equal(Array.from(before.data));
      }),
      { numRuns: 100 },
    );
  });

  it('runs the kernel that stands in the sources', async () => {
    const wabt = await openWabt();
    const source = wabt.parseWat('kernel.wat', readFileSync(new URL('kernel.wat', FOLDER), 'utf8'), { simd: true });

    expect(Buffer.from(source.toBinary({}).buffer)).to.deep.equal(readFileSync(new URL('kernel.wasm', FOLDER)));
  });
});
