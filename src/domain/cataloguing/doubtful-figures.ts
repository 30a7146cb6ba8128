import type { Word } from '../page/page-reading.ts';
import { fold } from '../text/fold.ts';
import { SURELY_READ } from './confidence.ts';
import type { DocumentView } from './reader.ts';

/** A figure that is part of a name and no other. */
const NAMED_FIGURE = /^covid-19[,.;:)]*$/i;
/** `202]`: a bracket or stroke in the place of a digit. */
const BROKEN_FIGURE = /\d[\][|{}!<>\\?]|[\][|{}!<>\\?]\d|\d{3}[lIi](?!\p{L})/u;

/**
 * Whether the words of a value hold a figure that was not surely read and that nothing else says: the same figure behind the
 * same word elsewhere in the document, or the other year of `năm học 2019 - 2020`. `own`: the words as they stand on the page.
 */
export function hasDoubtfulFigure(words: readonly Word[], own: readonly Word[], view: DocumentView): boolean {
  const excluded = new Set(own);
  return words.some((word, i) => {
    if (!/\d/.test(word.text) || NAMED_FIGURE.test(word.text)) return false;
    if (BROKEN_FIGURE.test(word.text)) return true;
    if (word.confidence >= SURELY_READ) return false;
    return !isOfSchoolYear(words, i) && !standsElsewhere(word, words[i - 1], { excluded, view });
  });
}

/** Years that follow each other, neither of which was badly read. */
function isOfSchoolYear(words: readonly Word[], i: number): boolean {
  return [i, i - 2].some((at) => {
    const three = words.slice(Math.max(0, at), at + 3);
    const [, from, to] =
      /^((?:19|20)\d\d) [-–] ((?:19|20)\d\d)[.,;)]*$/u.exec(three.map(({ text }) => text).join(' ')) ?? [];
    return (
      from !== undefined &&
      Number(to) === Number(from) + 1 &&
      three.every(({ confidence }) => confidence >= FAIRLY_READ)
    );
  });
}

const FAIRLY_READ = 0.75;

/** At the head of a line it numbers the parts of the document itself: every decision has an `Điều 1`. */
const PART = /^(?:dieu|chuong|muc|phan)$/;

function standsElsewhere(
  word: Word,
  before: Word | undefined,
  { excluded, view }: { excluded: ReadonlySet<Word>; view: DocumentView },
): boolean {
  if (before === undefined) return false;
  return view.pages
    .flatMap(({ layout }) => layout.lines)
    .some(({ words }) =>
      words.some(({ word: other }, i) => {
        if (excluded.has(other) || other.confidence < SURELY_READ || figureOf(other) !== figureOf(word)) return false;
        const isOwnPart = i === 1 && PART.test(fold(before.text));
        return !isOwnPart && fold(words[i - 1]?.word.text ?? '') === fold(before.text);
      }),
    );
}

function figureOf({ text }: Word): string {
  return text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}
