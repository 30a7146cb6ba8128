import type { Size } from '../../../domain/page/geometry.ts';

const COLUMNS = 12;
const ROWS = 16;
const DARK = 128;
const ROW_STEP = 4;
/** Share of the print on each side that may be dust and does not set the frame. */
const DUST = 0.004;

/**
 * What the print of a page looks like from afar, whatever place it has on the glass: the frame around the print cut
 * into 12 × 16 fields, the darkness of each against the darkest as a hexadecimal digit. '' with hardly any print.
 */
export function pageFingerprint(ink: Uint8Array, { width, height }: Size): string {
  const { across, down, total } = projections(ink, { width, height });
  if (total < 50) return '';
  const [left, right] = bounds(across, total);
  const [top, bottom] = bounds(down, total);
  const counts = new Uint32Array(COLUMNS * ROWS);
  for (let y = top - (top % ROW_STEP); y <= bottom; y += ROW_STEP) {
    const row = Math.max(0, Math.min(ROWS - 1, Math.floor(((y - top) * ROWS) / (bottom - top + 1))));
    for (let x = left, at = y * width + left; x <= right; x += 1, at += 1) {
      if ((ink[at] ?? 255) >= DARK) continue;
      const field = row * COLUMNS + Math.floor(((x - left) * COLUMNS) / (right - left + 1));
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  const most = Math.max(1, ...counts);
  return Array.from(counts, (count) => Math.round((15 * count) / most).toString(16)).join('');
}

/** How much print each column and row bears. */
function projections(ink: Uint8Array, { width, height }: Size) {
  const across = new Uint32Array(width);
  const down = new Uint32Array(height);
  let total = 0;
  for (let y = 0; y < height; y += ROW_STEP) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      if ((ink[at] ?? 255) >= DARK) continue;
      across[x] = (across[x] ?? 0) + 1;
      down[y] = (down[y] ?? 0) + 1;
      total += 1;
    }
  }
  return { across, down, total };
}

function bounds(counts: Uint32Array, total: number): readonly [number, number] {
  let [first, last] = [0, counts.length - 1];
  for (let sum = counts[first] ?? 0; sum < DUST * total && first < last; sum += counts[first] ?? 0) first += 1;
  for (let sum = counts[last] ?? 0; sum < DUST * total && last > first; sum += counts[last] ?? 0) last -= 1;
  return [first, last];
}
