import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createRandom, type Random } from '../../pages/random.ts';

const PPI = 200;
const MM = PPI / 25.4;
const LONG = Math.round(297 * MM);
const SHORT = Math.round(210 * MM);
/** Of each kind. */
const EACH = 8;

type Tone = readonly [red: number, green: number, blue: number];

interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Drawn in millimetres. */
  readonly svg: string;
  readonly tone: Tone;
  readonly grain: number;
  /** Light at a place of the sheet, 1 = plain. */
  readonly light?: (x: number, y: number) => number;
}

const WHITE: Tone = [250, 249, 246];
const YELLOW: Tone = [226, 208, 168];

/** Sheets that look odd and that nothing is wrong with. */
const KINDS: Readonly<Record<string, (random: Random) => Sheet>> = {
  'landscape-table': (random) => ({ width: LONG, height: SHORT, svg: table([12, 22, 273, 165], random), tone: WHITE, grain: 3 }),
  handwriting: (random) => upright(`${ruled()}${handwriting(random)}`, { tone: [248, 244, 230], grain: 3 }),
  'photograph-on-page': (random) => upright(`${text([25, 20, 160, 60], random)}${photograph([30, 95, 150, 100], random)}${text([25, 205, 160, 60], random)}`),
  'old-paper': (random) => ({ ...upright(`${text([28, 25, 155, 230], random, '#3d342a')}${stains(random)}`, { tone: YELLOW, grain: 6 }), light: browned }),
  carbon: (random) => upright(text([28, 30, 155, 210], random, random.pick(['#5c5a92', '#6a6a80', '#70607c'])), { tone: [242, 236, 222], grain: 5 }),
  'dot-matrix': (random) => upright(text([22, 25, 166, 230], random, '#767676', 'Liberation Mono'), { tone: WHITE, grain: 4 }),
  form: (random) => upright(form(random)),
  letterhead: (random) => upright(`<rect width="210" height="14" fill="${random.pick(['#1d4f91', '#b3202a', '#2f7d4f'])}"/>${text([25, 40, 160, 200], random)}`),
  'bound-volume': (random) => ({ ...upright(text([32, 25, 150, 235], random)), light: (x) => 1 - 0.55 * Math.exp(-x / 4) }),
  cover: (random) => upright(`<rect x="15" y="15" width="180" height="267" fill="none" stroke="#222" stroke-width="1.2"/>${centred('HỒ SƠ', 90, 14)}${centred(`Quyển số ${String(random.whole(1, 90))}`, 130, 8)}`),
  'line-drawing': (random) => upright(drawing(random)),
  columns: (random) => upright(`${text([14, 18, 86, 255], random, '#222', 'Liberation Serif', 2.6)}${text([110, 18, 86, 255], random, '#222', 'Liberation Serif', 2.6)}`, { tone: [238, 234, 224], grain: 5 }),
  'grey-paper': (random) => upright(text([25, 25, 160, 235], random), { tone: [205, 204, 199], grain: 4 }),
  'lid-beside': (random) => upright(`${text([25, 25, 160, 235], random)}${lid(random)}`),
  'taped-spine': (random) => upright(`${text([30, 25, 155, 235], random)}<rect width="${String(random.between(8, 14))}" height="297" fill="${random.pick(['#2c4f7c', '#3b3b3b', '#7c2c2c'])}"/>`),
}; // prettier-ignore

/** Writes them as a labelled folder (`docs/truth-format.md`). @returns the folder */
export async function makeHardPages(folder: string, seed: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [kind, draw] of Object.entries(KINDS)) {
    const pages = await Promise.all(
      Array.from({ length: EACH }, async (_, n) => {
        const random = createRandom(`${seed} ${kind} ${String(n)}`);
        const image = `${kind}-${String(n + 1)}.jpg`;
        await writeFile(join(folder, image), await scanned(draw(random), random));
        return { image, ppi: PPI, mode: 'colour', lines: [] };
      }),
    );
    await writeFile(join(folder, `${kind}.json`), JSON.stringify({ pages }));
  }
  return folder;
}

