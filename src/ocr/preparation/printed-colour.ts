/** Every so many pixels one is looked at. */
const STEP = 23;
const COLOURFUL = 56;
const DARK = 150;

/**
 * True where the print itself is coloured (carbon copy, stencil, blue ribbon): dark pixels that are colourful and not red
 * outnumber the dark grey ones threefold. Such a page must not have its coloured ink removed.
 */
export function printIsColoured(rgb: Uint8Array): boolean {
  let black = 0;
  let coloured = 0;
  for (let at = 0; at + 2 < rgb.length; at += 3 * STEP) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    const max = Math.max(r, g, b);
    const min = Math.min(r, g, b);
    if (min > DARK) continue;
    if (max - min < COLOURFUL) black += max < DARK ? 1 : 0;
    else if (r < Math.max(g, b)) coloured += 1;
  }
  const seen = rgb.length / (3 * STEP);
  return coloured > 3 * black && coloured > seen * 0.003;
}
