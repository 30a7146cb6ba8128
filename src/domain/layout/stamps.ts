import type { Box } from '../page/geometry.ts';
import type { PlacedPage } from './placed-word.ts';
import { bottom, centreX, centreY, letterCount, median, right } from './placed-word.ts';
import { PHRASES, beginsWith, isOnly, squeeze } from './phrases.ts';
import type { TextLine } from './text-line.ts';

/** Things put upon a page after it was drawn up: they are no part of its text. */
export interface Stamps {
  /** The ĐẾN box of the receiving office. */
  readonly arrival: readonly TextLine[];
  /** Text of electronic signatures. */
  readonly signature: readonly TextLine[];
  readonly rest: readonly TextLine[];
}

export function takeStamps(pieces: readonly TextLine[], page: PlacedPage): Stamps {
  const signature = signatureOverlay(pieces, page.unit);
  const others = pieces.filter((piece) => !signature.has(piece));
  const arrival = arrivalStamp(others, page);
  return {
    arrival: others.filter((piece) => arrival.has(piece)),
    signature: pieces.filter((piece) => signature.has(piece)),
    rest: others.filter((piece) => !arrival.has(piece)),
  };
}

/** `07.01.2025 10:44:25`, `07/01/2025 10:09:57`, `+07:00`: no drawn-up document states seconds in its head. */
const TIMESTAMP = /\d{2}[./-]\d{2}[./-]\d{4}\s+\d{1,2}:\d{2}:\d{2}|^\+\d{2}:\d{2}$/;
/** Print of this share of the usual word height is that of a signature image. */
const SMALL_PRINT = 0.75;

function signatureOverlay(pieces: readonly TextLine[], unit: number): ReadonlySet<TextLine> {
  const anchors = pieces.filter((piece) => isSigningTime(piece) || (isSmall(piece, unit) && isOverlayText(piece)));
  const taken = new Set(anchors);
  let grown = true;
  while (grown) {
    // what is nowhere near is not read: most pages bear no such text
    const near = pieces.filter((piece) => !taken.has(piece) && touchesAny(piece, taken, unit) && isMember(piece, unit));
    for (const piece of near) taken.add(piece);
    grown = near.length > 0;
  }
  return taken;
}

function isMember(piece: TextLine, unit: number): boolean {
  return isSmall(piece, unit) || isOverlayText(piece);
}

function isSigningTime(piece: TextLine): boolean {
  return TIMESTAMP.test(piece.text);
}

function isOverlayText(piece: TextLine): boolean {
  return PHRASES.signatureOverlay.some((phrase) => beginsWith(piece, phrase));
}

function isSmall(piece: TextLine, unit: number): boolean {
  const heights = piece.words.filter(({ word }) => letterCount(word.text) >= 2).map(({ box }) => box[3]);
  const height = median(heights);
  return height !== undefined && height < unit * SMALL_PRINT;
}

function touchesAny(piece: TextLine, taken: ReadonlySet<TextLine>, unit: number): boolean {
  return [...taken].some(({ box }) => {
    const apartX = Math.max(box[0], piece.box[0]) - Math.min(right(box), right(piece.box));
    const apartY = Math.max(box[1], piece.box[1]) - Math.min(bottom(box), bottom(piece.box));
    return apartX < unit && apartY < unit;
  });
}

/** The stamp is 50 x 35 mm (NĐ 30/2020, Phụ lục IV). */
const ARRIVAL_MM = { width: 55, height: 40 };

function arrivalStamp(pieces: readonly TextLine[], page: PlacedPage): ReadonlySet<TextLine> {
  const mm = page.ppi / 25.4;
  const reach = { width: ARRIVAL_MM.width * mm, height: ARRIVAL_MM.height * mm };
  for (const anchor of pieces.filter(isArrivalTitle)) {
    const near = pieces.filter((piece) => piece === anchor || within(piece.box, anchor.box, reach));
    const labels = new Set(near.flatMap(arrivalLabels));
    // its own title and one more of its lines, so that a mere word ĐẾN somewhere is no stamp
    if (labels.size >= 2) return new Set(near.filter((piece) => piece.box[2] < reach.width));
  }
  return new Set();
}

function isArrivalTitle(piece: TextLine): boolean {
  return piece.text === piece.text.toUpperCase() && PHRASES.arrivalStamp.titles.some((title) => isOnly(piece, title));
}

function arrivalLabels(piece: TextLine): string[] {
  const text = squeeze(piece.text);
  return PHRASES.arrivalStamp.lines.map(squeeze).filter((label) => text.startsWith(label));
}

/** Below the title (or a little above it: the office's name) and within the width of the stamp. */
function within(box: Box, title: Box, reach: { width: number; height: number }): boolean {
  const down = centreY(box) - centreY(title);
  const across = Math.abs(centreX(box) - centreX(title));
  return down > -reach.height / 3 && down < reach.height && across < reach.width / 2;
}
