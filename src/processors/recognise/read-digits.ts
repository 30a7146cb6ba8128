import { cutRaster, type CutPixels } from '../../domain/digits/cut-raster.ts';
import { decideDigits } from '../../domain/digits/decide.ts';
import { widened, type DigitGap } from '../../domain/digits/digit-gap.ts';
import { MOST_DIGITS_OF, type DigitReading, type WrittenDigits } from '../../domain/digits/digit-reading.ts';
import { strokesLeftOut, withRedInk } from '../../domain/digits/ink.ts';
import { tidyDigits, withoutOtherLines, type TidyDigits } from '../../domain/digits/tidy-cut.ts';
import { digitGaps } from '../../domain/cataloguing/digit-gaps.ts';
import { inverseTurn, turnBox, turnSize, type Box } from '../../domain/page/geometry.ts';
import type { PageReading } from '../../domain/page/page-reading.ts';
import type { DigitReader } from '../../ports/digit-reader.ts';
import type { PageRaster } from '../../ports/scan-reader.ts';

export interface DigitSource {
  readonly raster: PageRaster;
  readonly reading: PageReading;
  readonly signal: AbortSignal;
  /** Red ink counts as well. */
  readonly withRed?: boolean;
}

/**
 * Reads the digits that were written by hand or stamped into the number line and the date line of a page. The first
 * reader is shown the whole gap and finds where the digits stand, the others are shown the digits alone.
 */
export async function readDigits(
  readers: readonly DigitReader[],
  { raster, reading, signal }: DigitSource,
): Promise<readonly WrittenDigits[]> {
  const [first, ...others] = readers;
  if (first === undefined) return [];
  const found: WrittenDigits[] = [];
  for (const gap of digitGaps(reading)) {
    found.push(await readGap(gap, { first, others, source: { raster, reading, signal } }));
  }
  return found;
}

interface Reading {
  readonly first: DigitReader;
  readonly others: readonly DigitReader[];
  readonly source: DigitSource;
}

async function readGap(gap: DigitGap, { first, others, source }: Reading): Promise<WrittenDigits> {
  const { raw, ranked, tidy, letter, steady } = await lookTwice(gap, first, source);
  const opinions = [{ reader: first.name, ranked }];
  if (tidy !== undefined) {
    for (const other of others) {
      opinions.push({ reader: other.name, ranked: (await other.read(tidy.cut, gap.asked, source.signal)).ranked });
    }
  }
  const signs = {
    ...{ pieces: tidy?.pieces ?? 0, letter, joined: tidy?.joined ?? false },
    cut: !steady && (tidy?.open ?? []).length > 0,
    most: MOST_DIGITS_OF[gap.asked],
  };
  return { asked: gap.asked, box: onPage(raw, source), ...decideDigits(opinions, signs) };
}

interface Located {
  readonly raw: CutPixels;
  readonly ranked: readonly DigitReading[];
  readonly tidy?: TidyDigits<CutPixels> | undefined;
  readonly letter: boolean;
  /** Nothing else was read after the border had been moved by the width of a digit. */
  readonly steady: boolean;
}

/** A reading surer than this is right whatever red ink lies beside it. */
const SURE = 0.75;
/** Red ink that is read with less is a piece of a seal. */
const FAIR = 0.5;
/** Less red ink than this is a speck: as a share of the square of the type size. A 1 of a fine stamp has more. */
const SPECK = 0.04;

/**
 * Red ink is left out, since seals lie across lines. A number that was stamped in red is nothing then, or what its palest
 * digits are taken for: it is looked at with all ink, and the surer reading counts.
 */
async function lookTwice(gap: DigitGap, first: DigitReader, source: DigitSource): Promise<Located> {
  const plain = await locate(gap, first, source);
  if (shareOf(plain) >= SURE) return plain;
  const size = gap.size / plain.raw.scale;
  if (strokesLeftOut(plain.raw) < SPECK * size * size) return plain;
  const red = await locate(gap, first, { ...source, withRed: true });
  return shareOf(red) > Math.max(FAIR, shareOf(plain)) ? red : plain;
}

/** How sure the reading is; nothing is not a reading. */
function shareOf({ ranked: [best] }: Located): number {
  return best === undefined || best.value === '' ? 0 : best.confidence;
}

/** How often a border is moved that may go through a digit. */
const MOVES = 2;

/** The first look; with a border moved where it may have gone through a digit, until the reading does not change by that. */
async function locate(gap: DigitGap, first: DigitReader, source: DigitSource): Promise<Located> {
  let place = gap;
  let found = await look(place, first, source);
  const moved = new Set<string>();
  for (let move = 0; move < MOVES && !found.steady; move += 1) {
    const open = found.tidy?.open ?? [];
    // digits cannot stand beyond: nothing more is to be learned there
    if (open.length === 0 || open.some((side) => !canMove(place, side))) break;
    for (const side of open) moved.add(side);
    place = open.reduce(widened, place);
    const next = await look(place, first, source);
    found = { ...next, steady: isSame(found, next) && (next.tidy?.open ?? []).every((side) => moved.has(side)) };
  }
  return found;
}

function canMove(place: DigitGap, side: 'left' | 'right'): boolean {
  return widened(place, side).box[2] > place.box[2];
}

function isSame(before: Located, after: Located): boolean {
  const [value] = after.ranked;
  return value !== undefined && value.value === before.ranked[0]?.value;
}

async function look(gap: DigitGap, first: DigitReader, source: DigitSource): Promise<Located> {
  const { raster, reading, signal, withRed = false } = source;
  const page = cutRaster(raster, reading.rotation, gap.box);
  const raw = withRed ? withRedInk(page) : page;
  const place = (y: number) => (y - raw.box[1]) / raw.scale;
  const size = gap.size / raw.scale;
  const cut = withoutOtherLines(raw, { top: place(gap.line[0]), bottom: place(gap.line[1]), size });
  const { ranked, span, letter = false } = await first.read(cut, gap.asked, signal);
  return { raw, ranked, tidy: span === undefined ? undefined : tidyDigits(cut, span, size), letter, steady: false };
}

/** The cut as it stands on the page as displayed. */
function onPage(cut: CutPixels, { raster, reading }: DigitSource): Box {
  return turnBox(cut.box, turnSize(raster, reading.rotation), inverseTurn(reading.rotation));
}
