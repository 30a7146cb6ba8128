import type { Box } from '../page/geometry.ts';
import { fold } from './fold.ts';

/** A word of a page, wherever it was read. */
interface Placed {
  readonly text: string;
  readonly box: Box;
}

interface MaybePasted extends Placed {
  /** The annotation that shows it; absent for words of the page itself. */
  readonly pasted?: number;
  /** Shown by a note or stamp that anybody may lay upon a page. */
  readonly note?: true;
}

/**
 * What an office pastes into a letter when it is issued: its number, with or without the code of the body, and its
 * date or a part of it. All else that annotations say (who signed, when, with which certificate; notes of a reviewer)
 * is about the document and not of it: it must not be taken for head, issuing body, date or signatory.
 */
const ISSUED: readonly RegExp[] = [
  /^(?:số\s*:?\s*)?\d{1,6}\p{L}?(?:\s*\/\s*[\p{L}\d]+(?:[-/.&][\p{L}\d]+)*)?$/iu, // 542; Số: 542a; 542/TB-UBND
  /^(?:ngày|tháng|năm)\s+\d{1,4}$/iu,
  /^(?:[\p{L} .–-]+,\s*)?(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm(?:\s+\d{4})?)?\.?$/iu,
];

/** A place and a whole date have a dozen words; an office pastes a handful of things upon a page. */
const MOST_WORDS = 16;
const MOST_ANNOTATIONS = 200;

/** The pasted words that are a number or a date; each annotation counts by itself, and one of two lines is none. */
export function issuedWords<W extends MaybePasted>(layer: readonly W[]): readonly W[] {
  const annotations = Map.groupBy(
    layer.filter(({ pasted, note }) => pasted !== undefined && note !== true),
    ({ pasted }) => pasted,
  );
  return [...annotations.values()].slice(0, MOST_ANNOTATIONS).flatMap((shown) => {
    if (shown.length > MOST_WORDS) return [];
    const words = shown.toSorted((a, b) => a.box[0] - b.box[0]);
    const line = words.map(({ text }) => text).join(' ');
    return isOneLine(words) && ISSUED.some((pattern) => pattern.test(line)) ? words : [];
  });
}

function isOneLine(words: readonly Placed[]): boolean {
  const middles = words.map(({ box }) => box[1] + box[3] / 2);
  const least = Math.min(...words.map(({ box }) => box[3]));
  return Math.max(...middles) - Math.min(...middles) < least / 2;
}

/** Words between which number and parts of a date stand, folded: before them, and behind them. */
const BEFORE = /^\W*(?:so|ngay|thang|nam)\W*$/u;
const BEHIND = /^\W*(?:thang|nam)\W*$|^\//u;
/** In heights of the label: how far a word may lie above or below it, and beside it. */
const NEAR = { down: 1.2, across: 5 } as const;

/**
 * The words of a page with those pasted into it. A clerk drags number and day to their blanks by hand and may drop them
 * half a line too high: they are put on the line of the label beside them.
 */
export function withIssued<W extends Placed>(words: readonly W[], issued: readonly W[]): readonly W[] {
  const placed = issued.map((word) => onLine(word, words));
  return [...withoutCovered(words, placed), ...placed];
}

function onLine<W extends Placed>(word: W, words: readonly Placed[]): W {
  const near = words.flatMap((label) => {
    const across = isBefore(label, word)
      ? word.box[0] - label.box[0] - label.box[2]
      : label.box[0] - word.box[0] - word.box[2];
    const down = Math.abs(middle(label) - middle(word)) / label.box[3];
    const isNear = down < NEAR.down && Math.abs(across) < NEAR.across * label.box[3];
    return isNear && isLabelOf(label, word) ? [{ label, distance: down + Math.abs(across) / label.box[3] }] : [];
  });
  const [nearest] = near.sort((a, b) => a.distance - b.distance);
  if (nearest === undefined) return word;
  const [, top, , height] = nearest.label.box;
  return { ...word, box: [word.box[0], top, word.box[2], height] };
}

function isLabelOf(label: Placed, word: Placed): boolean {
  if (LEADERS.test(label.text)) return true;
  return (isBefore(label, word) ? BEFORE : BEHIND).test(fold(label.text));
}

function isBefore(label: Placed, word: Placed): boolean {
  return label.box[0] + label.box[2] / 2 < word.box[0] + word.box[2] / 2;
}

function middle({ box }: Placed): number {
  return box[1] + box[3] / 2;
}

/** Share of a word that must be covered before it is what was pasted, read a second time. */
const SAME_PLACE = 0.5;

/**
 * The words of a page without what lies below pasted ones: a reading of the same signs gives way, the dots of the form
 * (`Số: …… /TB-UBND`) do, and words that hung on them keep their own part.
 */
function withoutCovered<W extends Placed>(words: readonly W[], pasted: readonly Placed[]): readonly W[] {
  return words.flatMap((word) => {
    const over = pasted.filter(({ box }) => overlap(word.box, box) > 0);
    if (over.length === 0) return [word];
    const covered = over.reduce((sum, { box }) => sum + overlap(word.box, box), 0) / (word.box[2] * word.box[3]);
    if (LEADERS.test(word.text)) return partsBesideLeaders(word);
    return covered > SAME_PLACE ? [] : [word];
  });
}

const LEADERS = /([._…]{2,}|…)/u;

function partsBesideLeaders<W extends Placed>(word: W): readonly W[] {
  const [left, top, width, height] = word.box;
  const step = width / word.text.length;
  let at = 0;
  return word.text.split(LEADERS).flatMap((text) => {
    const box: Box = [left + at * step, top, text.length * step, height];
    at += text.length;
    return /[\p{L}\p{N}]/u.test(text) ? [{ ...word, text, box }] : [];
  });
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const down = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return across > 0 && down > 0 ? across * down : 0;
}
