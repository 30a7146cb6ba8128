import type { PageReading } from '../page/page-reading.ts';
import type { FieldName } from '../metadata/field-name.ts';
import { calibrated } from './calibration.ts';
import type { DocumentSpan } from './catalogued-document.ts';
import type { FieldValue, FieldValues } from './field-value.ts';
import type { FieldReader, Finding } from './reader.ts';
import { viewDocument } from './reader.ts';
import { readAddressees, readRecipients } from './readers/addresses.ts';
import { readDateAndPlace } from './readers/date.ts';
import { deriveFields } from './readers/derived.ts';
import { readDocumentType } from './readers/document-type.ts';
import { readIssuer } from './readers/issuer.ts';
import { readMarks } from './readers/marks.ts';
import { readNumber } from './readers/number.ts';
import { readSignature } from './readers/signature.ts';
import { readSubject } from './readers/subject.ts';
import { placedAsPrinted } from './tone-placing.ts';

/** Part of the fingerprint of the cataloguing step: raise it when a reader changes what it finds. */
export const CATALOGUE_VERSION = '26';

const READERS: readonly FieldReader[] = [
  readDocumentType,
  readNumber,
  readDateAndPlace,
  readIssuer,
  readSubject,
  readAddressees,
  readRecipients,
  readSignature,
  readMarks,
  deriveFields,
];

/**
 * Reads the fields of one document. `readings` are the pages of the scan file; only those of `span` are looked at.
 * A field that is not found is absent.
 */
export function catalogue(
  readings: readonly PageReading[],
  span: Pick<DocumentSpan, 'firstPage' | 'lastPage'>,
): FieldValues {
  const fields: Partial<Record<FieldName, FieldValue>> = {};
  for (const { field, value } of calibrated(scored(readings, span))) fields[field] ??= value;
  return fields;
}

/** What the readers found with the scores they gave: what a calibration is fitted to. */
export function scored(
  readings: readonly PageReading[],
  span: Pick<DocumentSpan, 'firstPage' | 'lastPage'>,
): readonly Finding[] {
  const own = readings.filter(({ page }) => page >= span.firstPage && page <= span.lastPage);
  const view = viewDocument(own);
  if (view === undefined) return [];
  const findings = READERS.flatMap((reader) => reader(view));
  const first = findings.filter(({ field }, i) => findings.findIndex((other) => other.field === field) === i);
  return placedAsPrinted(first, view);
}
