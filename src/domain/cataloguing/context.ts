import { isSyllable, spellingKey, splitTone } from '../text/syllable.ts';
import type { Spelling, WordPairs } from './word-pairs.ts';
import { BESIDE, wordPairs } from './word-pairs.ts';

/** A word of a value with the sureness of its reading. */
export interface ReadWord {
  readonly text: string;
  readonly confidence: number;
}

/** What the words beside a word say of its marks. */
export interface Judgement {
  /** Lower case: the spelling that fits best. */
  readonly best: string;
  /** Probability that this is printed. */
  readonly bestShare: number;
  /** Probability that the word is printed as it was read. */
  readonly ownShare: number;
  /** The word as read stands so beside its neighbour elsewhere. */
  readonly seen: boolean;
  /** `best` stands so beside all its neighbours elsewhere. */
  readonly fits: boolean;
  /** `best` and the word after it make a term: `kế hoạch`. */
  readonly opensTerm: boolean;
}

/** Between words that were never seen together: as if so often. */
const UNSEEN = 0.3;
/** A word that is used less than this is the less likely beside any other. */
const RARE = { below: 6000, least: 0.05 } as const;
/** How many different words may follow one. */
const OTHERS = 2400;
/** Share of the doubt of an engine that concerns the marks of a word. */
const MARKS_DOUBT = 0.6;
const LEAST_DOUBT = 0.02;
/** A tone and a letter's mark both wrong, rather than one of the two. */
const TWICE_WRONG = 0.2;
/** A syllable that no text had is printed. */
const UNKNOWN = 0.01;
/** What is no Vietnamese syllable is printed so, as a foreign word. */
const FOREIGN = 0.02;

interface Candidate extends Spelling {
  /** Probability that it is printed where this was read, before its neighbours are asked. */
  readonly weight: number;
}

interface Place {
  readonly candidates: readonly Candidate[];
  /** Not a figure, name or abbreviation. */
  readonly isWord: boolean;
  /** Punctuation parts it from the word before. */
  readonly apart: boolean;
}

/**
 * Weighs for each word of a sentence all words with its letters against those beside it (a chain of pairs, forward and
 * backward). Figures, abbreviations and names stand beside words and are not judged: undefined.
 */
export function judge(words: readonly ReadWord[], pairs: WordPairs = wordPairs()): readonly (Judgement | undefined)[] {
  const kept = words.filter((word) => !isDust(word));
  const judged = judgeKept(kept, pairs);
  return words.map((word) => (isDust(word) ? undefined : judged[kept.indexOf(word)]));
}

/** Signs alone that part no words. */
function isDust({ text }: ReadWord): boolean {
  return /^[^\p{L}\p{N}.,:;()–—-]*$/u.test(text);
}

function judgeKept(words: readonly ReadWord[], pairs: WordPairs): readonly (Judgement | undefined)[] {
  const places = placesOf(words, pairs);
  const forward = messages(places, (a, b, apart) => link(a, b, { apart, pairs }));
  const backward = messages(turned(places), (a, b, apart) => link(b, a, { apart, pairs })).toReversed();
  const shares = places.map(({ candidates }, i) =>
    candidates.map(({ weight }, n) => weight * (forward[i]?.[n] ?? 0) * (backward[i]?.[n] ?? 0)),
  );
  const best = places.map((place, i): Place => {
    const top = shares[i]?.indexOf(Math.max(...(shares[i] ?? []))) ?? 0;
    return { ...place, candidates: place.candidates.slice(top, top + 1) };
  });
  return places.map((place, i) =>
    place.isWord ? judgementOf({ places, best, pairs }, shares[i] ?? [], i) : undefined,
  );
}

interface Weighed {
  readonly places: readonly Place[];
  /** With the candidate alone that fits best. */
  readonly best: readonly Place[];
  readonly pairs: WordPairs;
}

