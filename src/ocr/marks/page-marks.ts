import { invertAffine, mapBox } from '../../domain/page/affine.ts';
import { sharedArea, type Box } from '../../domain/page/geometry.ts';
import type { SeenMark, SeenMarks, SeenUrgency } from '../../domain/page/seen-mark.ts';
import { findRedAreas } from '../preparation/red-areas.ts';
import { splitPage, type CleanedPage, type SizedPage } from '../preparation/prepare-page.ts';
import { colouredPixels, otherColours } from '../pixels/colour-passes.ts';
import { paperLift, type ColourSplit, type PaperLift } from '../preparation/split-colour.ts';
import { findMarks, type FoundMarks } from './find-marks.ts';
import { COLOURFUL, colouredShare } from './colour-residue.ts';
import { inkAreas } from './ink-areas.ts';
import type { GreyImage } from './look.ts';

/** Looks at red ink wherever it is, and at frames as large as a stamp in any ink. Boxes are in the frame of `cleaned`. */
export function pageMarks(page: SizedPage, cleaned: CleanedPage, split = splitPage(page)): SeenMarks {
  const forth = invertAffine(cleaned.back);
  const inFrame = <Seen extends { readonly box: Box }>(mark: Seen): Seen => ({
    ...mark,
    box: mapBox(mark.box, forth, cleaned.frame),
  });
  const red = redInk(page, split);
  const print = { image: cleaned.ink, ...cleaned.frame, ppi: page.ppi };
  const black = findMarks({ ...print, ink: 'dark', ...inkAreas(print) });
  const reds = redMarks(red);
  // blue ink on yellowed paper is no bluer than white paper
  const lift = page.channels === 1 ? undefined : paperLift(page.data);
  const isColoured = ({ box }: SeenMark) =>
    lift !== undefined && colouredShare(box, cleaned, { page, lift }) >= COLOURED;
  const doubtful = black.seen.filter((mark) => mark.probability >= WORTH_COLOUR && isColoured(mark));
  const places = doubtful.map(({ box }) => mapBox(box, cleaned.back, page));
  const others = lift === undefined ? NOTHING : colouredMarks(page, lift, places);
  const urgent = reds.urgent.map(inFrame);
  const inColour = [...urgent, ...others.urgent.map(inFrame)];
  const dark = black.seen.map((mark) => besideColour(mark, inColour));
  return {
    seen: [
      ...[...reds.seen, ...others.seen].map(inFrame),
      ...dark.map((mark) => (isColoured(mark) ? { ...mark, ink: 'coloured' as const } : mark)),
    ],
    urgent,
    frames: red.areas.filter((area) => isFrame(cropOf(red, area))).map((box) => mapBox(box, forth, cleaned.frame)),
  };
}

const NOTHING: FoundMarks = { seen: [], urgent: [] };

/** What is seen in print where coloured ink covers so much of the place may be what cleaning left of a pen or box: it must be as sure as coloured ink. */
const COLOURED = 0.02;
/** What so much of a mark is seen of in such print is looked at in the coloured ink itself: a pale stamp is no frame there. */
const WORTH_COLOUR = 0.3;

/** Of the place of a mark the word of urgency covers so much. */
const THERE = 0.3;

/** What blue KHẨN leaves in the print from which colour was taken looks a little like a mark. */
function besideColour(mark: SeenMark, urgent: readonly SeenUrgency[]): SeenMark {
  const [, , width, height] = mark.box;
  const there = urgent.filter(({ box }) => sharedArea(box, mark.box) >= THERE * width * height);
  return { ...mark, urgency: Math.max(mark.urgency, ...there.map(({ probability }) => probability)) };
}

/** Red ink alone, dark on white, and where there is any. `wider`: where it is paler than the fringe of print. */
interface RedInk extends GreyImage {
  readonly areas: readonly Box[];
  readonly wider: readonly Box[];
}

/** Every how many pixels one is looked at where only a share is wanted. */
const STEP = 4;
/** Share of the page that a short word of a faint stamp covers. */
const FAINT_SHARE = 0.00008;
/** A pale word of three letters on a page of 150 ppi reddens no more. */
const FEWEST_BLOCKS = 3;
/** A pale stamp that is worn, too, leaves blocks paler than the fringe of print. */
const PALE = 1.5;
const MOST_WIDER = 6;
/** An area of which another one covers so much is looked at there. */
const COVERED = 0.7;
/** In mm; stamps of two or three words are so many times as long as high. */
const SLIM = { short: 15, high: 22, ratio: 2.2 } as const;

function redInk(page: SizedPage, split: ColourSplit | undefined): RedInk {
  const { width, height, ppi } = page;
  if (split === undefined || split.faintlyRed * STEP < FAINT_SHARE * width * height) {
    return { image: new Uint8Array(), width, height, ppi, areas: [], wider: [] };
  }
  const image = split.red;
  const areas = findRedAreas(image, page, { fewestBlocks: FEWEST_BLOCKS });
  const pale = findRedAreas(image, page, { fewestBlocks: FEWEST_BLOCKS, reddish: PALE });
  return { image, width, height, ppi, areas, wider: newOnes(pale, areas, ppi) };
}

/**
 * Of the areas of a wider look those in which nothing is looked at; and slim ones of which another one covers a part: of a
 * worn frame one end may hang together. Signatures, of which some strokes make a hollow piece, are higher.
 */
