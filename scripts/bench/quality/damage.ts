import sharp, { type Sharp } from 'sharp';
import type { Random } from '../../pages/random.ts';

/** A page in colour, rows without padding. */
export interface Picture {
  /** `colour`, `grey`, `fax`, `photo`, `dot-matrix`. */
  readonly mode: string;
  /** Clockwise, before any damage. */
  readonly skewDegrees: number;
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly data: Buffer;
  /** Lines of print, `[x, y, width, height]`, from top to bottom. */
  readonly lines: readonly (readonly [number, number, number, number])[];
}

export type ImageDefect =
  | 'clipped'
  | 'blurred'
  | 'too-dark'
  | 'too-light'
  | 'low-contrast'
  | 'streaks'
  | 'folded-corner'
  | 'foreign-object'
  | 'show-through'
  | 'skewed'
  | 'bilevel'
  | 'broken-print';

export interface Damaging {
  readonly random: Random;
  /** The page is shown with one bit a pixel: what is faint would leave no trace. */
  readonly bilevel: boolean;
  /** Another page, for what shows through the sheet. */
  readonly other: () => Promise<Picture>;
}

/** Lines that are cut, and whose ends are cut. */
export const LONG_LINE_MM = 60;

type Damage = (page: Picture, how: Damaging) => Picture | Promise<Picture>;

/** How each defect is put upon a good page; strengths in millimetres and levels, drawn anew for every page. */
export const DAMAGES: Readonly<Record<ImageDefect, Damage>> = {
  clipped: clip,
  blurred: (page, { random }) => blurBy(page, random.between(0.3, 0.6)),
  'too-dark': (page, { random }) => toned(page, toneBy(random.between(0.3, 0.5), 0)),
  'too-light': (page, { random }) => {
    const kept = random.between(0.12, 0.24);
    return toned(page, toneBy(kept, 255 * (1 - kept)));
  },
  'low-contrast': (page, { random }) => {
    const kept = random.between(0.12, 0.22);
    return toned(page, toneBy(kept, random.between(150, 205) - 255 * kept));
  },
  streaks,
  'folded-corner': foldCorner,
  'foreign-object': putFinger,
  'show-through': shineThrough,
  skewed,
  // shown with one bit a pixel by the bench itself
  bilevel: (page) => page,
  'broken-print': breakPrint,
}; // prettier-ignore

/** Cuts 1.2 to 4 mm of the ends of the lines away, or half the height of a long line at the top or the foot. */
async function clip(page: Picture, { random }: Damaging): Promise<Picture> {
  const mm = page.ppi / 25.4;
  const long = page.lines.filter(([, , width]) => width > LONG_LINE_MM * mm);
  const side = random.pick(['left', 'right', 'top', 'bottom'] as const);
  const depth = random.between(1.2, 4) * mm;
  let [left, top, right, bottom] = [0, 0, page.width, page.height];
  if (side === 'left') left = Math.round(middle(long.map(([x]) => x)) + depth);
  if (side === 'right') right = Math.round(middle(long.map(([x, , width]) => x + width)) - depth);
  const [first, last] = [long[0], long.at(-1)];
  if (side === 'top' && first) top = Math.round(first[1] + first[3] * random.between(0.4, 0.6));
  if (side === 'bottom' && last) bottom = Math.round(last[1] + last[3] * random.between(0.4, 0.6));
  const [width, height] = [right - left, bottom - top];
  const data = await image(page).extract({ left, top, width, height }).raw().toBuffer();
  const lines = page.lines.map(([x, y, wide, high]) => [x - left, y - top, wide, high] as const);
  return { ...page, width, height, data, lines };
}

async function blurBy(page: Picture, mm: number): Promise<Picture> {
  const data = await image(page)
    .blur((mm * page.ppi) / 25.4)
    .raw()
    .toBuffer();
  return { ...page, data };
}

/** What a photograph leans by beside what is known of it. */
const PHOTO_LEANS = 1.3;

/** 3.5 to 7 degrees in all. */
function skewed(page: Picture, { random }: Damaging): Promise<Picture> {
  const { skewDegrees: before, mode } = page;
  const wanted = random.between(3.5, 7);
  const way = before === 0 ? random.pick([-1, 1]) : Math.sign(before);
  return turned(page, way * (wanted - Math.abs(before) + (mode === 'photo' ? PHOTO_LEANS : 0)));
}

