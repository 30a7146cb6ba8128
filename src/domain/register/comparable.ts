import type { PartialDate } from '../archive/partial-date.ts';
import { plainName, plainNotation, plainNumber, subjectWords } from './words.ts';
import type { RegisterRow } from './register.ts';

/** A value read from a page, and whether it may count without a person. */
export interface ReadValue<Value> {
  readonly value: Value;
  readonly sure: boolean;
}

/** What is known of a scanned document when its row is looked for. */
export interface ScannedFacts {
  readonly id: string;
  readonly number?: ReadValue<string>;
  readonly date?: ReadValue<PartialDate>;
  readonly notation?: string;
  readonly documentType?: string;
  readonly subject?: string;
  readonly signer?: string;
  readonly issuer?: string;
}

/** A row or a document, made comparable once. */
export interface Comparable {
  readonly id: string;
  readonly words: readonly string[];
  readonly number: string;
  readonly notation: string;
  readonly type: string;
  readonly signer: string;
  readonly issuer: readonly string[];
  readonly date: PartialDate | undefined;
  /** Of a document: what was read may count without a person. Rows are typed. */
  readonly sureNumber: boolean;
  readonly sureDate: boolean;
}

export function comparableRow({ id, entry }: Pick<RegisterRow, 'id' | 'entry'>): Comparable {
  const { number, date, signer, ...rest } = entry;
  return { id, ...texts({ ...rest, signer, number }), date: date ?? undefined, sureNumber: true, sureDate: true };
}

export function comparableDocument({ id, number, date, ...rest }: ScannedFacts): Comparable {
  return {
    ...{ id, ...texts({ ...rest, number: number?.value }) },
    ...{ date: date?.value, sureNumber: number?.sure ?? false, sureDate: date?.sure ?? false },
  };
}

type Texts = Partial<
  Record<'subject' | 'number' | 'notation' | 'documentType' | 'signer' | 'issuer', string | null | undefined>
>;

function texts(given: Texts) {
  const text = (name: keyof Texts) => given[name] ?? '';
  return {
    words: subjectWords(text('subject')),
    number: plainNumber(text('number')),
    notation: plainNotation(text('notation')),
    type: plainName(text('documentType')),
    signer: plainName(text('signer')),
    issuer: subjectWords(text('issuer')),
  };
}
