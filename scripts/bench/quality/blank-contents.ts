import type { Random } from '../../pages/random.ts';
import type { Frame } from './blank-paper.ts';

/** The least that a person leaves on a sheet, and print that is hardly seen any more. */
export const CONTENTS = [
  'pencil',
  'pencil-note',
  'light-blue',
  'stamp',
  'date-stamp',
  'signature',
  'page-number',
  'last-line',
  'carbon',
  'few-strokes',
  'pale-print',
  'form',
] as const;
export type Content = (typeof CONTENTS)[number];

/** Drawn in millimetres of the sheet as SVG; `strong`: for scans of one bit, where nothing faint leaves a trace. */
export function drawContent(content: Content, frame: Frame, { random, strong }: Drawing): string {
  const { across, down } = frame;
  const at: Point = [random.between(0.24, 0.76) * across, random.between(0.15, 0.86) * down];
  return DRAWN[content]({ at, across, down, random, faint: opacityBy(random, strong) });
}

interface Drawing {
  readonly random: Random;
  readonly strong: boolean;
}

type Point = readonly [x: number, y: number];

interface Place {
  readonly at: Point;
  readonly across: number;
  readonly down: number;
  readonly random: Random;
  /** How well it is seen, 0…1, between the two; a scan of one bit is of dark ink. */
  readonly faint: (low: number, high: number) => string;
}

function opacityBy(random: Random, strong: boolean): Place['faint'] {
  return (low, high) => (strong ? random.between(0.85, 1) : random.between(low, high)).toFixed(2);
}

const DRAWN: Readonly<Record<Content, (place: Place) => string>> = {
  pencil: ({ at, random, faint }) =>
    line(scrawl(at, random.between(9, 25), random), { colour: `rgba(70,70,75,${faint(0.22, 0.5)})`, mm: 0.35 }, random),
  'pencil-note': ({ at, random, faint }) =>
    text(at, words(random, [1, 3]), { colour: `rgba(70,70,75,${faint(0.3, 0.55)})`, size: random.between(5, 8), font: random.pick(HANDS) }),
  'light-blue': ({ at, random, faint }) =>
    text(at, words(random, [1, 3]), { colour: `rgba(70,120,205,${faint(0.4, 0.7)})`, size: random.between(5, 8), font: random.pick(HANDS) }),
  stamp,
  'date-stamp': ({ at, random, faint }) => {
    const colour = `rgba(${random.pick(['200,40,50', '50,70,170', '120,50,140', '60,60,60'])},${faint(0.35, 0.8)})`;
    const date = `${two(random, 28)}. ${two(random, 12)}. ${String(random.whole(1975, 2024))}`;
    return text(at, date, { colour, size: random.between(3.4, 5), font: 'Liberation Sans' });
  },
  signature: ({ at, random }) =>
    line(scrawl(at, random.between(18, 40), random), { colour: random.pick(['#1c2f8f', '#222', '#2a49b8']), mm: 0.45 }, random),
  'page-number': ({ across, down, random }) =>
    text([across / 2, random.pick([14, down - 12])], String(random.whole(2, 99)), { colour: '#444' }),
  'last-line': ({ at: [, y], random }) => text([15, y], words(random, [1, 3]), { colour: '#333' }),
  carbon: ({ at: [, y], random, faint }) =>
    text([15, y], words(random, [2, 6]), { colour: `rgba(${random.pick(['80,80,150', '95,95,115', '120,90,130'])},${faint(0.4, 0.7)})` }),
  'few-strokes': handStrokes,
  'pale-print': ({ across, down, random, faint }) => {
    const colour = `rgba(60,60,60,${faint(0.1, 0.24)})`;
    const lines = Array.from({ length: random.whole(4, 18) }, (_, n) => 20 + n * 6.5).filter((y) => y < down - 14);
    return lines.map((y) => text([15, y], words(random, [Math.round(across / 26), Math.round(across / 20)]), { colour })).join('');
  },
  form: ({ across, down, random, faint }) => {
    const colour = `rgba(60,60,60,${faint(0.3, 0.8)})`;
    const rows = Array.from({ length: random.whole(3, 8) }, (_, n) => 18 + n * random.between(11, 13)).filter((y) => y < down - 14);
    const dotted = rows.map((y) => `${text([15, y], `${random.pick(WORDS)}:`, { colour })}<path d="M42,${String(y)}H${String(across - 15)}" stroke="${colour}" stroke-width="0.3" stroke-dasharray="0.4 0.8"/>`);
    return dotted.join('');
  },
}; // prettier-ignore

const WORDS = ['nhận', 'văn bản', 'lưu', 'trên', 'tỉnh.', 'hành', 'công tác', 'này./.'];
const HANDS = ['Breip', 'Kristi', 'Rufscript', 'Dancing Script', 'DkgHandwriting'];

function words(random: Random, [least, most]: readonly [number, number]): string {
  return Array.from({ length: random.whole(least, most) }, () => random.pick(WORDS)).join(' ');
}

function two(random: Random, most: number): string {
  return String(random.whole(1, most)).padStart(2, '0');
}

interface Look {
  readonly colour: string;
  readonly size?: number;
  readonly font?: string;
}

function text([x, y]: Point, printed: string, { colour, size = 4.6, font = 'Liberation Serif' }: Look): string {
  return `<text x="${String(x)}" y="${String(y)}" font-family="${font}" font-size="${String(size)}" fill="${colour}">${printed}</text>`;
}

interface Pen {
  readonly colour: string;
  /** Width of its finest stroke. */
  readonly mm: number;
}

function scrawl([x, y]: Point, length: number, random: Random): string {
  const points = Array.from({ length: 9 }, (_, n) => {
    const [across, down] = [x - length / 2 + (length * n) / 8, y + random.between(-1, 1) * 4];
    return `${across.toFixed(2)},${down.toFixed(2)}`;
  });
  return `M${points[0] ?? ''} S${points.slice(1).join(' ')}`;
}

function line(path: string, { colour, mm }: Pen, random: Random): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${random.between(mm, mm * 1.7).toFixed(2)}"/>`;
}

/** One to three figures or a tick by pen, 4 to 9 mm high. */
function handStrokes({ at: [x, y], random, faint }: Place): string {
  const high = random.between(4, 9);
  const strokes = Array.from({ length: random.whole(1, 3) }, (_, n) => {
    const left = x + n * high * 0.7;
    return `M${String(left)},${String(y)} q${String(high * random.between(-0.3, 0.5))},${String(high * 0.5)} ${String(high * random.between(0, 0.4))},${String(high)}`;
  });
  const colour = random.pick(['#1c2f8f', '#333', `rgba(70,70,75,${faint(0.6, 0.6)})`]);
  return line(strokes.join(''), { colour, mm: 0.3 }, random);
}

/** A small stamp, round or framed, red, blue or violet, often pale. */
function stamp({ at: [x, y], random, faint }: Place): string {
  const colour = random.pick(['200,40,50', '50,70,170', '120,50,140']);
  const paint = `stroke="rgba(${colour},${faint(0.3, 0.8)})" fill="none" stroke-width="${random.between(0.4, 0.7).toFixed(2)}"`;
  const size = random.between(9, 18);
  if (random.chance(0.5)) {
    return [2, 3].map((part) => `<circle cx="${String(x)}" cy="${String(y)}" r="${String(size / part)}" ${paint}/>`).join('');
  }
  return `<rect x="${String(x - size)}" y="${String(y)}" width="${String(size * 2)}" height="${String(size * 0.5)}" ${paint}/>`;
} // prettier-ignore
