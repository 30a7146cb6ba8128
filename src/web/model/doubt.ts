import type { FieldContent, FieldName } from '../api/types.ts';
import type { MessageKey } from '../messages/messages.ts';
import type { FieldDefinition } from './field-definition.ts';
import { parseTypedDate } from './typed-date.ts';

/** The archive of the Republic begins with its founding; a document cannot be of tomorrow. */
const FIRST_YEAR = '1945';
/** Shorter than this a date is still being typed. */
const WHOLE_DATE = 10;

/** City districts and wards that have a number for a name. */
const NUMBERED_PLACE = /^(?:quận|phường)\s+\d{1,2}$/iu;

const hasDigit = (text: string) => /\d/.test(text);
const hasLetter = (text: string) => /\p{L}/u.test(text);

const LOOKS: Readonly<Partial<Record<FieldName, (text: string) => MessageKey | undefined>>> = {
  signatory: (text) => (hasDigit(text) ? 'field.doubt.personDigits' : undefined),
  place: (text) => (hasDigit(text) && !NUMBERED_PLACE.test(text) ? 'field.doubt.placeDigits' : undefined),
  issuingBody: (text) => (hasLetter(text) ? undefined : 'field.doubt.bodyDigits'),
  parentBody: (text) => (hasLetter(text) ? undefined : 'field.doubt.bodyDigits'),
  number: (text) => (hasDigit(text) ? undefined : 'field.doubt.noDigits'),
};

/** Why a kept value looks wrong for its field; said, never a hindrance. `today`: `YYYY-MM-DD`. */
export function doubtOfValue(definition: FieldDefinition, value: FieldContent, today: string): MessageKey | undefined {
  if (typeof value !== 'string') return undefined;
  return definition.kind === 'date' ? doubtOfDate(value, today) : LOOKS[definition.name]?.(value);
}

/** The same of what is being typed: nothing is said of a date that may still become one. */
export function doubtOfDraft(definition: FieldDefinition, draft: string, today: string): MessageKey | undefined {
  const text = draft.normalize('NFC').trim();
  if (text === '') return undefined;
  if (definition.kind !== 'date') return LOOKS[definition.name]?.(text);
  const isWhole = text.length >= WHOLE_DATE || hasLetter(text) || parseTypedDate(text) !== undefined;
  return isWhole ? doubtOfDate(text, today) : undefined;
}

function doubtOfDate(text: string, today: string): MessageKey | undefined {
  const date = parseTypedDate(text);
  if (date === undefined) return 'field.doubt.noDate';
  // ISO dates, whole or partial, sort as texts; a partial one is compared with as much of today.
  return date < FIRST_YEAR || date > today.slice(0, date.length) ? 'field.doubt.dateRange' : undefined;
}