function upright(svg: string, paper: { tone: Tone; grain: number } = { tone: WHITE, grain: 3 }): Sheet {
  return { width: SHORT, height: LONG, svg, ...paper };
}

async function scanned({ width, height, svg, tone, grain, light }: Sheet, random: Random): Promise<Buffer> {
  const [across, down] = [String(width / MM), String(height / MM)];
  const document = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${across} ${down}"><rect width="100%" height="100%" fill="#fff"/>${svg}</svg>`;
  const drawn = await sharp(Buffer.from(document)).removeAlpha().blur(0.6).raw().toBuffer();
  for (let i = 0, at = 0; at < drawn.length; i += 1) {
    const [x, y] = [(i % width) / MM, Math.floor(i / width) / MM];
    const lit = light?.(x, y) ?? 1;
    const shift = random.bell() * grain;
    for (const level of tone) {
      drawn[at] = Math.max(0, Math.min(255, ((drawn[at] ?? 0) * level * lit) / 255 + shift));
      at += 1;
    }
  }
  const turned = await sharp(drawn, { raw: { width, height, channels: 3 } })
    .rotate(random.between(-0.6, 0.6), { background: { r: tone[0], g: tone[1], b: tone[2] } })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer();
  const size = { width, height, position: 'centre' } as const;
  return sharp(turned).resize({ ...size, fit: 'cover' }).withMetadata({ density: PPI }).jpeg({ quality: random.whole(70, 88) }).toBuffer();
} // prettier-ignore

/** The dark lid of the scanner on two sides of a sheet that lies a little crooked. */
function lid(random: Random): string {
  const [wide, high, lean] = [random.between(3, 9), random.between(2, 7), random.between(0, 3)];
  const colour = random.pick(['#2b2b2b', '#555', '#777']);
  return `<path d="M210,0H${String(210 - wide)}L${String(210 - wide + lean)},297H210z M0,297V${String(297 - high)}L210,${String(297 - high - lean)}V297z" fill="${colour}"/>`;
}

type Area = readonly [x: number, y: number, width: number, height: number];

const WORDS =
  'về việc thực hiện kế hoạch công tác năm của tỉnh theo quy định tại Nghị định số ngày tháng và các đơn vị có liên quan báo cáo kết quả trước ngày để tổng hợp trình xem xét quyết định'.split(
    ' ',
  );

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => (random.chance(0.08) ? String(random.whole(1, 2020)) : random.pick(WORDS))).join(' ');
} // prettier-ignore

function text([x, y, width, height]: Area, random: Random, ...look: readonly (string | number)[]): string {
  const [colour = '#1e1e1e', font = 'Liberation Serif', size = 4.4] = look;
  const step = Number(size) * 1.55;
  const lines = Array.from({ length: Math.floor(height / step) }, (_, n) => {
    const perLine = Math.round(width / (Number(size) * (font === 'Liberation Mono' ? 2.7 : 2)));
    const ends = random.chance(0.2) ? Math.ceil(perLine / 2) : perLine;
    return `<text x="${String(x)}" y="${String(y + n * step)}">${words(random, Math.max(1, ends - 2))}</text>`;
  });
  return `<g font-family="${String(font)}" font-size="${String(size)}" fill="${String(colour)}">${lines.join('')}</g>`;
}

function centred(line: string, y: number, size: number): string {
  return `<text x="105" y="${String(y)}" text-anchor="middle" font-family="Liberation Serif" font-weight="bold" font-size="${String(size)}">${line}</text>`;
}

function table([left, top, width, height]: Area, random: Random): string {
  const [rows, columns] = [random.whole(12, 20), random.whole(6, 10)];
  const [down, across] = [height / rows, width / columns];
  const rules = [
    ...Array.from({ length: rows + 1 }, (_, n) => `M${String(left)},${String(top + n * down)}h${String(width)}`),
    ...Array.from({ length: columns + 1 }, (_, n) => `M${String(left + n * across)},${String(top)}v${String(height)}`),
  ];
  const cells = Array.from({ length: rows * columns }, (_, n) => {
    const [x, y] = [left + (n % columns) * across + 1.5, top + Math.floor(n / columns) * down + down * 0.65];
    return `<text x="${String(x)}" y="${String(y)}">${random.chance(0.5) ? String(random.whole(10, 99_999)) : words(random, 2)}</text>`;
  });
  return `<path d="${rules.join('')}" stroke="#333" stroke-width="0.3"/><g font-family="Liberation Serif" font-size="3.6">${cells.join('')}</g>`;
}

