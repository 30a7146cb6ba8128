import sharp from 'sharp';
import { createRandom, type Random } from '../../pages/random.ts';

export const CONTENTS = ['pencil', 'stamp', 'signature', 'page-number', 'last-line', 'carbon', 'few-strokes'] as const;
export type Content = (typeof CONTENTS)[number];

/** A sheet of A6 at 150 ppi, in colour. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly data: Buffer;
}

const PPI = 150;
const MM = PPI / 25.4;
const WIDTH = Math.round(105 * MM);
const HEIGHT = Math.round(148 * MM);

/** An empty side as scanners give it: tone, grain, shadow; folds, holes, dust and the other side by chance. */
export async function blankSheet(random: Random): Promise<Sheet> {
  return { width: WIDTH, height: HEIGHT, ppi: PPI, data: await onPaper(Buffer.alloc(WIDTH * HEIGHT * 4), random) };
}

/** The same with the least that a person leaves on a sheet. */
export async function hardlyWritten(content: Content, random: Random): Promise<Sheet> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}">${mark(content, random)}</svg>`;
  const over = await sharp(Buffer.from(svg)).ensureAlpha().blur(0.5).raw().toBuffer();
  return { width: WIDTH, height: HEIGHT, ppi: PPI, data: await onPaper(over, random) };
}

function mark(content: Content, random: Random): string {
  const [x, y] = [random.between(25, 80) * MM, random.between(22, 128) * MM];
  switch (content) {
    case 'pencil':
      return line(scrawl([x, y], random.between(9, 25) * MM, random), { colour: `rgba(70,70,75,${opacity(random, 0.22, 0.5)})`, mm: 0.35 }, random);
    case 'signature':
      return line(scrawl([x, y], random.between(18, 40) * MM, random), { colour: random.pick(['#1c2f8f', '#222', '#2a49b8']), mm: 0.45 }, random);
    case 'stamp':
      return stamp([x, y], random);
    case 'last-line':
      return print([15 * MM, y], { words: random.whole(1, 3), colour: '#333' }, random);
    case 'carbon':
      return print([15 * MM, y], { words: random.whole(2, 6), colour: `rgba(${random.pick(['80,80,150', '95,95,115', '120,90,130'])},${opacity(random, 0.4, 0.7)})` }, random);
    case 'few-strokes':
      return handStrokes([x, y], random);
    case 'page-number': {
      const at = `x="${String(WIDTH / 2)}" y="${String(random.pick([14, 136]) * MM)}"`;
      return `<text ${at} font-family="Liberation Serif" font-size="${String(4.6 * MM)}" fill="#444">${String(random.whole(2, 99))}</text>`;
    }
  }
} // prettier-ignore

const WORDS = ['nhận', 'văn bản', 'lưu', 'trên', 'tỉnh.', 'hành', 'công tác', 'này./.'];

/** The end of a sentence that went over to a new page. */
function print(
  [x, y]: readonly [number, number],
  { words, colour }: { words: number; colour: string },
  random: Random,
): string {
  const text = Array.from({ length: words }, () => random.pick(WORDS)).join(' ');
  return `<text x="${String(x)}" y="${String(y)}" font-family="Liberation Serif" font-size="${String(4.6 * MM)}" fill="${colour}">${text}</text>`;
}

/** One to three figures or a tick by pen, 4 to 9 mm high. */
function handStrokes([x, y]: readonly [number, number], random: Random): string {
  const high = random.between(4, 9) * MM;
  const strokes = Array.from({ length: random.whole(1, 3) }, (_, n) => {
    const left = x + n * high * 0.7;
    return `M${String(left)},${String(y)} q${String(high * random.between(-0.3, 0.5))},${String(high * 0.5)} ${String(high * random.between(0, 0.4))},${String(high)}`;
  });
  return line(strokes.join(''), { colour: random.pick(['#1c2f8f', '#333', 'rgba(70,70,75,0.6)']), mm: 0.3 }, random);
}

function opacity(random: Random, low: number, high: number): string {
  return random.between(low, high).toFixed(2);
}

interface Pen {
  readonly colour: string;
  /** Width of its finest stroke. */
  readonly mm: number;
}

function scrawl([x, y]: readonly [number, number], length: number, random: Random): string {
  const points = Array.from({ length: 9 }, (_, n) => {
    const [across, down] = [x - length / 2 + (length * n) / 8, y + random.between(-1, 1) * 4 * MM];
    return `${String(Math.round(across))},${String(Math.round(down))}`;
  });
  return `M${points[0] ?? ''} S${points.slice(1).join(' ')}`;
}

function line(path: string, { colour, mm }: Pen, random: Random): string {
  const width = random.between(mm, mm * 1.7) * MM;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${String(width)}"/>`;
}

/** A small stamp, round or framed, red, blue or violet, often pale. */
function stamp([x, y]: readonly [number, number], random: Random): string {
  const colour = random.pick(['200,40,50', '50,70,170', '120,50,140']);
  const paint = `stroke="rgba(${colour},${opacity(random, 0.3, 0.8)})" fill="none" stroke-width="${String(random.between(0.4, 0.7) * MM)}"`;
  const size = random.between(9, 18) * MM;
  if (random.chance(0.5)) {
    return `<circle cx="${String(x)}" cy="${String(y)}" r="${String(size / 2)}" ${paint}/><circle cx="${String(x)}" cy="${String(y)}" r="${String(size / 3)}" ${paint}/>`;
  }
  return `<rect x="${String(x - size)}" y="${String(y)}" width="${String(size * 2)}" height="${String(size * 0.5)}" ${paint}/>`;
}

