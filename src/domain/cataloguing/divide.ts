import { PHRASES, beginsWith, findAnyPhrase, squeeze } from '../layout/phrases.ts';
import { bottom } from '../layout/placed-word.ts';
import type { PageReading } from '../page/page-reading.ts';
import type { Division, DocumentSpan } from './catalogued-document.ts';
import { clamp } from './confidence.ts';
import type { NumberParts } from './number-grammar.ts';
import { viewPage } from './reader.ts';
import type { PageView } from './reader.ts';
import { titleType } from './readers/document-type.ts';
import { readNumberLine } from './readers/number-line.ts';

/** Part of the fingerprint of the dividing step: raise it when a page may be judged otherwise. */
export const DIVISION_VERSION = '4';

/** Log odds that some page begins a document. */
const PRIOR = -2.2;

/** A sign that speaks for (above 0) or against a new document, in log odds. */
interface Sign {
  readonly weight: number;
  readonly shows: (view: PageView, current: readonly PageView[]) => boolean;
}

/*
 * A head alone is no new document: letters forward drafts and other agencies' papers, annexes bear heads of their
 * own. So the number must be there too, and what marks an annex or a draft weighs more than the head.
 */
const SIGNS: readonly Sign[] = [
  { weight: 3, shows: (view) => topHead(view) !== undefined },
  { weight: 0.8, shows: (view) => numberOf(view)?.notation !== undefined && numberOf(view)?.blank === false },
  { weight: 0.8, shows: (view) => numberOf(view)?.number !== undefined },
  { weight: 0.4, shows: (view) => topHead(view)?.dateLine !== undefined },
  { weight: 0.8, shows: (view) => (topHead(view)?.subjectLines.length ?? 0) > 0 || titleType(view) !== undefined },
  { weight: 0.8, shows: (_view, current) => current.some((page) => page.layout.feet.length > 0) },
  { weight: -2.8, shows: (view) => numberOf(view)?.blank === true },
  { weight: -4, shows: isDraft },
  { weight: -3.5, shows: isAnnex },
  { weight: -3.5, shows: ({ layout }) => (layout.pageNumber ?? 1) > 1 },
  { weight: -4.8, shows: (view, current) => announces(current, numberOf(view)?.referenceNumber) },
  { weight: -0.8, shows: ({ reading }) => reading.rotation === 90 || reading.rotation === 270 },
];

/**
 * Cuts a scan stream into documents by their first pages. Every page is in exactly one document; blank sides belong to
 * the document before them. A file of blank sides alone holds no document.
 */
export function divide(readings: readonly PageReading[]): Division {
  if (readings.every(({ blank }) => blank)) return { documents: [] };
  const documents: DocumentSpan[] = [];
  let current: PageView[] = [];
  for (const reading of readings) {
    const view = viewPage(reading);
    const confidence = current.length === 0 ? 1 : beginning(view, current);
    const last = documents.at(-1);
    if (last === undefined || confidence > 0.5) {
      documents.push({ firstPage: reading.page, lastPage: reading.page, confidence: clamp(confidence) });
      current = [view];
    } else {
      documents.splice(-1, 1, { ...last, lastPage: reading.page });
      current.push(view);
    }
  }
  return { documents };
}

/** Probability that a document begins here. `current`: the pages of the document so far. */
function beginning(view: PageView, current: readonly PageView[]): number {
  // the first thing of a stream may be a blank cover; a blank side never begins a document
  if (isBlank(view) || current.every(isBlank)) return 0;
  const signs = SIGNS.filter(({ shows }) => shows(view, current));
  const score = signs.reduce((sum, { weight }) => sum + weight, PRIOR);
  return 1 / (1 + Math.exp(-score));
}

function isBlank({ reading }: PageView): boolean {
  return reading.blank || reading.words.length === 0;
}

/** A head in the upper part of the page: further down it belongs to a copy block. */
function topHead({ layout }: PageView): PageView['layout']['head'] {
  const { head, page } = layout;
  return head !== undefined && bottom(head.national.box) < page.size.height * 0.3 ? head : undefined;
}

function numberOf(view: PageView): NumberParts | undefined {
  return topHead(view) === undefined ? undefined : readNumberLine(view)?.parts;
}

function isDraft({ layout }: PageView): boolean {
  return layout.lines.some(
    (line) => line.words.length <= 4 && findAnyPhrase(line, PHRASES.draftMarks) !== undefined && line.confidence > 0.5,
  );
}

/** `(Kèm theo Quyết định số …)` or the title of an annex, in the upper part of the page. */
function isAnnex({ layout }: PageView): boolean {
  const upper = layout.body.filter(({ box }) => box[1] < layout.page.size.height * 0.4).slice(0, 10);
  const title = upper.slice(0, 4).some((line) => PHRASES.annexTitles.some((phrase) => beginsWith(line, phrase)));
  const note = upper.some((line) => /^\W*\(/.test(line.text) && findAnyPhrase(line, PHRASES.annexMarks) !== undefined);
  return title || note;
}

/** Letters and digits between the number of an enclosure and the words that say it is one. */
const NEAR = 60;

/** The document before names this one by its number and says, close by, that it goes with it. */
function announces(current: readonly PageView[], referenceNumber: string | undefined): boolean {
  if (referenceNumber === undefined) return false;
  const text = squeeze(current.map(({ reading }) => reading.text).join(' '));
  const at = text.indexOf(squeeze(referenceNumber));
  if (at === -1) return false;
  const around = text.slice(Math.max(0, at - NEAR), at + referenceNumber.length + NEAR);
  return PHRASES.annexMarks.some((mark) => around.includes(squeeze(mark)));
}
