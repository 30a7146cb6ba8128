import { unionBox, type Box } from '../page/geometry.ts';
import type { PageReading, Word } from '../page/page-reading.ts';
import type { FieldContent, FieldName } from '../metadata/field-name.ts';
import type { PageLayout } from '../layout/page-layout.ts';
import { frameOf, layoutPage } from '../layout/page-layout.ts';
import type { PageFrame } from '../layout/placed-word.ts';
import type { TextLine } from '../layout/text-line.ts';
import { REVIEW_BELOW, clamp, doubted } from './confidence.ts';
import type { Evidence, FieldValue, Origin } from './field-value.ts';

export interface PageView {
  readonly reading: PageReading;
  readonly layout: PageLayout;
}

/** The pages of one document, taken apart. */
export interface DocumentView {
  readonly pages: readonly PageView[];
  /** The page that bears the head; the first page where none does. */
  readonly first: PageView;
}

/** What one reader found for one field. */
export interface Finding {
  readonly field: FieldName;
  readonly value: FieldValue;
  /** A person is asked however sure the value is. */
  readonly asks?: boolean;
}

/** Reads one field or one group of fields; finds nothing rather than guess. */
export type FieldReader = (view: DocumentView) => readonly Finding[];

export function viewPage(reading: PageReading): PageView {
  return { reading, layout: layoutOf(reading) };
}

const laidOut = new WeakMap<readonly Word[], { readonly frame: PageFrame; readonly layout: PageLayout }>();

/** Taking a page apart takes longer than all that is asked of it; while a page is read it is asked for several times. */
function layoutOf(reading: PageReading): PageLayout {
  const frame = frameOf(reading);
  const known = laidOut.get(reading.words);
  if (known !== undefined && isSameFrame(known.frame, frame)) return known.layout;
  const layout = layoutPage(reading.words, frame);
  laidOut.set(reading.words, { frame, layout });
  return layout;
}

function isSameFrame(one: PageFrame, other: PageFrame): boolean {
  const { width, height } = other.size;
  const isSameSize = one.size.width === width && one.size.height === height;
  return isSameSize && one.ppi === other.ppi && one.rotation === other.rotation;
}

/** `undefined` for a document without pages. */
export function viewDocument(readings: readonly PageReading[]): DocumentView | undefined {
  const pages = readings.map(viewPage);
  const first = pages.find(({ layout }) => layout.head !== undefined) ?? pages[0];
  return first === undefined ? undefined : { pages, first };
}

export function wordsOf(lines: readonly TextLine[]): Word[] {
  return lines.flatMap((line) => line.words.map(({ word }) => word));
}

/** Where a value stands, in pixels of the page as displayed. Undefined when no word carries it. */
function evidenceOf(view: PageView, words: readonly Word[], cut?: Box): Evidence | undefined {
  const box = cut ?? unionBox(words.map((word) => word.box));
  if (box === undefined) return undefined;
  return {
    page: view.reading.page,
    box,
    quote: words
      .map(({ text }) => text)
      .join(' ')
      .normalize('NFC'),
  };
}

export interface FoundOptions {
  readonly page: PageView;
  readonly words: readonly Word[];
  /** What was looked at where it is not the words: a cut of handwriting. */
  readonly box?: Box;
  readonly confidence: number;
  /** Ask a person however sure the reading is, e.g. for handwriting. */
  readonly review?: boolean;
  readonly origin?: Origin;
}

export function found(field: FieldName, value: FieldContent, options: FoundOptions): Finding {
  const confidence = clamp(options.confidence);
  const evidence = evidenceOf(options.page, options.words, options.box);
  return {
    field,
    value: {
      value,
      confidence,
      needsReview: options.review === true || confidence < REVIEW_BELOW,
      origin: options.origin ?? 'model',
      ...(evidence === undefined ? {} : { evidence }),
    },
    ...(options.review === true ? { asks: true } : {}),
  };
}

/** A person looks at it: half as sure, or as is said. */
export function inDoubt(finding: Finding, as: Partial<Pick<FieldValue, 'value' | 'confidence'>> = {}): Finding {
  const value = { ...finding.value, confidence: doubted(finding.value.confidence), ...as, needsReview: true };
  return { ...finding, value, asks: true };
}