/** Laid on the glass crooked; the page keeps its size. */
async function turned(page: Picture, degrees: number): Promise<Picture> {
  const { width, height } = page;
  const whole = await image(page).rotate(degrees, { background: '#ececec' }).png({ compressionLevel: 1 }).toBuffer();
  const data = await sharp(whole).resize({ width, height, fit: 'cover' }).removeAlpha().raw().toBuffer();
  return { ...page, data };
}

function toneBy(kept: number, lifted: number): (value: number) => number {
  return (value) => value * kept + lifted;
}

function toned(page: Picture, tone: (value: number) => number): Picture {
  const table = Uint8Array.from({ length: 256 }, (_, value) => Math.max(0, Math.min(255, Math.round(tone(value)))));
  return { ...page, data: Buffer.from(page.data.map((value) => table[value] ?? 0)) };
}

/** One to four lines of 0.13 to 0.4 mm, over at least 55 % of the way from one end; darker, or coloured. */
function streaks(page: Picture, { random, bilevel }: Damaging): Picture {
  const data = Buffer.from(page.data);
  const mm = page.ppi / 25.4;
  const count = random.whole(1, 4);
  for (let n = 0; n < count; n += 1) {
    const left = Math.round(random.between(8, page.width / mm - 8) * mm);
    const width = Math.max(1, Math.round(random.between(0.13, 0.4) * mm));
    const length = Math.round(page.height * random.between(0.55, 1));
    const top = random.chance(0.5) ? 0 : page.height - length;
    const shift = random.pick([
      [-1, -1, -1],
      [-0.2, -1, -0.4],
      [-0.7, -1, -1],
    ] as const);
    const depth = bilevel ? random.between(150, 230) : random.between(22, 110);
    for (let y = top; y < top + length; y += 1) {
      for (let x = left; x < left + width; x += 1)
        add(
          data,
          (y * page.width + x) * 3,
          shift.map((of) => of * depth),
        );
    }
  }
  return { ...page, data };
}

function add(data: Buffer, at: number, by: readonly number[]): void {
  for (const [c, change] of by.entries()) data[at + c] = Math.max(0, Math.min(255, (data[at + c] ?? 0) + change));
}

/** A corner of 14 to 42 mm turned over: the lid is seen in its place, the back of the sheet on the page, a shadow between. */
function foldCorner(page: Picture, { random, bilevel }: Damaging): Picture {
  const data = Buffer.from(page.data);
  const mm = page.ppi / 25.4;
  const across = random.between(14, 42) * mm;
  const down = Math.max(14 * mm, Math.min(42 * mm, across * random.between(0.6, 1.6)));
  const [fromRight, fromBottom] = [random.chance(0.5), random.chance(0.5)];
  const lid = bilevel || random.chance(0.6) ? random.between(40, 120) : random.between(246, 255);
  const back = random.between(0.86, 0.95);
  const shadow = random.between(0.12, 0.3);
  const reach = Math.ceil(Math.max(across, down) * 1.5);
  for (let y = 0; y < reach; y += 1) {
    for (let x = 0; x < reach; x += 1) {
      const beyond = (x / across + y / down - 1) / Math.hypot(1 / across, 1 / down);
      const flap = beyond > 0 && isUnderFlap([x, y], [across, down]);
      if (beyond > 2 * mm && !flap) continue;
      const shade = 1 - shadow * Math.exp(-Math.abs(beyond) / (0.5 * mm));
      const place = [fromRight ? page.width - 1 - x : x, fromBottom ? page.height - 1 - y : y] as const;
      if (beyond <= 0) paint(page, data, { place, of: () => lid * (lid < 200 ? 1 : shade) });
      else paint(page, data, { place, of: (value) => (flap ? 240 * back : value) * shade });
    }
  }
  return { ...page, data };
}

interface Paint {
  readonly place: readonly [x: number, y: number];
  readonly of: (value: number, channel: number) => number;
}

/** Changes one pixel; a place outside the page is left. */
function paint({ width, height }: Picture, data: Buffer, { place: [x, y], of }: Paint): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (Math.floor(y) * width + Math.floor(x)) * 3;
  for (let c = 0; c < 3; c += 1) data[at + c] = Math.round(of(data[at + c] ?? 0, c));
}

