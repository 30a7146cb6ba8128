import list from '../../../mappings/reading/word-pairs.json' with { type: 'json' };
import { fold } from '../text/fold.ts';
import { isSyllable, spellingKey } from '../text/syllable.ts';
import { agreed } from './confidence.ts';

/** A word of a value with the sureness of its reading. */
export interface ReadWord {
  readonly text: string;
  readonly confidence: number;
}

export interface SpelledWord extends ReadWord {
  /** The marks were put right. */
  readonly repaired: boolean;
  /** A word beside it was found with it elsewhere. */
  readonly supported: boolean;
}

/** The spellings that are known for two words given without marks; undefined where nothing is known of them. */
export type PairSource = (folded: string) => readonly string[] | undefined;

const PAIRS = new Map<string, string[]>();
for (const pair of list.pairs) PAIRS.set(fold(pair), [...(PAIRS.get(fold(pair)) ?? []), pair]);

/** Pairs of `mappings/reading/word-pairs.json`. */
export const vocabulary: PairSource = (folded) => PAIRS.get(folded);

/** What is left of the doubt in a word that stands beside one it belongs with. */
const SUPPORTED = 0.3;
/** A word put right by the one beside it: right in 98 of 100. */
const REPAIRED = 0.93;
/** What was hardly read is not made sure by what stands beside it. */
const HARDLY_READ = 0.6;
/** Words read better than this are not changed: what is printed may be unusual. */
const UNTOUCHED = 0.97;

interface Slot {
  readonly original: ReadWord;
  letters: string;
  text: string;
  supported: boolean;
  repaired: boolean;
}

/**
 * Puts the marks of words right by the words beside them: `bố sung` → `bổ sung`, `TÍNH SƠN LA` → `TỈNH SƠN LA` where the
 * page says so elsewhere. Only marks change, never letters, digits or case, and a word that one pair confirms is not
 * changed for another. Sources are asked in turn.
 */
export function repairSpelling(words: readonly ReadWord[], sources: readonly PairSource[]): readonly SpelledWord[] {
  const slots = words.map((original): Slot => {
    const letters = /\p{L}+/u.exec(original.text)?.[0] ?? '';
    return { original, letters, text: original.text, supported: false, repaired: false };
  });
  for (const source of sources) {
    for (const [i, slot] of slots.entries()) confirm(slots[i - 1], slot, source);
    for (const [i, slot] of slots.entries()) repair(slots[i - 1], slot, source);
  }
  return slots.map(({ original, text, supported, repaired }) => {
    const { confidence } = original;
    if (confidence < HARDLY_READ) return { text, confidence, repaired, supported };
    if (repaired) return { text, confidence: Math.max(REPAIRED, confidence), repaired, supported };
    return { text, confidence: supported ? agreed(confidence, SUPPORTED) : confidence, repaired, supported };
  });
}

/** Punctuation between two words parts them. */
function keyOf(one: Slot, other: Slot): string | undefined {
  if (one.letters === '' || other.letters === '') return undefined;
  const joined = one.text.endsWith(one.letters) && other.text.startsWith(other.letters);
  return joined ? `${one.letters} ${other.letters}`.normalize('NFC').toLowerCase() : undefined;
}

function confirm(one: Slot | undefined, other: Slot, source: PairSource): void {
  if (one === undefined) return;
  const key = keyOf(one, other);
  if (key === undefined || !(source(fold(key)) ?? []).some((pair) => sameSpelling(pair, key))) return;
  one.supported = true;
  other.supported = true;
  if (source === vocabulary && isLower(one.letters) && SAME_SHAPE.test(other.letters)) lower(other);
}

/** `đơn Vị`: engines mistake the case of letters that differ in size only. */
const SAME_SHAPE = /^(?:[VSCOUXKPWZ]\p{Ll}*|\p{Lu}{2,})$/u;

function isLower(letters: string): boolean {
  return letters === letters.toLowerCase();
}

function lower(slot: Slot): void {
  const spelled = slot.letters.toLowerCase();
  slot.text = slot.text.replace(slot.letters, spelled);
  slot.letters = spelled;
}

function repair(one: Slot | undefined, other: Slot, source: PairSource): void {
  const wanted = one === undefined ? undefined : onlySpelling(one, other, source);
  if (one === undefined || wanted === undefined) return;
  const [first = '', second = ''] = wanted.split(' ');
  if (!mayBecome(one, first) || !mayBecome(other, second)) return;
  put(one, first);
  put(other, second);
}

/** The one spelling the source knows for two words; undefined where it knows none, several, or the one that is printed. */
function onlySpelling(one: Slot, other: Slot, source: PairSource): string | undefined {
  const key = keyOf(one, other);
  const known = key === undefined ? undefined : source(fold(key));
  const [only] = known ?? [];
  if (key === undefined || known?.length !== 1 || only === undefined) return undefined;
  return sameSpelling(only, key) ? undefined : only;
}

function mayBecome(slot: Slot, wanted: string): boolean {
  if (spellingKey(slot.letters) === spellingKey(wanted)) return true;
  return !slot.supported && (slot.original.confidence < UNTOUCHED || !isSyllable(slot.letters));
}

function put(slot: Slot, wanted: string): void {
  if (spellingKey(slot.letters) !== spellingKey(wanted)) {
    const spelled = inCaseOf(slot.letters, wanted);
    slot.text = slot.text.replace(slot.letters, spelled);
    slot.letters = spelled;
    slot.repaired = true;
  }
  slot.supported = true;
}

function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const [first = ''] = model;
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function sameSpelling(one: string, other: string): boolean {
  return one.split(' ').map(spellingKey).join(' ') === other.split(' ').map(spellingKey).join(' ');
}