function newOnes(boxes: readonly Box[], known: readonly Box[], ppi: number): readonly Box[] {
  const isNew = (box: Box) => {
    const most = Math.max(0, ...known.map((area) => sharedArea(area, box) / (box[2] * box[3])));
    return most === 0 || (most < COVERED && isSlim(box, ppi));
  };
  return boxes.filter((box) => !isLarge(box, ppi) && isNew(box)).slice(0, MOST_WIDER);
}

function isSlim([, , width, height]: Box, ppi: number): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)].map((side) => (side * 25.4) / ppi) as [number, number]; // prettier-ignore
  return short <= SLIM.short || (short <= SLIM.high && long >= SLIM.ratio * short);
}

function redMarks(red: RedInk): FoundMarks {
  const areas = red.areas.flatMap((area) => {
    if (!isLarge(area, red.ppi)) return [area];
    return inkAreas(cropOf(red, area)).areas.map((box) => moved(box, area));
  });
  return findMarks({ ...red, ink: 'red', areas });
}

/** Red over much of a page (rules, pictures, tinted paper) is looked at where it makes frames only. */
const LARGEST_MM2 = 8000;

function isLarge([, , width, height]: Box, ppi: number): boolean {
  return width * height > LARGEST_MM2 * (ppi / 25.4) ** 2;
}

function moved([x, y, width, height]: Box, [left, top]: Box): Box {
  return [x + left, y + top, width, height];
}

/** Frames of stamps in mm, leaning ones too. */
const FRAME_MM = { long: [14, 50], short: [6.5, 30] } as const;
const FRAME_RATIO = 1.25;
/** The frame takes up nearly all of the area. */
const FRAME_SHARE = 0.85;

function isFrame(size: GreyImage): boolean {
  const { ppi } = size;
  const [width, height] = [(size.width * 25.4) / ppi, (size.height * 25.4) / ppi];
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long < FRAME_MM.long[0] || long > FRAME_MM.long[1] || long < FRAME_RATIO * short) return false;
  if (short < FRAME_MM.short[0] || short > FRAME_MM.short[1]) return false;
  const [box] = inkAreas(size).areas;
  // the area itself stands on a grid of blocks, up to 2 mm wider on each side
  const slack = (2 * ppi) / 25.4;
  return box !== undefined && box[2] + slack > FRAME_SHARE * size.width && box[3] + slack > FRAME_SHARE * size.height;
}

function cropOf({ image, width, ppi }: GreyImage, [left, top, across, down]: Box): GreyImage {
  const out = new Uint8Array(across * down);
  for (let row = 0; row < down; row += 1) {
    const start = (top + row) * width + left;
    out.set(image.subarray(start, start + across), row * across);
  }
  return { image: out, width: across, height: down, ppi };
}

/** The share of the page that a frame of coloured ink covers. */
const FRAME_SHARE_OF_PAGE = 0.0004;
/** Around the rows that have colour, in mm. */
const ROWS_AROUND_MM = 12;

/** Frames in blue, violet or green ink, which cleaning took off the page, and such `places`. */
function colouredMarks(page: SizedPage, lift: PaperLift, places: readonly Box[]): FoundMarks {
  const rows = colouredRows(page, lift) ?? rowsOf(places, page);
  if (rows === undefined) return NOTHING;
  const { width, ppi } = page;
  const [top, end] = rows;
  const image = otherInk(page.data.subarray(3 * top * width, 3 * end * width), lift);
  const grey = { image, width, height: end - top, ppi };
  const { areas, wider, standing } = inkAreas(grey);
  const more = newOnes(findRedAreas(image, grey), [...areas, ...wider], ppi);
  const { seen, urgent } = findMarks({
    ...grey,
    ink: 'coloured',
    areas: [...areas, ...places.map(([x, y, ...size]): Box => [x, y - top, ...size])],
    wider: [...wider, ...more],
    standing,
  });
  const onPage = <Seen extends { readonly box: Box }>(mark: Seen): Seen => ({
    ...mark,
    box: moved(mark.box, [0, top, width, end - top]),
  });
  return { seen: seen.map(onPage), urgent: urgent.map(onPage) };
}

/** Less colour than this is the fringe of black print. A worn line of ink is full again from a third of its colour on. */
const FRINGE = 16;
const COLOUR_GAIN = 2.4;

/** Coloured ink that is not red, dark on white. */
function otherInk(data: Uint8Array, lift: PaperLift): Uint8Array {
  const levels = Uint8Array.from({ length: 256 }, (_, colour) =>
    colour > FRINGE ? Math.max(0, 255 - COLOUR_GAIN * (colour - FRINGE)) : 255,
  );
  return otherColours(data, lift, levels);
}

/** The rows in which coloured ink stands and some around them, first and end; where there is enough of it for a frame. */
function colouredRows({ data, width, height, ppi }: SizedPage, lift: PaperLift): readonly [number, number] | undefined {
  const { count, first, last } = colouredPixels(data, lift, COLOURFUL);
  if (count * STEP < FRAME_SHARE_OF_PAGE * width * height) return undefined;
  const around = rowsAround(ppi);
  const row = (at: number) => Math.floor(at / 3 / width);
  return [Math.max(0, row(first) - around), Math.min(height, row(last) + 1 + around)];
}

function rowsAround(ppi: number): number {
  return Math.round((ROWS_AROUND_MM * ppi) / 25.4);
}

function rowsOf(places: readonly Box[], { height, ppi }: SizedPage): readonly [number, number] | undefined {
  if (places.length === 0) return undefined;
  const around = rowsAround(ppi);
  const top = Math.min(...places.map(([, y]) => y));
  const end = Math.max(...places.map(([, y, , down]) => y + down));
  return [Math.max(0, Math.floor(top - around)), Math.min(height, Math.ceil(end + around))];
}
