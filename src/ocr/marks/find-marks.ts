import type { Box, Size } from '../../domain/page/geometry.ts';
import type { SeenMark, SeenUrgency } from '../../domain/page/seen-mark.ts';
import { LOOK_PPI, placeInLook, turnLook, type GreyImage, type Look } from './look.ts';
import { loadMarkModel, markShare, urgencyShare, WINDOW, type MarkModel } from './mark-model.ts';
import { distance, isRead, readLikeliest, type Glance } from './likely-places.ts';
import { readMark, readUrgency } from './read-place.ts';
import { aside, onPage, sightOf, type Sight, type WordPlace } from './sight.ts';

/** Where to look, in one layer of a page. */
export interface MarkSearch extends GreyImage {
  readonly ink: SeenMark['ink'];
  readonly areas: readonly Box[];
  /** Where a stamp may stand, but much else does, too. */
  readonly wider?: readonly Box[];
  /** Where one may stand across the page, in no other way. */
  readonly standing?: readonly Box[];
}

/** White around an area, in mm: the frame of a stamp may be all that was taken for it. */
const MARGIN_MM = 2;
/**
 * A worn stamp may be taken for red ink in a part only: around what is no larger than a stamp more is looked at. Not around
 * the pale bits of the wider look, most of which lie on the rim of a seal.
 */
const PART_MM = { long: 32, short: 20, margin: 6 } as const;
/** From here on the rest of a stamp stood around its half. */
const WHOLE = 0.7;
/** Around a look, so that a word at its edge comes to the middle of a window. */
const BORDER = 22;
/** The model knows words that lean by up to 22°; these turns cover 36° both ways. */
const LEANS = [-14, 14] as const;
const TURNS = [0, 90, -90] as const;
const ACROSS_PAGE = [90, -90] as const;
/** Areas longer than this may hold more than one stamp, each its own way up. */
const LONGEST_STAMP_MM = 50;
const LONG = 1.3;
/** Longer than this is what hangs together with words on both sides. */
const WITH_WORDS_MM = 80;
/** So long is the shortest stamp: an area as wide as that both ways may hold one either way up, and what it touches. */
const SHORTEST_STANDING_MM = 14;
const SMALLEST_MM = { long: 8, short: 2.5 } as const;
const SEAL_MM = { least: 24, most: 50, ratio: 1.4 } as const;
/** Pictures of seals in electronic signatures are smaller. */
const SMALL_SEAL_MM = { least: 16, ratio: 1.2 } as const;
/** A square code (QR) is dark over half of its square, a third where it leans, and in each of the nine parts of its middle; no stamp is. `short` in mm. */
const CODE = { short: 10, ratio: 1.25, dark: 0.33, parts: 5, part: 0.2 } as const;
/** From here on a window is read, a little turned and moved; in red ink, which offices stamp in, sooner: a seal hides much of a word from the first network. */
const WORTH_A_LOOK = { red: 0.2, coloured: 0.3, dark: 0.3 } as const;
const WORTH_READING_AS_URGENCY = 0.6;
/** Windows that cross each other nearer than this (pixels) may show the same word. */
const ACROSS = 24;
/** From here on a mark may withhold: whether the word goes on beside its area is looked at, too. */
const WORTH_LOOKING_BESIDE = 0.5;
const BESIDE_MM = 16;
/** A mark of which so much is read is in doubt; no word of urgency. */
const DOUBT = { from: 0.3, urgency: 0.35 } as const;
/** From here on it was read; what only looks like a word in red ink came to 0.75 on 5,400 pages. */
const NO_DOUBT = { red: 0.8, coloured: 0.9, dark: 0.9 } as const;
/** So much around it is looked at again, and from where: turned by so many degrees, so many pixels along the word. */
const AGAIN_MM = 18;
const AGAIN = [[0, 0], [-10, -6], [10, 6], [-10, 6], [10, -6]] as const; // prettier-ignore
let loaded: MarkModel | undefined;

export interface FoundMarks {
  readonly seen: readonly SeenMark[];
  readonly urgent: readonly SeenUrgency[];
}