/** Lines of school paper from side to side. */
function ruled(): string {
  const lines = Array.from({ length: 31 }, (_, n) => `M0,${String(22 + n * 8.5)}h210`);
  return `<path d="${lines.join('')}" stroke="#b9c8dd" stroke-width="0.2"/>`;
}

function handwriting(random: Random): string {
  const font = random.pick(['Dancing Script', 'Breip', 'Kristi', 'Rufscript']);
  const lines = Array.from({ length: random.whole(8, 26) }, (_, n) => `<text x="${String(28 + random.between(-2, 2))}" y="${String(21 + n * 8.5)}">${words(random, 9)}</text>`);
  return `<g font-family="${font}" font-size="7" fill="${random.pick(['#20318c', '#2b2b33', '#3a4aa8'])}">${lines.join('')}</g>`;
} // prettier-ignore

/** Something dark with soft borders of its own. */
function photograph([x, y, width, height]: Area, random: Random): string {
  const spots = Array.from({ length: 14 }, () => `<ellipse cx="${String(x + random.between(0.1, 0.9) * width)}" cy="${String(y + random.between(0.1, 0.9) * height)}" rx="${String(random.between(6, 24))}" ry="${String(random.between(6, 22))}" fill="hsl(${String(random.whole(0, 359))},30%,${String(random.whole(20, 75))}%)" opacity="0.7"/>`);
  return `<clipPath id="p"><rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"/></clipPath><g clip-path="url(#p)"><rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" fill="#58626a"/>${spots.join('')}</g>`;
} // prettier-ignore

function stains(random: Random): string {
  const drops = Array.from({ length: random.whole(10, 40) }, () => `<circle cx="${String(random.between(5, 205))}" cy="${String(random.between(5, 290))}" r="${String(random.between(0.2, 1))}" fill="#8a6a3c" opacity="${random.between(0.2, 0.5).toFixed(2)}"/>`);
  const ring = `<ellipse cx="${String(random.between(50, 150))}" cy="${String(random.between(60, 240))}" rx="${String(random.between(18, 40))}" ry="${String(random.between(14, 34))}" fill="#b08c50" fill-opacity="0.12" stroke="#8a6a3c" stroke-opacity="0.22" stroke-width="1.4"/>`;
  return drops.join('') + ring;
} // prettier-ignore

/** Old sheets are browner towards their edges. */
function browned(x: number, y: number): number {
  const edge = Math.min(x, y, 210 - x, 297 - y);
  return 1 - 0.16 * Math.exp(-edge / 14);
}

function form(random: Random): string {
  const lines = Array.from({ length: 22 }, (_, n) => `<text x="22" y="${String(45 + n * 10)}">${words(random, random.whole(2, 4))}: ${'.'.repeat(70)}</text>`);
  return `${centred('PHIẾU ĐĂNG KÝ', 25, 7)}<rect x="160" y="12" width="32" height="22" fill="none" stroke="#333" stroke-width="0.3"/><g font-family="Liberation Serif" font-size="4.2">${lines.join('')}</g>`;
} // prettier-ignore

function drawing(random: Random): string {
  const points = Array.from({ length: 40 }, () => `${String(random.between(24, 186))},${String(random.between(50, 270))}`);
  return `<rect x="10" y="10" width="190" height="277" fill="none" stroke="#222" stroke-width="0.5"/>${centred('BẢN ĐỒ VỊ TRÍ', 32, 7)}<polyline points="${points.join(' ')}" fill="none" stroke="#445" stroke-width="0.35"/>`;
} // prettier-ignore
