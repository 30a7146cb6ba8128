import type { SeenMark, SeenUrgency } from '../../domain/page/seen-mark.ts';
import { freshened, turnedPart, type Look } from './look.ts';
import { LEVELS, markShare, READING, URGENCY, urgencyShare, type MarkModel, type Probabilities } from './mark-model.ts';
import { aside, type Sight, type WordPlace } from './sight.ts';

/** How a place is looked at again. */
const FIRST_TURNS = [-10, 10] as const;
const OTHER_TURNS = [-20, 0, 20] as const;
/** Where both first turns say less of a word than this, no other one says more. */
const HOPELESS = 0.003;
const MOVES = [
  [-3, 0],
  [3, 0],
  [0, -3],
  [0, 3],
] as const;
/** The windows of the first network stand 8 pixels apart: so far its word may be off. */
const NUDGES = [[-5, 0], [5, 0], [0, -5], [0, 5]] as const; // prettier-ignore
/** What is read as a word by less than this is not nudged. */
const WORTH_NUDGING = 0.05;
const FINE_TURNS = [-6, 6] as const;
/** So often a place is nudged and turned a little. */
const MOST_ROUNDS = 2;
/** What is read as a word by less than this is not shown to the others. */
const WORTH_MOVING = 0.15;
/** Where all read less than this, they read no mark a little beside it: of 755 such places on 892 pages two came to 0.3. */
const WORTH_LOOKING_AROUND = 0.2;
/** What all read less surely than this is not read closely. */
const WORTH_A_CLOSER_LOOK = 0.15;
/** What all together read less surely than this, or more, stays where it is. */
const WORTH_SETTLING = 0.3;
const SETTLED = 0.9;
const SMALL_TURNS = [-5, 5] as const;
const MOST_STEPS = 2;

type Read = Pick<SeenMark, 'level' | 'probability' | 'urgency'>;

/**
 * A word is read the same where the window is moved a little; what only looks like it is not. The mean over the moves, at
 * the turn and in the place at which a mark or a word of urgency is read best: upright KHẨN is surely none, askew it may pass
 * for a mark.
 */
export function readMark(sight: Sight, place: WordPlace, model: MarkModel): Read {
  const { look } = sight;
  const best = bestPlace(look, bestTurn(look, place, model), model);
  if (wordShare(best.read) < WORTH_MOVING) return { level: 'MẬT', probability: 0, urgency: 0 };
  const middle = readByAll(look, best, model);
  const isWorthMore = middle.share >= WORTH_LOOKING_AROUND;
  const read = isWorthMore ? together(sight, settled(look, middle, model), model) : meanRead(middle.reads);
  return { level: likeliest(LEVELS, read, 1), probability: markShare(read), urgency: urgencyShare(read) };
}

/** The same for a word of urgency; undefined where a mark may stand there. */
export function readUrgency(sight: Sight, place: WordPlace, model: MarkModel): Omit<SeenUrgency, 'box'> | undefined {
  const best = bestTurn(sight.look, place, model);
  if (urgencyShare(best.read) < WORTH_MOVING || markShare(best.read) >= WORTH_MOVING) return undefined;
  const read = together(sight, around(sight.look, readByAll(sight.look, best, model), model), model);
  return { word: likeliest(URGENCY, read, 1 + LEVELS.length), probability: urgencyShare(read) };
}

/** The mean of what was read from afar; what may be a word is read closely, too, which counts as much. */
function together({ closely }: Sight, reads: readonly AllRead[], model: MarkModel): Probabilities {
  const afar = meanRead(reads.flatMap((one) => one.reads));
  const [middle] = reads;
  if (middle === undefined || wordShare(afar) < WORTH_A_CLOSER_LOOK) return afar;
  const near = [middle, ...moved(middle)].map((place) => model.readClosely(freshened(closely(place))));
  return meanRead([afar, meanRead(near)]);
}

/** What one network reads at a place. */
interface PlaceRead extends WordPlace {
  readonly read: Probabilities;
}

function readPlace(look: Look, place: WordPlace, model: MarkModel): PlaceRead {
  return { ...place, read: model.read(windowOf(look, place.at, place.degrees)) };
}