/** Marks of secrecy that the model reads, likeliest first within an area, in the order of the areas; words of urgency. */
export function findMarks(search: MarkSearch): FoundMarks {
  loaded ??= loadMarkModel();
  const model = loaded;
  const found = search.areas.map((area) => wordsIn(search, { area, mayBePart: search.ink === 'red' }, model));
  const more = [
    ...(search.wider ?? []).map((area) => wordsIn(search, { area, mayBePart: false }, model)),
    ...(search.standing ?? []).map((area) => wordsIn(search, { area, mayBePart: false, turns: ACROSS_PAGE }, model)),
  ];
  const seen = (of: readonly FoundWords[], wider: boolean) =>
    of.flatMap(({ marks }) => marks.map((mark) => ({ ...mark, wider })));
  return {
    seen: [...seen(found, false), ...seen(more, true)],
    urgent: [...found, ...more].flatMap(({ urgent }) => urgent),
  };
}

interface FoundWords {
  readonly marks: readonly Omit<SeenMark, 'wider'>[];
  readonly urgent: readonly SeenUrgency[];
}

const NOTHING: FoundWords = { marks: [], urgent: [] };

interface SearchedArea {
  readonly area: Box;
  /** Of a larger stamp. */
  readonly mayBePart: boolean;
  /** The ways up it may stand; absent: told by its shape. */
  readonly turns?: readonly number[];
}

function wordsIn(page: MarkSearch, searched: SearchedArea, model: MarkModel): FoundWords {
  const { area } = searched;
  const mm = page.ppi / 25.4;
  const [long, short] = [Math.max(area[2], area[3]) / mm, Math.min(area[2], area[3]) / mm];
  if (long < SMALLEST_MM.long || short < SMALLEST_MM.short) return NOTHING;
  if (isCode(page, area, { long, short })) return NOTHING;
  const isRed = page.ink === 'red';
  const { box, sight, seen, read } = lookInto(page, { ...searched, long, short }, model);
  const inSeal = isSeal({ long, short }) || (isRed && isSmallSeal({ long, short }));
  const { ink } = page;
  const place = ({ glance, ...read }: ReadGlance) => {
    const here: Place = { sight, box, page };
    const surely = readSurely(here, glance, { read, model });
    const isLikely = surely.probability >= WORTH_LOOKING_BESIDE;
    const beside = isLikely ? urgencyBeside(here, glance, model) : 0;
    const across = isLikely ? urgencyAcross(here, glance, { seen, model }) : 0;
    // lines of print that cross a stamp look a little like one of urgency
    const others = across > surely.probability ? [beside, across] : [beside];
    return { ...surely, urgency: Math.max(surely.urgency, ...others), ink, inSeal, box: pageBox(glance, box, page) };
  };
  return { marks: read.map(place), urgent: urgencyIn({ sight, box, page }, seen, model) };
}

interface LookedInto extends ReadArea {
  readonly box: Box;
  readonly sight: Sight;
}

/** What is no larger than a stamp may be a part of one: red ink is looked at with what is around it, other ink where its area alone tells nothing. */
function lookInto(
  page: MarkSearch,
  { area, mayBePart, long, short, ...searched }: SearchedArea & Sides,
  model: MarkModel,
): LookedInto {
  const { ink, ppi } = page;
  const { turns = turnsOf(area, { long, short }, ink === 'red') } = searched;
  const lookWith = (margin: number) => {
    const box = widened(area, (margin * ppi) / 25.4, page);
    const sight = sightOf(page, box, ink);
    return { box, sight, ...readArea(sight, { turns, ink, model }) };
  };
  const isSmall = long <= PART_MM.long && short <= PART_MM.short;
  if (mayBePart && isSmall) return lookWith(PART_MM.margin);
  const alone = lookWith(MARGIN_MM);
  if (!isSmall || !isSeenOnly(alone, ink)) return alone;
  const around = lookWith(PART_MM.margin);
  // much around print looks a little like a word: what is in doubt there is no half of a stamp
  return around.read.some(({ probability }) => probability >= WHOLE) ? around : alone;
}

/** A word may stand there, and cannot be read: half of it, where a worn frame fell apart. */
function isSeenOnly({ seen, read }: ReadArea, ink: SeenMark['ink']): boolean {
  return seen.some(({ share }) => share >= WORTH_A_LOOK[ink]) && !read.some(isRead);
}

