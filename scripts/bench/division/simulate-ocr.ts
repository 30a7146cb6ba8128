import { inverseTurn, turnBox, turnSize, type Box, type QuarterTurn } from '../../../src/domain/page/geometry.ts';
import type { PageReading, Word } from '../../../src/domain/page/page-reading.ts';
import { orderWordsIn, pageText } from '../../../src/domain/layout/reading-order.ts';
import type { Damage } from '../../pages/model.ts';
import type { Random } from '../../pages/random.ts';
import type { PrintedPage, PrintedWord } from './draw-stream.ts';

/** How often things go wrong at each level of damage: estimates, not counted on pages that were read. */
interface Faults {
  readonly letter: number;
  readonly word: number;
  /** The whole head is read badly: a fold, a hole, a seal lies on it. */
  readonly head: number;
  readonly folioLost: number;
  readonly folioWrong: number;
  readonly specks: number;
  readonly skew: number;
}

const FAULTS: Readonly<Record<Damage, Faults>> = {
  good: { letter: 0.004, word: 0.003, head: 0.02, folioLost: 0.08, folioWrong: 0.01, specks: 1, skew: 0.4 },
  usual: { letter: 0.015, word: 0.01, head: 0.04, folioLost: 0.15, folioWrong: 0.02, specks: 4, skew: 1 },
  poor: { letter: 0.05, word: 0.04, head: 0.1, folioLost: 0.3, folioWrong: 0.04, specks: 10, skew: 1.8 },
};

const PPI = 200;
const SCALE = PPI / 96;

export interface SimulateOptions {
  readonly page: number;
  readonly damage: Damage;
  readonly random: Random;
}

/** What an engine would read of a printed page: letters lost and taken for others, specks, slant, handwriting mostly lost. */
export function simulateReading(printed: PrintedPage, { page, damage, random }: SimulateOptions): PageReading {
  const faults = FAULTS[damage];
  const size = { width: Math.round(printed.width * SCALE), height: Math.round(printed.height * SCALE) };
  const slope = Math.tan((random.between(-1, 1) * faults.skew * Math.PI) / 180);
  const badHead = random.chance(faults.head);
  const read = printed.words.flatMap((word): Word[] => {
    const inHead = word.box[1] < printed.height * 0.14 && badHead;
    return readWord(word, { faults: inHead ? { ...faults, letter: 0.35, word: 0.3 } : faults, random, printed });
  });
  const upright = [...read, ...specks(random, faults.specks, size)].map((word): Word => {
    const [x, y, width, height] = word.box;
    return { ...word, box: [x, y + slope * (x + width / 2 - size.width / 2), width, height] };
  });
  // a sheet on its side goes through the scanner upright, or is turned by the person who scans
  const rotation: QuarterTurn = printed.landscape && random.chance(0.6) ? random.pick([90, 270]) : 0;
  const displayed = turnSize(size, inverseTurn(rotation));
  const words = upright.map((word) => ({ ...word, box: whole(turnBox(word.box, size, inverseTurn(rotation))) }));
  const ordered = orderWordsIn(words, { size: displayed, ppi: PPI, rotation });
  return {
    page,
    widthPx: displayed.width,
    heightPx: displayed.height,
    ppi: PPI,
    rotation,
    skewDegrees: 0,
    blank: false,
    verdict: 'good',
    findings: [],
    words: ordered,
    text: pageText(ordered),
    confidence: 0.9,
    source: 'ocr',
  };
}

/** A side without print. `dirty`: some specks make that nobody calls it blank. */
export function blankReading(page: number, random: Random, dirty: boolean): PageReading {
  const printed: PrintedPage = { width: 794, height: 1123, landscape: false, words: [], html: '', index: 0 };
  const reading = simulateReading(printed, { page, damage: dirty ? 'poor' : 'good', random });
  return dirty ? reading : { ...reading, words: [], text: '', blank: true };
}

const whole = ([x, y, width, height]: Box): Box => [Math.round(x), Math.round(y), Math.max(1, Math.round(width)), Math.max(1, Math.round(height))]; // prettier-ignore

interface Circumstances {
  readonly faults: Faults;
  readonly random: Random;
  readonly printed: PrintedPage;
}

function readWord(word: PrintedWord, around: Circumstances): Word[] {
  const { random } = around;
  const [x, y, width, height] = word.box;
  const box: Box = [x * SCALE, y * SCALE, width * SCALE, height * SCALE];
  const read = word.by === 'pen' ? pen(word, random) : word.by === 'stamp' ? stamp(word, random) : print(word, around);
  if (read === undefined || read.text === '') return [];
  return [{ ...read, box, line: 0, layer: word.by === 'stamp' ? 'red' : 'ink' }];
}

type Read = Pick<Word, 'text' | 'confidence'> | undefined;

function pen({ text }: PrintedWord, random: Random): Read {
  if (random.chance(0.5)) return undefined;
  if (random.chance(0.5)) return { text: junk(random), confidence: random.between(0.1, 0.5) };
  return { text, confidence: random.between(0.3, 0.8) };
}

function stamp({ text }: PrintedWord, random: Random): Read {
  if (random.chance(0.4)) return undefined;
  return { text: misread(text, 0.08, random), confidence: random.between(0.4, 0.9) };
}

function print({ text, box }: PrintedWord, { faults, random, printed }: Circumstances): Read {
  const inMargin = box[1] < printed.height * 0.06 || box[1] > printed.height * 0.93;
  if (inMargin && /^\d{1,3}$/.test(text)) {
    if (random.chance(faults.folioLost)) return undefined;
    if (random.chance(faults.folioWrong)) return { text: String(random.whole(1, 99)), confidence: 0.6 };
  }
  if (random.chance(faults.word)) return undefined;
  const read = misread(text, faults.letter, random);
  return { text: read, confidence: read === text ? random.between(0.85, 0.97) : random.between(0.35, 0.85) };
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  o: 'c', c: 'e', e: 'c', i: 'l', l: 'i', n: 'r', h: 'n', u: 'n', a: 'o', t: 'f', g: 'q', m: 'n', d: 'đ', đ: 'd', O: '0', '0': 'O',
  '1': 'l', '5': 'S', '8': '3', '3': '8', S: '5', B: '8', I: 'l', Đ: 'D', D: 'Đ', '/': 'I', ':': '.', ';': ':', ',': '.',
}; // prettier-ignore

function misread(text: string, rate: number, random: Random): string {
  let out = '';
  for (const char of text) {
    if (!random.chance(rate)) out += char;
    else if (random.chance(0.5)) out += char.normalize('NFD').replace(/\p{M}/gu, '');
    else if (random.chance(0.75)) out += LOOKALIKES[char] ?? char;
  }
  return out;
}

function junk(random: Random): string {
  return random.pick(['_', '/', '|', '~4', 'ẻ', "'", 'Ä', '.-', '4z', 'M', '»']);
}

function specks(random: Random, count: number, size: { width: number; height: number }): Word[] {
  return Array.from({ length: random.whole(0, count) }, (): Word => ({
    text: junk(random),
    box: [
      random.whole(0, size.width - 20),
      random.whole(0, size.height - 20),
      random.whole(3, 30),
      random.whole(3, 40),
    ],
    confidence: random.between(0.05, 0.35),
    line: 0,
    layer: 'ink',
  }));
}
