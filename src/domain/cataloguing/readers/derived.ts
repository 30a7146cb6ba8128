import { PHRASES } from '../../layout/phrases.ts';
import { syllableShare } from '../../text/syllable.ts';
import type { FieldContent, FieldName } from '../../metadata/field-name.ts';
import { REVIEW_BELOW, clamp } from '../confidence.ts';
import type { DocumentView, Finding } from '../reader.ts';

/** What follows from the pages by rule: `pageCount`, `language`, `originKind`. */
export function deriveFields(view: DocumentView): readonly Finding[] {
  const scanned = view.pages.every(({ reading }) => reading.source === 'ocr');
  return [
    derived('pageCount', view.pages.length, 1),
    ...language(view),
    ...(scanned ? [derived('originKind', PHRASES.values.digitized, 1)] : []),
  ];
}

/** Fewer words than this say nothing about the language. */
const ENOUGH_WORDS = 20;

/** Only Vietnamese can be told from its syllables; another language is left to a person. */
function language(view: DocumentView): Finding[] {
  const { share, count } = syllableShare(view.pages.map(({ reading }) => reading.text).join('\n'));
  if (count < ENOUGH_WORDS || share < 0.6) return [];
  return [derived('language', PHRASES.values.vietnamese, clamp(0.5 + share * 0.55))];
}

function derived(field: FieldName, value: FieldContent, confidence: number): Finding {
  return { field, value: { value, confidence, needsReview: confidence < REVIEW_BELOW, origin: 'rule' } };
}