interface Place {
  readonly sight: Sight;
  readonly box: Box;
  readonly page: MarkSearch;
}

interface ReadArea {
  readonly seen: readonly Glance[];
  readonly read: readonly ReadGlance[];
}

/** What is read in an area at the turns that its shape tells; of red ink at the others, too, where nothing is: what stands beside a stamp may have been taken for a part of it. */
function readArea(
  sight: Sight,
  {
    turns,
    ink,
    model,
  }: { readonly turns: readonly number[]; readonly ink: SeenMark['ink']; readonly model: MarkModel },
): ReadArea {
  const readAt = (some: readonly number[]): ReadArea => {
    const degrees = some.flatMap((upright) => LEANS.map((lean) => upright + lean));
    const seen = degrees.flatMap((turn) => glancesAt(sight.look, turn, model));
    const likely = seen.filter(({ share }) => share >= WORTH_A_LOOK[ink]);
    return { seen, read: readLikeliest(likely, (glance) => readMark(sight, glance, model)) };
  };
  const first = readAt(turns);
  if (ink !== 'red' || first.read.some(isRead)) return first;
  const others = readAt(TURNS.filter((turn) => !turns.includes(turn)));
  return { seen: [...first.seen, ...others.seen], read: [...first.read, ...others.read] };
}

/** The likeliest word of urgency of an area of coloured ink: print is taken for one too often. */
function urgencyIn({ sight, box, page }: Place, seen: readonly Glance[], model: MarkModel): readonly SeenUrgency[] {
  const [best] = seen.toSorted((one, other) => other.urgent - one.urgent);
  if (page.ink === 'dark' || best === undefined || best.urgent < WORTH_READING_AS_URGENCY) return [];
  const read = readUrgency(sight, best, model);
  return read === undefined ? [] : [{ ...read, box: pageBox(best, box, page) }];
}

/**
 * Half a frame may be all of a stamp that was an area, and where a word is looked for may be off: what is in doubt is looked
 * at again in all that is around it, from several places. A mark is read surely from most of them, what only looks like one from none.
 */
function readSurely(
  { box, page }: Place,
  glance: Glance,
  { read, model }: { readonly read: Omit<ReadGlance, 'glance'>; readonly model: MarkModel },
): Omit<ReadGlance, 'glance'> {
  const sure = NO_DOUBT[page.ink];
  if (read.probability < DOUBT.from || read.probability >= sure || read.urgency >= DOUBT.urgency) return read;
  const { sight, ...around } = aroundPlace({ box, page }, glance, AGAIN_MM);
  const reads = AGAIN.map(([turn, along]) => {
    const { at, degrees } = aside(around, [along, 0]);
    return readMark(sight, { at, degrees: degrees + turn }, model);
  });
  const [, second] = reads.toSorted((one, other) => other.probability - one.probability);
  return second !== undefined && second.probability >= sure ? second : read;
}

/** Half of KHẨN looks like a mark where the rest does not hang together with it: the same place with all that is around it. */
function urgencyBeside(here: Place, glance: Glance, model: MarkModel): number {
  const { sight, ...place } = aroundPlace(here, glance, BESIDE_MM);
  return Math.max(readMark(sight, place, model).urgency, readUrgency(sight, place, model)?.probability ?? 0);
}

/** The same place with so much of the page around it, whatever area it was found in. */
function aroundPlace(
  { box, page }: Pick<Place, 'box' | 'page'>,
  { at, degrees }: Glance,
  mm: number,
): WordPlace & { readonly sight: Sight } {
  const step = Math.max(1, page.ppi / LOOK_PPI);
  const middle = onPage(at, box, page);
  const wide = widened([...middle, 0, 0], (mm * page.ppi) / 25.4, page);
  const place = [(middle[0] - wide[0]) / step, (middle[1] - wide[1]) / step] as const;
  return { sight: sightOf(page, wide, page.ink), at: place, degrees };
}

