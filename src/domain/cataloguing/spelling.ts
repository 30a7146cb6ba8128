import known from '../../../mappings/reading/known-pairs.json' with { type: 'json' };
import { fold } from '../text/fold.ts';
import { isSyllable, spellingKey } from '../text/syllable.ts';
import { agreed } from './confidence.ts';
import type { Judgement, ReadWord } from './context.ts';
import { closesTerm, judge } from './context.ts';

export interface SpelledWord extends ReadWord {
  /** The marks were put right. */
  readonly repaired: boolean;
  /** A word beside it was found with it elsewhere. */
  readonly supported: boolean;
  /** Its marks are likely wrong, and nothing says surely what they are: a person looks at it. */
  readonly doubted: boolean;
}

/** The spellings that are known for two words given without marks; undefined where nothing is known of them. */
export type PairSource = (folded: string) => readonly string[] | undefined;

/** What is left of the doubt in a word that stands beside one it belongs with. */
const SUPPORTED = 0.3;
/** A word put right by the one beside it: right in 98 of 100. */
const REPAIRED = 0.93;
/** A word put right by all words beside it: right in 999 of 1,000 on texts of law with one mark destroyed. */
const SURELY_REPAIRED = 0.96;
/** What was hardly read is not made sure by what stands beside it. */
const HARDLY_READ = 0.6;
/** Words read better than this are not changed by one other place: what is printed may be unusual. */
const UNTOUCHED = 0.97;
/** The text of the file itself: asked about where it stands nowhere so, never changed. */
const TYPED = 0.999;
/** From here on the words beside a word decide what is printed: in a term, where the word as read never stands beside one of them, and where it does. */
const DECIDED = { term: 0.99, unseen: 0.995, seen: 0.999 } as const;
/** Below this a person is asked whether the word is printed as it was read. */
const LIKELY = 0.5;
/** From here on the words beside a word say that it is printed so. */
const CONFIRMED = 0.98;

/**
 * Puts the marks of words right by pairs that are known, then by the language of law and administration: `bố sung` → `bổ sung`, `nguôn vốn` → `nguồn
 * vốn`. Only marks change, never letters or figures, and no names (words with capitals one after the other); the case of
 * a first letter where engines mistake it. Where the words beside it do not decide, the word is doubted.
 */
export function spellByContext(words: readonly ReadWord[]): readonly SpelledWord[] {
  const paired = byKnownPairs(words);
  const judged = judge(paired);
  const spelled = paired.map((word, i) =>
    word.supported ? word : byJudgement(word, judged[i], i > 0 && isCapitalised(word)),
  );
  return spelled.map((word, i) => lowered(spelled[i - 1], word, spelled[i + 1]));
}

/** Fewer capitals one after the other may be `Tết Nguyên đán` or `Chính phủ`. */
const NAME = 3;

/**
 * Capitals inside a value may be a name, which is never changed and confirms nothing (`tình Nguyễn`); it may say what the
 * word before it is (`địp Tết`).
 */
export function byKnownPairs(words: readonly ReadWord[]): readonly SpelledWord[] {
  const isName = (i: number) => i > 0 && i + NAME <= words.length && words.slice(i, i + NAME).every(isCapitalised);
  return repairSpelling(words, [vocabulary], isName);
}

/** `tỉnh Vân …`: inside a value it may be a name. */
function isCapitalised({ text }: ReadWord): boolean {
  return /^\P{L}*\p{Lu}\p{Ll}*\P{L}*$/u.test(text);
}

function byJudgement(word: ReadWord, judgement: Judgement | undefined, isName: boolean): SpelledWord {
  const letters = /\p{L}+/u.exec(word.text)?.[0] ?? '';
  const as = { ...word, repaired: false, supported: false, doubted: false };
  if (judgement === undefined || letters === '') return as;
  const { best, ownShare, seen } = judgement;
  if (spellingKey(best) !== spellingKey(letters) && isDecided(judgement, isName)) {
    if (word.confidence >= TYPED) return { ...as, doubted: true };
    const text = word.text.replace(letters, inCaseOf(letters, best));
    return { ...as, text, confidence: sureness(word.confidence, SURELY_REPAIRED), repaired: true, supported: true };
  }
  if (ownShare < LIKELY) return { ...as, doubted: true };
  if (!seen || ownShare < CONFIRMED) return as;
  return { ...as, confidence: sureness(word.confidence, agreed(word.confidence, SUPPORTED)), supported: true };
}

function isDecided({ bestShare, fits, seen, opensTerm }: Judgement, isName: boolean): boolean {
  if (opensTerm) return bestShare >= DECIDED.term;
  return fits && !isName && bestShare >= (seen ? DECIDED.seen : DECIDED.unseen);
}

function sureness(read: number, known: number): number {
  return read < HARDLY_READ ? read : known;
}

