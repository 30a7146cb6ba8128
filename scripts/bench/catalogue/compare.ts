import type { FieldContent } from '../../../src/domain/metadata/field-name.ts';
import { fold } from '../../../src/domain/text/fold.ts';
import type { FieldText } from './labelled.ts';

/** Compared as printed: one kind of blank, dash and quotation mark; lists joined; `V/v` and `Về việc` before a subject do not count. */
export function comparable(field: string, value: FieldContent | undefined): string {
  const text =
    typeof value === 'object' ? value.map((entry) => entry.replace(/[;.,]+$/, '')).join('; ') : String(value);
  const plain = text.normalize('NFC').replace(/[–—−]/g, '-').replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
  return field === 'subject' ? plain.replace(/^(?:V\/v|Về việc)\s*:?\s*/iu, '') : plain;
}

export interface Comparison {
  readonly exact: boolean;
  /** Right when marks and case are left out of account. */
  readonly bare: boolean;
}

export function compareField(field: string, read: FieldContent | undefined, wanted: FieldText | undefined): Comparison {
  const [one, other] = [comparable(field, read), comparable(field, wanted)];
  return { exact: one === other, bare: fold(one) === fold(other) };
}
