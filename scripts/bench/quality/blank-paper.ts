import sharp from 'sharp';
import { createRandom, type Random } from '../../pages/random.ts';

/** Size of a sheet: millimetres across and down, and pixels. */
export interface Frame {
  readonly across: number;
  readonly down: number;
  readonly ppi: number;
  readonly width: number;
  readonly height: number;
}

export function frameOf(across: number, down: number, ppi: number): Frame {
  const pixels = (mm: number) => Math.round((mm * ppi) / 25.4);
  return { across, down, ppi, width: pixels(across), height: pixels(down) };
}

/** What a scanner sees of a sheet that bears nothing. */
export interface Paper {
  readonly tone: readonly number[];
  readonly grain: number;
  /** What lies under or beside the sheet is seen; absent: nowhere. */
  readonly isUnder: ((x: number, y: number) => boolean) | undefined;
  readonly under: number;
  /** Share of the light that comes back. */
  readonly lightAt: (x: number, y: number, pixel: number) => number;
  /** Share of green and blue that a seal of the other side takes away. */
  readonly sealAt: ((x: number, y: number) => number) | undefined;
  /** Dust, rust of staples: drawn in millimetres. */
  readonly specks: string;
}

const TONES = [
  [250, 249, 247],
  [244, 240, 228],
  [232, 222, 198],
  [214, 196, 154],
  [206, 205, 200],
] as const;

/** Tone, grain and shadow; folds, holes, dust, the lid beside the sheet and the other side by chance. */
export async function paperOf(frame: Frame, random: Random): Promise<Paper> {
  const { width, height, ppi } = frame;
  const mm = ppi / 25.4;
  const behind = random.chance(0.4) ? await otherSide(random.whole(0, 5), frame) : undefined;
  const shows = random.between(0.02, 0.055) / 255;
  const across = shadeAcross(frame, random);
  const down = lightDown(frame, random);
  const holes = random.chance(0.35) ? holesOf(frame, random) : undefined;
  const lid = random.chance(0.35) ? lidOf(frame, random) : undefined;
  return {
    tone: random.pick(TONES),
    grain: random.between(1, 5),
    under: random.pick([40, 60, 60, 90, 140]),
    isUnder: holes || lid ? (x, y) => (holes?.(x / mm, y / mm) ?? false) || (lid?.(x, y) ?? false) : undefined,
    lightAt: (x, y, pixel) => down(x, y) * (across[x] ?? 1) * (1 - shows * (255 - (behind?.[pixel] ?? 255))),
    sealAt: random.chance(0.15) ? sealBehind({ width, height, mm }, random) : undefined,
    specks: random.chance(0.4) ? specks(frame, random) : '',
  };
}

/** Light falls off to one side; the gutter of a bound volume throws a shadow. */
function shadeAcross({ width, ppi }: Frame, random: Random): Float32Array {
  const slope = random.between(-0.08, 0.08);
  const shadow = random.chance(0.4) ? random.between(0.04, 0.25) : 0;
  const reach = (1.6 * ppi) / 25.4;
  return Float32Array.from(
    { length: width },
    (_, x) => (1 + slope * (x / width - 0.5)) * (1 - shadow * Math.exp(-x / reach)),
  );
}

/** Folded once or twice, as letters are. */
function lightDown({ height, ppi }: Frame, random: Random): (x: number, y: number) => number {
  const mm = ppi / 25.4;
  const slope = random.between(-0.08, 0.08);
  const folds = random.chance(0.4) ? random.some([0.34, 0.5, 0.66], random.whole(1, 2)).map((at) => at * height) : [];
  const lean = random.between(-0.01, 0.01);
  const depth = random.between(0.05, 0.13);
  return (x, y) => {
    let light = 1 + slope * (y / height - 0.5);
    for (const fold of folds) {
      const beside = Math.abs(y - fold - lean * x);
      if (beside < 4 * mm) light *= 1 - depth * Math.exp(-beside / (0.45 * mm));
    }
    return light;
  };
}

function holesOf({ across, down }: Frame, random: Random): (x: number, y: number) => boolean {
  const left = random.chance(0.8) ? 11 : across - 11;
  const [radius, apart] = [random.between(2.6, 3.1), Math.min(random.pick([40, 40, 54]), down / 2 - 12)];
  const middles = [down / 2 - apart, down / 2 + apart];
  return (x, y) => Math.abs(x - left) < radius && middles.some((middle) => Math.hypot(x - left, y - middle) < radius);
}

/** Beside a sheet that lies a little crooked, on one side of it. */
function lidOf({ width, height, ppi }: Frame, random: Random): (x: number, y: number) => boolean {
  const deep = (random.between(0.3, 4) * ppi) / 25.4;
  const side = random.pick(['left', 'right', 'top', 'bottom'] as const);
  return (x, y) => {
    if (side === 'left') return x < deep * (1 - y / (2 * height));
    if (side === 'right') return width - 1 - x < deep * (1 - y / (2 * height));
    return (side === 'top' ? y : height - 1 - y) < deep * (1 - x / (2 * width));
  };
}

/** The soft ring of a red seal on the other side. */
function sealBehind({ width, height, mm }: { width: number; height: number; mm: number }, random: Random) {
  const [middleX, middleY] = [random.between(0.3, 0.7) * width, random.between(0.3, 0.8) * height];
  const [radius, soft] = [random.between(14, 18) * mm, random.between(0.4, 0.7) * mm];
  const strength = random.between(0.02, 0.06);
  return (x: number, y: number) => {
    const beside = Math.abs(Math.hypot(x - middleX, y - middleY) - radius);
    return beside > 3 * soft ? 0 : strength * Math.exp(-((beside / soft) ** 2) / 2);
  };
}

function specks({ across, down }: Frame, random: Random): string {
  const dust = Array.from({ length: random.whole(2, 14) }, () => {
    const at = `cx="${String(random.between(2, across - 2))}" cy="${String(random.between(2, down - 2))}"`;
    return `<circle ${at} r="${random.between(0.08, 0.4).toFixed(2)}" fill="rgba(70,60,50,${random.between(0.3, 0.9).toFixed(2)})"/>`;
  });
  const staple = [6, 12].map((x) => `<circle cx="${String(x)}" cy="7" r="0.5" fill="#6b4a2c"/>`);
  return [...dust, ...(random.chance(0.3) ? staple : [])].join('');
}

const behindSheets = new Map<string, Promise<Buffer>>();

/** One of a few pages of print as they are seen from behind: mirrored, soft. */
function otherSide(which: number, frame: Frame): Promise<Buffer> {
  const name = [which, frame.width, frame.height].join(' ');
  const made = behindSheets.get(name) ?? drawBehind(frame, createRandom(`behind ${name}`));
  behindSheets.set(name, made);
  return made;
}

function drawBehind({ across, down, width, height, ppi }: Frame, random: Random): Promise<Buffer> {
  const lines = Array.from({ length: Math.floor((down - 36) / 7) }, (_, n) => {
    const words = Array.from({ length: Math.round(across / 17) }, () => 'nhomcongvanhoso'.slice(0, random.whole(2, 7)));
    return `<text x="14" y="${String(22 + n * 7)}" font-family="Liberation Serif" font-size="4.6">${words.join(' ')}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(across)} ${String(down)}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
  const soft = (random.between(0.17, 0.34) * ppi) / 25.4;
  return sharp(Buffer.from(svg)).flop().blur(soft).greyscale().extractChannel(0).raw().toBuffer();
}