function bestTurn(look: Look, { at, degrees }: WordPlace, model: MarkModel): PlaceRead {
  const readAt = (turn: number) => readPlace(look, { at, degrees: degrees + turn }, model);
  const first = FIRST_TURNS.map(readAt);
  const best = surest(first);
  return wordShare(best.read) < HOPELESS ? best : surest([...first, ...OTHER_TURNS.map(readAt)]);
}

function surest([first, ...others]: readonly PlaceRead[]): PlaceRead {
  if (first === undefined) throw new RangeError('No turn to look at a place at');
  return others.reduce((best, one) => (wordShare(one.read) > wordShare(best.read) ? one : best), first);
}

/** Moved along the word and across it, and turned a little there, as long as it is read better there. */
function bestPlace(look: Look, start: PlaceRead, model: MarkModel): PlaceRead {
  let best = start;
  for (let round = 0; round < MOST_ROUNDS && wordShare(best.read) >= WORTH_NUDGING; round += 1) {
    const before = best;
    best = surest([best, ...nudged(best).map((place) => readPlace(look, place, model))]);
    if (round > 0 && best === before) break;
    const turned = FINE_TURNS.map((turn) => ({ at: best.at, degrees: best.degrees + turn }));
    best = surest([best, ...turned.map((place) => readPlace(look, place, model))]);
    if (best === before) break;
  }
  return best;
}

function nudged(place: WordPlace): readonly WordPlace[] {
  return NUDGES.map((move) => aside(place, move));
}

/** What all networks read at a place. */
interface AllRead extends WordPlace {
  readonly reads: readonly Probabilities[];
  readonly share: number;
}

function readByAll(look: Look, place: WordPlace, model: MarkModel): AllRead {
  const window = windowOf(look, place.at, place.degrees);
  const reads = [model.read(window), model.judge(window), model.testify(window)];
  return { ...place, reads, share: meanOf(reads.map(wordShare)) };
}

function moved({ at, degrees }: WordPlace): readonly WordPlace[] {
  return MOVES.map(([right, down]) => ({ at: [at[0] + right, at[1] + down] as const, degrees }));
}

/** The place itself, first, and what is read a little beside it. */
function around(look: Look, middle: AllRead, model: MarkModel): readonly AllRead[] {
  return [middle, ...moved(middle).map((one) => readByAll(look, one, model))];
}

function meanShare(reads: readonly AllRead[]): number {
  return meanOf(reads.map(({ share }) => share));
}

/**
 * Where the one network looks for the likeliest turn and place, the others do not: what all say is a word. All go where they
 * together read it best: half a word at the edge of a window is read by one and not by another.
 */
function settled(look: Look, start: AllRead, model: MarkModel): readonly AllRead[] {
  let best = around(look, start, model);
  for (let round = 0; round < MOST_STEPS; round += 1) {
    const share = meanShare(best);
    const [middle] = best;
    if (middle === undefined || share < WORTH_SETTLING || share >= SETTLED) break;
    const turned = SMALL_TURNS.map((turn) => readByAll(look, { at: middle.at, degrees: middle.degrees + turn }, model));
    const next = [...best, ...turned].reduce((most, one) => (one.share > most.share ? one : most));
    if (next === middle) break;
    const others = around(look, next, model);
    if (meanShare(others) <= share) break;
    best = others;
  }
  return best;
}

function windowOf(look: Look, at: readonly [number, number], degrees: number): Look {
  return freshened(turnedPart(look, { at, degrees, size: READING }));
}

function wordShare(read: Probabilities): number {
  return Math.max(markShare(read), urgencyShare(read));
}

/** `first`: the class of the first of the words. */
function likeliest<Name extends string>(words: readonly [Name, ...Name[]], read: Probabilities, first: number): Name {
  const shares = words.map((_, index) => read[first + index] ?? 0);
  return words[shares.indexOf(Math.max(...shares))] ?? words[0];
}

/** Of each class. */
function meanRead(reads: readonly Probabilities[]): Probabilities {
  return (reads[0] ?? []).map((_, index) => meanOf(reads.map((read) => read[index] ?? 0)));
}

function meanOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