function judgementOf({ places, best, pairs }: Weighed, shares: readonly number[], i: number): Judgement {
  const sum = shares.reduce((a, b) => a + b, 0);
  const [before, after] = [linkOf(places, i), linkOf(places, i + 1)];
  const chosen = [linkOf(best, i), linkOf(best, i + 1)];
  const isSeen = (pair: Pair) => !pair.includes(BESIDE.stop) && pairs.count(...pair) > 0;
  return {
    best: best[i]?.candidates[0]?.text ?? '',
    bestShare: Math.max(...shares) / sum,
    ownShare: (shares[0] ?? 0) / sum,
    seen: [...before, ...after].some(isSeen),
    fits: chosen.flat().every((pair) => pairs.count(...pair) > 0),
    opensTerm: opensTerm(best[i]?.candidates[0], places[i + 1], pairs),
  };
}

type Pair = readonly [string, string];

/** The pairs between two places, by the first candidate of each: one, or two where punctuation parts them. */
function linkOf(places: readonly Place[], i: number): readonly Pair[] {
  const [one, other] = [places[i - 1]?.candidates[0]?.key, places[i]?.candidates[0]?.key];
  if (one === undefined || other === undefined) return [];
  return places[i]?.apart === true ? [[one, BESIDE.stop], [BESIDE.stop, other]] : [[one, other]]; // prettier-ignore
}

/** Words that stand together as often as this, and in so much of the uses of the one and the most of the other, are a term. */
const TERM = { count: 64, share: 0.2, most: 0.5 } as const;

/** `vị` after `đơn`. Words by their `spellingKey`. */
export function closesTerm(one: string, other: string, pairs: WordPairs = wordPairs()): boolean {
  const count = pairs.count(one, other);
  const [rarer = 0, commoner = 0] = [pairs.total(one), pairs.total(other)].toSorted((a, b) => a - b);
  return count >= TERM.count && count >= TERM.most * rarer && count >= TERM.share * commoner;
}

function opensTerm(one: Spelling | undefined, after: Place | undefined, pairs: WordPairs): boolean {
  const next = after?.apart === true || after?.isWord === false ? undefined : after?.candidates[0];
  if (one === undefined || next === undefined) return false;
  const count = pairs.count(one.key, next.key);
  return count >= TERM.count && count >= TERM.share * pairs.total(one.key);
}

type Link = (before: string, after: string, apart: boolean) => number;

/** What the places before each one say of its candidates, the most likely of them 1. */
function messages(places: readonly Place[], linked: Link): number[][] {
  const all: number[][] = [];
  for (const [i, { candidates, apart }] of places.entries()) {
    const before = places[i - 1]?.candidates ?? [];
    const said = candidates.map(({ key }) =>
      i === 0
        ? linked(BESIDE.stop, key, false)
        : before.reduce((sum, one, n) => sum + one.weight * (all[i - 1]?.[n] ?? 0) * linked(one.key, key, apart), 0),
    );
    const most = Math.max(...said);
    all.push(said.map((value) => value / most));
  }
  return all;
}

/** The places from the last to the first. */
function turned(places: readonly Place[]): Place[] {
  return places.map((place, i) => ({ ...place, apart: places[i + 1]?.apart ?? false })).toReversed();
}

interface LinkOptions {
  readonly apart: boolean;
  readonly pairs: WordPairs;
}

function link(one: string, other: string, { apart, pairs }: LinkOptions): number {
  const share = (a: string, b: string) =>
    (pairs.count(a, b) + UNSEEN * commonness(b, pairs)) / (pairs.total(a) + UNSEEN * OTHERS);
  return apart ? share(one, BESIDE.stop) * share(BESIDE.stop, other) : share(one, other);
}

/** How often a word stands anywhere: 1 for all but rare ones. */
function commonness(word: string, pairs: WordPairs): number {
  return Math.min(1, Math.max(RARE.least, pairs.total(word) / RARE.below));
}

