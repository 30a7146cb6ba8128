import type { SeenMark, SeenUrgency } from '../../domain/page/seen-mark.ts';
import { freshened, turnedPart, type Look } from './look.ts';
import { LEVELS, markShare, READING, URGENCY, urgencyShare, type MarkModel, type Probabilities } from './mark-model.ts';

/** Where a word may stand: the middle of a window of a look, and how it is turned. */
export interface WordPlace {
  readonly at: readonly [x: number, y: number];
  readonly degrees: number;
}

/** How a place is looked at again. */
const FIRST_TURNS = [-10, 10] as const;
const OTHER_TURNS = [-20, 0, 20] as const;
/** Where both first turns say less of a word than this, no other one says more. */
const HOPELESS = 0.003;
const MOVES = [[0, 0], [-3, 0], [3, 0], [0, -3], [0, 3]] as const; // prettier-ignore
/** The windows of the first network stand 8 pixels apart: so far its word may be off. */
const NUDGES = [[0, 0], [-5, 0], [5, 0], [0, -5], [0, 5]] as const; // prettier-ignore
/** What is read as a mark by less than this is not moved. */
const WORTH_MOVING = 0.15;

type Read = Pick<SeenMark, 'level' | 'probability' | 'urgency'>;

/**
 * A word is read the same where the window is moved a little; what only looks like it is not. The mean over the moves, at
 * the turn and in the place at which a mark or a word of urgency is read best: upright KHẨN is surely none, askew it may pass
 * for a mark.
 */
export function readMark(look: Look, place: WordPlace, model: MarkModel): Read {
  const best = bestTurn(look, place, model);
  if (markShare(best.read) < WORTH_MOVING) return { level: 'MẬT', probability: 0, urgency: 0 };
  const reads = readsAt(look, bestPlace(look, { ...place, degrees: best.degrees }, model), model);
  return {
    level: likeliest(LEVELS, reads, 1),
    probability: meanOf(reads.map(markShare)),
    urgency: meanOf(reads.map(urgencyShare)),
  };
}

/** The same for a word of urgency; undefined where a mark may stand there. */
export function readUrgency(look: Look, place: WordPlace, model: MarkModel): Omit<SeenUrgency, 'box'> | undefined {
  const best = bestTurn(look, place, model);
  if (urgencyShare(best.read) < WORTH_MOVING || markShare(best.read) >= WORTH_MOVING) return undefined;
  const reads = readsAt(look, { ...place, degrees: best.degrees }, model);
  return { word: likeliest(URGENCY, reads, 1 + LEVELS.length), probability: meanOf(reads.map(urgencyShare)) };
}

interface TurnRead {
  readonly read: Probabilities;
  readonly degrees: number;
}

function bestTurn(look: Look, { at, degrees }: WordPlace, model: MarkModel): TurnRead {
  const readAt = (turn: number) => ({ degrees: degrees + turn, read: model.read(windowOf(look, at, degrees + turn)) });
  const first = FIRST_TURNS.map(readAt);
  const best = surest(first);
  return wordShare(best.read) < HOPELESS ? best : surest([...first, ...OTHER_TURNS.map(readAt)]);
}

function surest([first, ...others]: readonly TurnRead[]): TurnRead {
  if (first === undefined) throw new RangeError('No turn to look at a place at');
  return others.reduce((best, one) => (wordShare(one.read) > wordShare(best.read) ? one : best), first);
}

/** Along the word and across it. */
function bestPlace(look: Look, { at, degrees }: WordPlace, model: MarkModel): WordPlace {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const tried = NUDGES.map(([along, across]) => {
    const to = [at[0] + cos * along - sin * across, at[1] + sin * along + cos * across] as const;
    return { at: to, degrees, share: wordShare(model.read(windowOf(look, to, degrees))) };
  });
  return tried.reduce((best, one) => (one.share > best.share ? one : best));
}

/** Where the one network looks for the likeliest turn and place, the others do not: what all say is a word. */
function readsAt(look: Look, { at, degrees }: WordPlace, model: MarkModel): readonly Probabilities[] {
  return MOVES.flatMap(([right, down]) => {
    const window = windowOf(look, [at[0] + right, at[1] + down], degrees);
    return [model.read(window), model.judge(window), model.testify(window)];
  });
}

function windowOf(look: Look, at: readonly [number, number], degrees: number): Look {
  return freshened(turnedPart(look, { at, degrees, size: READING }));
}

function wordShare(read: Probabilities): number {
  return Math.max(markShare(read), urgencyShare(read));
}

/** `first`: the class of the first of the words. */
function likeliest<Name extends string>(
  words: readonly [Name, ...Name[]],
  reads: readonly Probabilities[],
  first: number,
): Name {
  const shares = words.map((_, index) => meanOf(reads.map((read) => read[first + index] ?? 0)));
  return words[shares.indexOf(Math.max(...shares))] ?? words[0];
}

function meanOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
