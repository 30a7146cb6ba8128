import type { Orientation } from '../image/orientation.ts';
import { addTurns } from '../image/orientation.ts';
import { hasAnnotation, isMarkup, isStamp, withAnnotationsAlone } from './annotations.ts';
import { isColoured } from './engine/object-colour.ts';
import type { PageObject } from './engine/page-objects.ts';
import { pageObjects, unitSquareBounds } from './engine/page-objects.ts';
import type { PdfPage, PdfRect } from './engine/pdf-page.ts';

/** Where the image of a page lies: one stored image that alone makes up what is seen. */
export interface CoveringImage {
  readonly handle: number;
  /** As placed and as turned by the page. */
  readonly orientation: Orientation;
  /** Size on the sheet, along the stored rows and columns. */
  readonly inches: { readonly x: number; readonly y: number };
  /** In page space. */
  readonly bounds: PdfRect;
}

export interface PageLayout {
  readonly kind: 'image' | 'mixed' | 'text' | 'empty';
  readonly image?: CoveringImage;
  /** Text objects that cannot be seen: drawn invisible, or lying below the covering image. */
  readonly hiddenText: ReadonlySet<number>;
  readonly images: readonly PageObject[];
  /** Text and shapes that can be seen. */
  readonly visible: readonly PageObject[];
}

const POINTS_PER_INCH = 72;
const INVISIBLE_TEXT = 3;
/** An image covers the page when no edge is farther from the page's edge than this share of the page. */
const EDGE_SHARE = 0.02;
/** Sine of the largest tilt that still counts as straight. */
const STRAIGHT = 0.002;

export function layoutOf(page: PdfPage): PageLayout {
  const objects = [...pageObjects(page)];
  const cover = objects.findLastIndex((object) => object.kind === 'image' && covers(page, object));
  const coverObject = objects[cover];
  const opaque = coverObject !== undefined && !hasTransparency(page, coverObject);
  const hiddenText = new Set<number>();
  const visible: PageObject[] = [];
  objects.forEach((object, index) => {
    const below = opaque && index < cover;
    if (object.kind === 'text' && (below || isInvisibleText(page, object))) hiddenText.add(object.handle);
    else if (!below && object.kind !== 'image') visible.push(object);
  });
  const images = objects.filter((object, index) => object.kind === 'image' && !(opaque && index < cover));
  const alone = opaque && images.length === 1 && visible.length === 0 && !hasAnnotation(page, isMarkup);
  const image = alone ? coveringImage(page, coverObject) : undefined;
  const pictures = images.length > 0 ? images.length : pastedPictures(page) + drawnPictures(page, visible);
  return { ...kindOf(image, pictures + visible.length, pictures), hiddenText, images, visible };
}

function kindOf(
  image: CoveringImage | undefined,
  seen: number,
  images: number,
): Pick<PageLayout, 'kind'> & { image?: CoveringImage } {
  if (image !== undefined) return { kind: 'image', image };
  if (seen === 0) return { kind: 'empty' };
  return { kind: images === 0 ? 'text' : 'mixed' };
}

function covers({ box }: PdfPage, object: PageObject): boolean {
  const bounds = unitSquareBounds(object.matrix);
  const sides: readonly (keyof PdfRect)[] = ['left', 'right', 'bottom', 'top'];
  return sides.every((side) => {
    const extent = side === 'left' || side === 'right' ? box.right - box.left : box.top - box.bottom;
    return Math.abs(bounds[side] - box[side]) <= extent * EDGE_SHARE;
  });
}

function hasTransparency(page: PdfPage, object: PageObject): boolean {
  return page.pdfium.fn.FPDFPageObj_HasTransparency(object.handle) !== 0;
}

export function isInvisibleText(page: PdfPage, object: PageObject): boolean {
  return page.pdfium.fn.FPDFTextObj_GetTextRenderMode(object.handle) === INVISIBLE_TEXT;
}

/** A frame and its line are no letters; a word in outlines has more strokes. */
const FEWEST_STROKES = 3;

/** A stamp that is a picture, or letters in outlines, makes a page of text one that must be looked at: its words are in no text. */
function pastedPictures(page: PdfPage): number {
  const count = (kind: PageObject['kind']) => (alone: PdfPage) =>
    [...pageObjects(alone)].filter((object) => object.kind === kind).length;
  const strokes = withAnnotationsAlone(page, isStamp, count('path')) ?? 0;
  return (withAnnotationsAlone(page, isMarkup, count('image')) ?? 0) + (strokes < FEWEST_STROKES ? 0 : 1);
}

/** A frame, a rule or a cell of a table has fewer corners than any letter of a mark. */
const MOST_CORNERS = 6;
/** A whole word drawn at once. */
const WORD_CORNERS = 24;

/**
 * The same drawn by the page itself: what was stamped upon a page is part of it once a program printed it anew. Any
 * coloured stroke counts, a black one where it may be a letter.
 */
function drawnPictures(page: PdfPage, visible: readonly PageObject[]): number {
  let strokes = 0;
  for (const object of visible) {
    if (object.kind === 'path') strokes += strokesOf(page, object);
    if (strokes >= FEWEST_STROKES) return 1;
  }
  return 0;
}

function strokesOf(page: PdfPage, path: PageObject): number {
  const corners = page.pdfium.fn.FPDFPath_CountSegments(path.handle);
  if (corners >= WORD_CORNERS) return FEWEST_STROKES;
  return corners > MOST_CORNERS || isColoured(page, path) ? 1 : 0;
}

/** Undefined when the image stands tilted: then only a rendering shows it as seen. */
function coveringImage(page: PdfPage, object: PageObject): CoveringImage | undefined {
  const [a, b, c, d] = object.matrix;
  const x = Math.hypot(a, b);
  const y = Math.hypot(c, d);
  const placed = placement(a / x, b / x, c / y, d / y);
  if (placed === undefined) return undefined;
  const orientation = { mirrored: placed.mirrored, turn: addTurns(placed.turn, page.turn) };
  const inches = { x: x / POINTS_PER_INCH, y: y / POINTS_PER_INCH };
  return { handle: object.handle, orientation, inches, bounds: unitSquareBounds(object.matrix) };
}

/** From the directions of the image's rows (a, b) and columns upwards (c, d) in page space. */
function placement(...directions: readonly [number, number, number, number]): Orientation | undefined {
  const signs = directions.map((value) => (Math.abs(value) <= STRAIGHT ? 0 : Math.sign(value))).join(',');
  return PLACEMENTS[signs];
}

const PLACEMENTS: Readonly<Record<string, Orientation>> = {
  '1,0,0,1': { mirrored: false, turn: 0 },
  '0,-1,1,0': { mirrored: false, turn: 90 },
  '-1,0,0,-1': { mirrored: false, turn: 180 },
  '0,1,-1,0': { mirrored: false, turn: 270 },
  '-1,0,0,1': { mirrored: true, turn: 0 },
  '0,1,1,0': { mirrored: true, turn: 90 },
  '1,0,0,-1': { mirrored: true, turn: 180 },
  '0,-1,-1,0': { mirrored: true, turn: 270 },
};
