import sharp from 'sharp';
import type { Box, QuarterTurn } from '../../../src/domain/page/geometry.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';

/** A page of the stub office: lines of words at known places, drawn as SVG, so that evidence can be checked by eye. */
export interface DrawnPage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rotation: QuarterTurn;
  readonly lines: readonly DrawnLine[];
}

export interface DrawnLine {
  readonly text: string;
  readonly box: Box;
  readonly look: 'print' | 'bold' | 'hand';
}

export const PAGE_WIDTH = 1654;
export const PAGE_HEIGHT = 2339;

/** A line set in a box `size` pixels high, about as wide as Times would be. */
export function drawnLine(
  text: string,
  at: { x: number; y: number; size: number; look?: DrawnLine['look'] },
): DrawnLine {
  const widths = Array.from(text, (letter) => (letter === ' ' ? 0.25 : /\p{Lu}/u.test(letter) ? 0.7 : 0.47));
  const width = Math.round(widths.reduce((sum, share) => sum + share, 0) * at.size * (at.look === 'bold' ? 1.06 : 1));
  return { text, box: [at.x, at.y, width, Math.round(at.size * 1.25)], look: at.look ?? 'print' };
}

/** What an engine would have read on the page. */
export function readingOf(page: DrawnPage, number: number): PageReading {
  return {
    page: number,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ppi: 200,
    rotation: page.rotation,
    skewDegrees: 0.3,
    blank: false,
    verdict: page.rotation === 0 ? 'good' : 'look',
    findings: page.rotation === 180 ? [{ code: 'upside-down' }] : [],
    words: [],
    text: page.lines.map(({ text }) => text).join('\n'),
    confidence: 0.957,
    source: 'ocr',
  };
}

const STYLE: Readonly<Record<DrawnLine['look'], string>> = {
  print: 'font-family="Times New Roman, Liberation Serif, DejaVu Serif, serif" fill="#222"',
  bold: 'font-family="Times New Roman, Liberation Serif, DejaVu Serif, serif" font-weight="bold" fill="#222"',
  hand: 'font-family="URW Chancery L, Comic Sans MS, cursive" font-style="italic" fill="#1d3f9c"',
};

/** The picture a browser gets: the page as it lies in the file, before it is set upright. */
export async function drawPage(page: DrawnPage, width: number, turn: QuarterTurn = 0): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(pageSvg(page)))
    .png()
    .toBuffer();
  return sharp(drawn).rotate(turn).resize({ width, withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer();
}

function pageSvg(page: DrawnPage): string {
  const { widthPx, heightPx } = page;
  const texts = page.lines.map(({ text, box: [x, y, , height], look }) => {
    const size = height / 1.25;
    return `<text x="${String(x)}" y="${String(y + size)}" font-size="${String(size)}" ${STYLE[look]}>${escapeXml(text)}</text>`;
  });
  const turned = page.rotation === 180 ? `transform="rotate(180 ${String(widthPx / 2)} ${String(heightPx / 2)})"` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(widthPx)}" height="${String(heightPx)}" viewBox="0 0 ${String(widthPx)} ${String(heightPx)}">`,
    '<rect width="100%" height="100%" fill="#f7f5ee"/>',
    `<g ${turned}>`,
    '<circle cx="1180" cy="1660" r="120" fill="none" stroke="#c22" stroke-width="9" opacity="0.7"/>',
    ...texts,
    '</g></svg>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