/** A word of urgency set down across the page looks like a mark the wrong way up: the same place as it is best read as one. */
function urgencyAcross(
  { sight }: Place,
  { at, degrees }: Glance,
  { seen, model }: { readonly seen: readonly Glance[]; readonly model: MarkModel },
): number {
  const [best] = seen
    .filter(({ urgent }) => urgent >= WORTH_READING_AS_URGENCY)
    .filter((other) => distance(other.at, at) < ACROSS && Math.abs(other.degrees - degrees) > 45)
    .toSorted((one, other) => other.urgent - one.urgent);
  return best === undefined ? 0 : (readUrgency(sight, best, model)?.probability ?? 0);
}

function glancesAt(look: Look, degrees: number, model: MarkModel): readonly Glance[] {
  const turned = turnLook(look, degrees, BORDER);
  return model.score(turned).map(({ x, y, probabilities }) => {
    const at = placeInLook(turned.at, turned, { at: [x + WINDOW.width / 2, y + WINDOW.height / 2], degrees });
    return { at, degrees, share: markShare(probabilities), urgent: urgencyShare(probabilities) };
  });
}

type ReadGlance = ReturnType<typeof readMark> & { readonly glance: Glance };

/** In mm. */
interface Sides {
  readonly long: number;
  readonly short: number;
}

/**
 * Stamps are longer than high: what stands upright was stamped across the page. What hangs together with words has their way
 * up; red ink does not hang together with print.
 */
function turnsOf([, , width, height]: Box, { long, short }: Sides, isRed: boolean): readonly number[] {
  if (long > WITH_WORDS_MM && !isRed) return [0];
  const isOne = long <= LONGEST_STAMP_MM && short < SHORTEST_STANDING_MM;
  if (isOne && width > LONG * height) return [0];
  if (isOne && height > LONG * width) return [90, -90];
  return [0, 90, -90];
}

/** Seals are 30 to 42 mm across, smeared ones a little more, worn ones a little less. */
function isSeal({ long, short }: Sides): boolean {
  return short >= SEAL_MM.least && long <= SEAL_MM.most && long <= SEAL_MM.ratio * short;
}

function isSmallSeal({ long, short }: Sides): boolean {
  return short >= SMALL_SEAL_MM.least && long <= SMALL_SEAL_MM.ratio * short;
}

function isCode(page: GreyImage, area: Box, { long, short }: Sides): boolean {
  if (short < CODE.short || long > CODE.ratio * short || darkShare(page, area) < CODE.dark) return false;
  const [width, height] = [Math.floor(area[2] / CODE.parts), Math.floor(area[3] / CODE.parts)];
  return [1, 2, 3].every((row) =>
    [1, 2, 3].every((column) => {
      const part: Box = [area[0] + column * width, area[1] + row * height, width, height];
      return darkShare(page, part) >= CODE.part;
    }),
  );
}

function darkShare({ image, width }: GreyImage, [left, top, across, down]: Box): number {
  let dark = 0;
  for (let y = top; y < top + down; y += 1) {
    for (let x = left; x < left + across; x += 1) if ((image[y * width + x] ?? 255) < 128) dark += 1;
  }
  return dark / Math.max(1, across * down);
}

/** The window on the page. */
function pageBox({ at, degrees }: Glance, box: Box, { ppi, ...size }: GreyImage): Box {
  const scale = Math.max(1, ppi / LOOK_PPI);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [across, down] = [
    (Math.abs(WINDOW.width * cos) + Math.abs(WINDOW.height * sin)) / 2,
    (Math.abs(WINDOW.width * sin) + Math.abs(WINDOW.height * cos)) / 2,
  ];
  const left = Math.max(0, Math.floor(box[0] + (at[0] - across) * scale));
  const top = Math.max(0, Math.floor(box[1] + (at[1] - down) * scale));
  const right = Math.min(size.width, Math.ceil(box[0] + (at[0] + across) * scale));
  const bottom = Math.min(size.height, Math.ceil(box[1] + (at[1] + down) * scale));
  return [left, top, right - left, bottom - top];
}

function widened([x, y, width, height]: Box, margin: number, size: Size): Box {
  const [left, top] = [Math.max(0, Math.floor(x - margin)), Math.max(0, Math.floor(y - margin))];
  const right = Math.min(size.width, Math.ceil(x + width + margin));
  const bottom = Math.min(size.height, Math.ceil(y + height + margin));
  return [left, top, right - left, bottom - top];
}
