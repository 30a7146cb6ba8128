import type { QuarterTurn } from '../../../domain/page/geometry.ts';
import type { MeasuredPlace } from '../../../domain/page/page-reading.ts';
import type { RawPage } from './coarse-page.ts';

/** Bands the page is cut into, across the way the sheet went through the scanner. */
const BANDS = 32;
/** Rows of a band that are summed up; of each three, a third of the band apart, the lightest: print is rarely in all. */
const ROWS = 8;
const APART = 3;
/** Pixels beside a streak: 0.5 mm at 200 ppi. */
const BESIDE = 4;
/** Levels by which a streak differs from both sides. */
const FAINTEST = 7;
/** Share of the bands that it is seen in, counted from the end where it begins. */
const LENGTH = 0.45;
/** Of the bands along its way so many show it. */
const UNBROKEN = 0.85;
const MARGIN_MM = 3;
/** Pixels that one streak may waver. */
const WIDEST = 6;

/**
 * Straight lines along the whole way of the sheet, as dirt on the glass of a scanner leaves: how many, and where the
 * plainest is. They begin at the edge of the image, where rules of a table never do. `turn`: how the page was turned
 * since it was scanned.
 */
export function findStreaks(page: RawPage, turn: QuarterTurn): MeasuredPlace {
  const lying = turn === 90 || turn === 270;
  const [count, length] = lying ? [page.height, page.width] : [page.width, page.height];
  const bands = Array.from({ length: BANDS }, (_, band) => profile(page, { lying, count, length, band }));
  const margin = Math.max(BESIDE, Math.round((MARGIN_MM * page.ppi) / 25.4));
  const found: number[] = [];
  for (let place = margin; place < count - margin; place += 1) {
    if (!isStreak(bands, place)) continue;
    if (place - (found.at(-1) ?? -WIDEST) >= WIDEST) found.push(place);
  }
  const [first] = found;
  if (first === undefined) return { value: 0 };
  const thick = 2 * BESIDE;
  const box = lying
    ? ([0, first - BESIDE, page.width, thick] as const)
    : ([first - BESIDE, 0, thick, page.height] as const);
  return { value: found.length, box };
}

interface Band {
  readonly lying: boolean;
  readonly count: number;
  readonly length: number;
  readonly band: number;
}

/** The green channel of the paper at each place across, as far as there is any in the band. */
function profile({ data, width, channels }: RawPage, { lying, count, length, band }: Band): Float32Array {
  const sums = new Float32Array(count);
  const first = (band * length) / BANDS;
  const step = length / BANDS / (ROWS * APART);
  const [along, across] = lying ? [channels, width * channels] : [width * channels, channels];
  const start = (row: number) => Math.floor(first + row * step) * along + (channels === 3 ? 1 : 0);
  for (let row = 0; row < ROWS; row += 1) {
    let [one, two, three] = [start(row), start(row + ROWS), start(row + 2 * ROWS)];
    for (let place = 0; place < count; place += 1) {
      let value = data[one] ?? 0;
      if ((data[two] ?? 0) > value) value = data[two] ?? 0;
      if ((data[three] ?? 0) > value) value = data[three] ?? 0;
      sums[place] = (sums[place] ?? 0) + value / ROWS;
      one += across;
      two += across;
      three += across;
    }
  }
  return sums;
}

function isStreak(bands: readonly Float32Array[], place: number): boolean {
  // hardly a place is darker or lighter at either end
  if (!beginsAt(bands, place, [0, 1]) && !beginsAt(bands, place, [BANDS - 1, BANDS - 2])) return false;
  const darker = bands.map((band) => differs(band, place));
  return [1, -1].some((sign) => {
    const seen = darker.map((value) => value * sign > 0);
    return runsFrom(seen) || runsFrom(seen.toReversed());
  });
}

function beginsAt(bands: readonly Float32Array[], place: number, ends: readonly [number, number]): boolean {
  const [first, second] = ends.map((end) => bands[end]);
  if (first === undefined || second === undefined) return false;
  const sign = differs(first, place);
  return sign !== 0 && differs(second, place) === sign;
}

/** 1 where darker than both sides, −1 where lighter. */
function differs(band: Float32Array, place: number): number {
  const here = band[place] ?? 0;
  const left = (band[place - BESIDE] ?? 0) - here;
  const right = (band[place + BESIDE] ?? 0) - here;
  if (left >= FAINTEST && right >= FAINTEST) return 1;
  return left <= -FAINTEST && right <= -FAINTEST ? -1 : 0;
}

function runsFrom(seen: readonly boolean[]): boolean {
  if (seen[0] !== true || seen[1] !== true) return false;
  const wanted = Math.round(LENGTH * seen.length);
  const shown = seen.slice(0, wanted).filter(Boolean).length;
  return shown >= UNBROKEN * wanted;
}