function placesOf(words: readonly ReadWord[], pairs: WordPairs): Place[] {
  const cores = words.map(({ text }) => coreOf(text));
  const loud = cores.filter(({ core }) => isLoud(core)).length > cores.length / 2;
  return words.map(({ confidence }, i) => {
    const { core, before } = cores[i] ?? NOTHING;
    const apart = before !== '' || (cores[i - 1]?.after ?? '') !== '';
    const fixed = neighbourOf(cores, i, loud);
    const own = candidatesOf(core.toLowerCase(), confidence, pairs);
    const isWord = fixed === undefined || (fixed === BESIDE.name && mayOpenTerm(own, cores, i));
    return { apart, isWord, candidates: isWord ? own : [{ text: fixed, key: fixed, weight: 1 }] };
  });

  /** `Trường Mâm non`, `Sở Kê hoạch`: the last capital of several is no name where it makes a term with what follows. */
  function mayOpenTerm(own: readonly Candidate[], all: readonly Core[], i: number): boolean {
    const [core, next] = [all[i] ?? NOTHING, all[i + 1] ?? NOTHING];
    if (core.after + next.before !== '' || !/^\p{Ll}+$/u.test(next.core)) return false;
    const after = candidatesOf(next.core, 1, pairs).slice(0, 1);
    return own.some((one) => opensTerm(one, { candidates: after, apart: false, isWord: true }, pairs));
  }
}

interface Core {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

const NOTHING: Core = { before: '', core: '', after: '' };

function coreOf(text: string): Core {
  const [, before = '', core = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text.normalize('NFC')) ?? [];
  return { before, core, after };
}

function isLoud(core: string): boolean {
  return core.length > 1 && /\p{Lu}/u.test(core) && core === core.toUpperCase();
}

/** What stands there is no word of the language; undefined for a word. */
function neighbourOf(cores: readonly Core[], i: number, loud: boolean): string | undefined {
  const { core } = cores[i] ?? { core: '' };
  if (core === '') return BESIDE.stop;
  if (/\d/u.test(core)) return BESIDE.figure;
  if (!loud && /^[IVX]+$/u.test(core)) return BESIDE.roman;
  if (!/^\p{L}+$/u.test(core)) return BESIDE.stop;
  if (/^\p{Lu}$/u.test(core)) return BESIDE.abbreviation;
  if (isLoud(core)) return loud ? undefined : BESIDE.abbreviation;
  return isInName(cores, i) ? BESIDE.name : undefined;
}

const CAPITALISED = /^\p{Lu}\p{Ll}*$/u;

/** Two words or more with capitals, one after the other. */
function isInName(cores: readonly Core[], i: number): boolean {
  const [before, own, after] = [cores[i - 1], cores[i], cores[i + 1]];
  if (own === undefined || !CAPITALISED.test(own.core)) return false;
  const joins = (one: Core | undefined, other: Core | undefined) =>
    one !== undefined &&
    other !== undefined &&
    CAPITALISED.test(one.core) &&
    CAPITALISED.test(other.core) &&
    one.after + other.before === '';
  return joins(before, own) || joins(own, after);
}

/** As read first, then all others with its letters. */
function candidatesOf(word: string, confidence: number, pairs: WordPairs): Candidate[] {
  const doubt = Math.min(0.5, Math.max(LEAST_DOUBT, (1 - confidence) * MARKS_DOUBT));
  const key = spellingKey(word);
  const others = pairs.spellings(word).filter((other) => other.key !== key);
  const unknown = pairs.total(key) === 0 ? UNKNOWN : 1;
  const own = { text: word, key, weight: isSyllable(word) ? unknown * (1 - doubt) : FOREIGN };
  return [
    own,
    ...others.map((other) => ({ ...other, weight: doubt * (isOneMarkApart(word, other.text) ? 1 : TWICE_WRONG) })),
  ];
}

function isOneMarkApart(one: string, other: string): boolean {
  const [a, b] = [splitTone(one), splitTone(other)];
  return a.tone === b.tone || a.letters === b.letters;
}
