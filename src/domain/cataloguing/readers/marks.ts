import { PHRASES, isOnly, squeeze } from '../../layout/phrases.ts';
import { bottom } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare } from '../../layout/text-line.ts';
import { turnBox } from '../../page/geometry.ts';
import { ofClosedList } from '../confidence.ts';
import type { DocumentView, Finding } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import { readCopyStatus } from './copy-status.ts';

/** `urgency` and `copyStatus`: stamps and block titles that stand alone on their line, in capitals. */
export function readMarks(view: DocumentView): readonly Finding[] {
  return [...readUrgency(view), ...readCopyStatus(view)];
}

/** The stamp of urgency stands in the upper part of the first page (NĐ 30/2020, Phụ lục I, ô 10b). */
function readUrgency({ first: page }: DocumentView): readonly Finding[] {
  const limit = page.layout.page.size.height * 0.45;
  const upper = page.layout.lines.filter((line) => bottom(line.box) < limit && capitalShare(line.text) > 0.8);
  for (const { value, phrases } of PHRASES.urgencyMarks) {
    const line = upper.find((candidate) => phrases.some((phrase) => isOnly(candidate, phrase)));
    if (line !== undefined) return [found('urgency', value, markOptions(page, line))];
  }
  return seenUrgency(page, limit);
}

/** Less sure than what the engine read: KHẨN may be the last word of THƯỢNG KHẨN. */
const SEEN_AT_MOST = 0.7;

/** A stamp that the engine read nothing of (leaning, shaped like an arrow): a proposal. */
function seenUrgency(page: DocumentView['first'], limit: number): readonly Finding[] {
  const { urgencyStamp: stamp, rotation, widthPx: width, heightPx: height } = page.reading;
  if (stamp === undefined || bottom(turnBox(stamp.box, { width, height }, rotation)) >= limit) return [];
  const mark = PHRASES.urgencyMarks.find(({ phrases }) =>
    phrases.some((phrase) => squeeze(phrase) === squeeze(stamp.word)),
  );
  if (mark === undefined) return [];
  const word = { text: stamp.word, box: stamp.box, confidence: stamp.probability, line: 0, layer: 'red' } as const;
  const confidence = Math.min(SEEN_AT_MOST, stamp.probability);
  return [found('urgency', mark.value, { page, words: [word], confidence, review: true })];
}

function markOptions(page: DocumentView['first'], line: TextLine) {
  const words = wordsOf([line]);
  // one of a few stamps, alone on its line
  return { page, words, confidence: ofClosedList(words) };
}