/** `đơn Vị`: engines mistake the case of letters that differ in size only. */
const SAME_SHAPE = /^(?!Việt$)(?:[VSCOUXKPWZ]\p{Ll}*|\p{Lu}{2,})$/u;
/** `đường Xã Đàn`, `cầu Xóm Củi` are names. */
const PLACES = /^(?:đường|phố|ngõ|ngách|hẻm|cầu|chợ|ga|bến|dốc)$/u;

function lowered(before: SpelledWord | undefined, word: SpelledWord, after: SpelledWord | undefined): SpelledWord {
  const letters = /^(\p{L}+)\P{L}*$/u.exec(word.text)?.[1] ?? '';
  const mayBeSmall = word.confidence < TYPED && SAME_SHAPE.test(letters);
  if (before === undefined || !mayBeSmall || !/^\p{Ll}+$/u.test(before.text)) return word;
  return isTerm(before.text, letters, after?.text ?? '') ? { ...word, text: word.text.toLowerCase() } : word;
}

function isTerm(before: string, letters: string, next: string): boolean {
  const closes = !/^\p{Lu}/u.test(next) && closesTerm(spellingKey(before), spellingKey(letters));
  return closes || (isUnit(letters, next) && !PLACES.test(before));
}

/** `các Xã vùng cao`, `Xã Tân Hiệp`: written small, also before a name; but `Thương binh và Xã hội`. */
function isUnit(letters: string, next: string): boolean {
  return /^(?:Xã|Xóm)$/u.test(letters) && !/^[Hh]ội/u.test(next);
}

const KNOWN = new Map<string, string[]>();
for (const pair of known.pairs) KNOWN.set(fold(pair), [...(KNOWN.get(fold(pair)) ?? []), pair]);

/** Pairs of `mappings/reading/known-pairs.json`, written down by hand. */
const vocabulary: PairSource = (folded) => KNOWN.get(folded);

interface Slot {
  readonly original: SpelledWord;
  readonly isName: boolean;
  letters: string;
  text: string;
  supported: boolean;
  repaired: boolean;
}

/**
 * Puts the marks of words right by what stands elsewhere: `TÍNH SƠN LA` → `TỈNH SƠN LA`. Only marks change, and a word
 * that one pair confirms is not changed for another. Sources are asked in turn. Words that may be names are never changed.
 */
export function repairSpelling(
  words: readonly (ReadWord | SpelledWord)[],
  sources: readonly PairSource[],
  isName: (at: number) => boolean = () => false,
): readonly SpelledWord[] {
  const slots = words.map((word, i): Slot => {
    const original = { repaired: false, supported: false, doubted: false, ...word };
    return {
      original,
      isName: isName(i),
      letters: /\p{L}+/u.exec(word.text)?.[0] ?? '',
      text: word.text,
      supported: original.supported,
      repaired: false,
    };
  });
  for (const source of sources) {
    for (const [i, slot] of slots.entries()) confirm(slots[i - 1], slot, source);
    for (const [i, slot] of slots.entries()) repair(slots[i - 1], slot, source);
  }
  return slots.map(ofSlot);
}

function ofSlot({ original, letters, text, supported, repaired }: Slot): SpelledWord {
  const { confidence } = original;
  const as = { ...original, text, supported, repaired: repaired || original.repaired };
  if (repaired) {
    // what the words beside it had doubted is settled; a name is for a person
    const doubted = original.doubted && !/^\p{Ll}/u.test(letters);
    return { ...as, doubted, confidence: sureness(confidence, Math.max(REPAIRED, confidence)) };
  }
  const isNew = supported && !original.supported;
  return isNew ? { ...as, confidence: sureness(confidence, agreed(confidence, SUPPORTED)) } : as;
}

/** Punctuation between two words parts them. */
function keyOf(one: Slot, other: Slot): string | undefined {
  if (one.letters === '' || other.letters === '') return undefined;
  const joined = one.text.endsWith(one.letters) && other.text.startsWith(other.letters);
  return joined ? `${one.letters} ${other.letters}`.normalize('NFC').toLowerCase() : undefined;
}

function confirm(one: Slot | undefined, other: Slot, source: PairSource): void {
  if (one === undefined || one.isName || other.isName) return;
  const key = keyOf(one, other);
  if (key === undefined || !(source(fold(key)) ?? []).some((pair) => sameSpelling(pair, key))) return;
  one.supported = true;
  other.supported = true;
}

function repair(one: Slot | undefined, other: Slot, source: PairSource): void {
  const wanted = one === undefined ? undefined : onlySpelling(one, other, source);
  if (one === undefined || one.isName || wanted === undefined) return;
  const [first = '', second = ''] = wanted.split(' ');
  if (other.isName) {
    if (sameSpelling(other.letters, second) && mayBecome(one, first)) put(one, first);
    return;
  }
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
  // what was misread elsewhere, too, makes no word of one
  if (isSyllable(slot.letters) && !isSyllable(wanted)) return false;
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

export function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const [first = ''] = model;
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function sameSpelling(one: string, other: string): boolean {
  return one.split(' ').map(spellingKey).join(' ') === other.split(' ').map(spellingKey).join(' ');
}