/** Grain of deviation 1, made once; every sheet begins elsewhere in it. */
const GRAIN = (() => {
  const random = createRandom('grain');
  return Float32Array.from({ length: 1 << 18 }, () => random.bell());
})();

/** Lays what is drawn (red, green, blue, opacity) on paper. */
async function onPaper(over: Buffer, random: Random): Promise<Buffer> {
  const paper = await paperOf(random);
  const out = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0, i = 0; y < HEIGHT; y += 1) {
    const from = random.whole(0, GRAIN.length - WIDTH - 1);
    for (let x = 0; x < WIDTH; x += 1, i += 1) {
      const shift = (GRAIN[from + x] ?? 0) * paper.grain;
      const light = paper.isDark(x, y) ? -1 : paper.lightAt(x, y, i);
      const opacity = (over[i * 4 + 3] ?? 0) / 255;
      for (let c = 0; c < 3; c += 1) {
        const level = light < 0 ? UNDER : (paper.tone[c] ?? 255) * light;
        out[i * 3 + c] = byte(level + ((over[i * 4 + c] ?? 0) - level) * opacity + shift);
      }
    }
  }
  return jpeg(out, random);
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

interface Paper {
  readonly tone: readonly number[];
  readonly grain: number;
  /** What lies under the sheet is seen: beside it, or through a hole. */
  readonly isDark: (x: number, y: number) => boolean;
  readonly lightAt: (x: number, y: number, pixel: number) => number;
}

async function paperOf(random: Random): Promise<Paper> {
  const tone = random.pick(TONES);
  const grain = random.between(1, 5);
  const behind = random.chance(0.4) ? await otherSide(random.whole(0, 7)) : undefined;
  const shows = random.between(0.02, 0.055) / 255;
  const across = shadeAcross(random);
  const holes = random.chance(0.4);
  const down = lightDown(random);
  const lid = random.chance(0.3) ? random.between(0.3, 4) * MM : 0;
  return {
    tone,
    grain,
    isDark: (x, y) => (holes && x < 15 * MM && isHole(x, y)) || WIDTH - 1 - x < lid * (1 - y / (2 * HEIGHT)),
    lightAt: (x, y, pixel) => down(x, y) * (across[x] ?? 1) * (1 - shows * (255 - (behind?.[pixel] ?? 255))),
  };
}

const TONES = [
  [250, 249, 247],
  [244, 240, 228],
  [232, 222, 198],
] as const;
/** What lies under the sheet, seen through a hole and beside it. */
const UNDER = 60;

/** Light falls off to one side; the gutter of a bound volume throws a shadow. */
function shadeAcross(random: Random): Float32Array {
  const slope = random.between(-0.08, 0.08);
  const shadow = random.chance(0.4) ? random.between(0.04, 0.25) : 0;
  return Float32Array.from(
    { length: WIDTH },
    (_, x) => (1 + slope * (x / WIDTH - 0.5)) * (1 - shadow * Math.exp(-x / (1.6 * MM))),
  );
}

function lightDown(random: Random): (x: number, y: number) => number {
  const slope = random.between(-0.08, 0.08);
  const fold = random.chance(0.4) ? random.between(0.3, 0.7) * HEIGHT : -999;
  const lean = random.between(-0.01, 0.01);
  return (x, y) => {
    const light = 1 + slope * (y / HEIGHT - 0.5);
    const beside = Math.abs(y - fold - lean * x);
    return beside > 4 * MM ? light : light * (1 - 0.1 * Math.exp(-beside / (0.45 * MM)));
  };
}

function isHole(x: number, y: number): boolean {
  return [HEIGHT / 2 - 40 * MM, HEIGHT / 2 + 40 * MM].some((middle) => Math.hypot(x - 11 * MM, y - middle) < 2.9 * MM);
}

const behindSheets = new Map<number, Promise<Buffer>>();

/** One of a few pages of print as they are seen from behind: mirrored, soft. */
function otherSide(which: number): Promise<Buffer> {
  const made = behindSheets.get(which) ?? drawBehind(createRandom(`behind ${String(which)}`));
  behindSheets.set(which, made);
  return made;
}

function drawBehind(random: Random): Promise<Buffer> {
  const lines = Array.from({ length: 16 }, (_, n) => {
    const words = Array.from({ length: 6 }, () => 'nhomcongvanhoso'.slice(0, random.whole(2, 7))).join(' ');
    return `<text x="${String(14 * MM)}" y="${String((22 + n * 7) * MM)}" font-family="Liberation Serif" font-size="${String(4.6 * MM)}">${words}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flop().blur(random.between(1, 2)).greyscale().extractChannel(0).raw().toBuffer();
}

function jpeg(pixels: Buffer, random: Random): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  return image
    .jpeg({ quality: random.whole(68, 90) })
    .toBuffer()
    .then((bytes) => sharp(bytes).raw().toBuffer());
}