/** Whether the turned corner covers the place: its mirror image about the crease lies on the missing triangle. */
function isUnderFlap([x, y]: readonly [number, number], [across, down]: readonly [number, number]): boolean {
  const [a, b] = [1 / across, 1 / down];
  const twice = (2 * (a * x + b * y - 1)) / (a * a + b * b);
  return x - twice * a >= 0 && y - twice * b >= 0;
}

type Colour = readonly [red: number, green: number, blue: number];
const DARK_THINGS: readonly Colour[] = [
  [60, 62, 66],
  [120, 122, 128],
  [110, 74, 60],
];
const THINGS: readonly Colour[] = [...DARK_THINGS, [206, 158, 132], [168, 116, 92], [226, 180, 158], [190, 190, 90]];

/** A finger, a clip or a strip of paper of 9 to 20 mm reaching 12 to 40 mm in. */
function putFinger(page: Picture, { random, bilevel }: Damaging): Picture {
  const data = Buffer.from(page.data);
  const mm = page.ppi / 25.4;
  const colour = random.pick(bilevel ? DARK_THINGS : THINGS);
  const [half, reach] = [random.between(4.5, 10) * mm, random.between(12, 40) * mm];
  const side = random.pick(['left', 'right', 'top', 'bottom'] as const);
  const middleAt = random.between(0.15, 0.85) * (side === 'left' || side === 'right' ? page.height : page.width);
  const isRound = random.chance(0.7);
  for (let inwards = 0; inwards < reach; inwards += 1) {
    const tip = Math.max(0, inwards - (reach - half));
    const wide = isRound ? Math.sqrt(Math.max(0, half * half - tip * tip)) : half;
    for (let beside = -Math.floor(wide); beside <= wide; beside += 1) {
      const light = 1 - 0.25 * (beside / half) ** 2;
      paint(page, data, {
        place: fromSide(side, page, [inwards, Math.round(middleAt + beside)]),
        of: (_value, channel) => (colour[channel] ?? 0) * light + random.between(-4, 4),
      });
    }
  }
  return { ...page, data };
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function fromSide(side: Side, { width, height }: Picture, [inwards, along]: readonly [number, number]) {
  const places = {
    left: [inwards, along],
    right: [width - 1 - inwards, along],
    top: [along, inwards],
    bottom: [along, height - 1 - inwards],
  } as const;
  return places[side];
}

/** The other page, mirrored and soft, at 9 to 20 % of its darkness. */
async function shineThrough(page: Picture, { random, other }: Damaging): Promise<Picture> {
  const behind = await image(await other())
    .flop()
    .greyscale()
    .blur((random.between(0.12, 0.25) * page.ppi) / 25.4)
    .resize(page.width, page.height, { fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const strength = random.between(0.09, 0.2);
  const data = Buffer.from(page.data);
  for (let i = 0; i < behind.length; i += 1) {
    const shade = 1 - strength * Math.max(0, 1 - (behind[i] ?? 255) / 225);
    for (let c = 0; c < 3; c += 1) data[i * 3 + c] = Math.round((data[i * 3 + c] ?? 0) * shade);
  }
  return { ...page, data };
}

/** What a scanner of one bit a pixel calls ink on this page if its line is drawn right, of the level of the paper. */
const RIGHT_LINE = 0.72;

/** One bit a pixel, the line between ink and paper drawn so that 25 to 45 % of the ink is left, or 2.5 to 4 times as much is made of it. */
async function breakPrint(page: Picture, { random }: Damaging): Promise<Picture> {
  const grey = await image(page).greyscale().toColourspace('b-w').raw().toBuffer();
  const counts = new Uint32Array(256);
  for (const level of grey) counts[level] = (counts[level] ?? 0) + 1;
  const below = (line: number) => counts.subarray(0, line).reduce((sum, count) => sum + count, 0);
  let paper = 255;
  while (paper > 0 && grey.length - below(paper) < 0.2 * grey.length) paper -= 1;
  const wanted = below(Math.round(RIGHT_LINE * paper)) * (random.chance(0.5) ? random.between(0.25, 0.45) : random.between(2.5, 4));
  let line = 0;
  while (line < 254 && below(line + 1) <= wanted) line += 1;
  const data = Buffer.alloc(page.data.length);
  for (const [i, level] of grey.entries()) data.fill(level < line ? 0 : 255, 3 * i, 3 * i + 3);
  return { ...page, data };
} // prettier-ignore

function image({ data, width, height }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
