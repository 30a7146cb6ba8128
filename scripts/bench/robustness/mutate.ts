import type { Random } from '../../pages/random.ts';

type Mutation = (data: Buffer, random: Random) => Buffer;

/** Values that programs trip over when they believe a header. */
const ABSURD = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as const;
const ABSURD_TEXT = [
  '0',
  '-1',
  '1',
  '65536',
  '2147483648',
  '99999999999999999999',
  '1e308',
  'null',
  '',
  '[',
  '<<',
  '/',
];
const WORDS = [
  ...['/Kids', '/Parent', '/Page', '/Pages', '/Catalog', '/Root', '/Contents', '/Resources', '/XObject', '/Length'],
  ...['/FlateDecode', '/DCTDecode', '/CCITTFaxDecode', '/JBIG2Decode', '/JPXDecode', '/LZWDecode', '/DeviceRGB'],
  ...['/DeviceGray', '/DeviceCMYK', '/Indexed', '/MediaBox', '/Filter', '/DecodeParms', '/ObjStm', '/XRef', '/Prev'],
  ...['endobj', 'endstream', 'stream', 'obj', 'xref', 'trailer', 'startxref', '%%EOF', '%PDF-'],
];

/** What disks, wires, people and programs do to a file; each gives a new one. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut off': (data, random) => data.subarray(0, random.whole(1, data.length - 1)),
  'beginning lost': (data, random) => data.subarray(random.whole(1, Math.min(data.length - 1, 4096))),
  'bytes flipped': (data, random) => overwrite(data, random, { count: random.whole(1, 60), within: data.length }),
  'head flipped': (data, random) => overwrite(data, random, { count: random.whole(1, 12), within: 256 }),
  'tail flipped': (data, random) => tail(data, (end) => overwrite(end, random, { count: random.whole(1, 20), within: 512 })),
  'bits flipped': flipBits,
  'absurd number': absurdNumber,
  'absurd number at the end': (data, random) => tail(data, (end) => absurdNumber(end, random)),
  'run of one value': (data, random) => withRun(data, random, (run) => Buffer.alloc(run.length, random.pick([0, 0xff, 0x20]))),
  'run lost': (data, random) => withRun(data, random, () => Buffer.alloc(0)),
  'run doubled': (data, random) => withRun(data, random, (run) => Buffer.concat([run, run])),
  'noise put in': (data, random) => withRun(data, random, (run) => Buffer.concat([noise(run.length, random), run])),
  'two files in one': (data) => Buffer.concat([data, data]),
  'absurd text': absurdText,
  'words exchanged': exchangeWords,
}; // prettier-ignore

export interface Mutated {
  readonly how: string;
  readonly data: Buffer;
}

/** One to three of the mutations one after the other. Same random, same file. */
export function mutate(data: Buffer, random: Random): Mutated {
  const isPdf = data.includes('%PDF-');
  const names = Object.keys(MUTATIONS).filter((name) => isPdf || !['absurd text', 'words exchanged'].includes(name));
  const chosen = Array.from({ length: random.whole(1, 3) }, () => random.pick(names));
  const mutated = chosen.reduce((before, name) => MUTATIONS[name]?.(Buffer.from(before), random) ?? before, data);
  return { how: chosen.join(', '), data: mutated };
}

interface Spots {
  readonly count: number;
  readonly within: number;
}

function overwrite(data: Buffer, random: Random, { count, within }: Spots): Buffer {
  if (data.length === 0) return data;
  for (let n = 0; n < count; n += 1)
    data[random.whole(0, Math.min(within, data.length) - 1)] = random.whole(0, 255);
  return data;
} // prettier-ignore

function flipBits(data: Buffer, random: Random): Buffer {
  for (let n = random.whole(1, 40); n > 0 && data.length > 0; n -= 1) {
    const at = random.whole(0, data.length - 1);
    data[at] = (data[at] ?? 0) ^ (1 << random.whole(0, 7));
  }
  return data;
}

/** Two or four bytes in either order, where headers and directories stand. */
function absurdNumber(data: Buffer, random: Random): Buffer {
  for (let n = random.whole(1, 4); n > 0; n -= 1) {
    const value = random.pick(ABSURD);
    const at = random.whole(0, Math.min(data.length, 768) - 1);
    const isBig = random.chance(0.5);
    if (random.chance(0.5)) put(data, at, isBig ? [value >>> 8, value] : [value, value >>> 8]);
    else {
      const bytes = [value >>> 24, value >>> 16, value >>> 8, value];
      put(data, at, isBig ? bytes : bytes.toReversed());
    }
  }
  return data;
}

function put(data: Buffer, at: number, bytes: readonly number[]): void {
  for (const [index, byte] of bytes.entries()) if (at + index < data.length) data[at + index] = byte & 0xff;
}

function tail(data: Buffer, change: (end: Buffer) => Buffer): Buffer {
  const from = Math.max(0, data.length - 768);
  return Buffer.concat([data.subarray(0, from), change(Buffer.from(data.subarray(from)))]);
}

function withRun(data: Buffer, random: Random, change: (run: Buffer) => Buffer): Buffer {
  const from = random.whole(0, Math.max(0, data.length - 1));
  const to = Math.min(data.length, from + random.whole(1, random.chance(0.5) ? 64 : 4096));
  return Buffer.concat([data.subarray(0, from), change(data.subarray(from, to)), data.subarray(to)]);
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random.whole(0, 255)));
}

function absurdText(data: Buffer, random: Random): Buffer {
  const text = data.toString('latin1');
  const numbers = [...text.matchAll(/(?<![\w.])\d+(?![\w.])/g)];
  const found = numbers.length === 0 ? undefined : random.pick(numbers);
  return found === undefined ? data : replaced(text, found.index, { old: found[0], now: random.pick(ABSURD_TEXT) });
}

function exchangeWords(data: Buffer, random: Random): Buffer {
  const text = data.toString('latin1');
  const present = WORDS.filter((word) => text.includes(word));
  if (present.length === 0) return data;
  const old = random.pick(present);
  const places = [...text.matchAll(new RegExp(old.replace('/', '\\/'), 'g'))];
  const { index } = random.pick(places);
  return replaced(text, index, { old, now: random.pick(WORDS) });
}

function replaced(text: string, at: number, { old, now }: { readonly old: string; readonly now: string }): Buffer {
  return Buffer.from(text.slice(0, at) + now + text.slice(at + old.length), 'latin1');
}
