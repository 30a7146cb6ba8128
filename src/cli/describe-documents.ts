import type { ScanRecord } from '../app/build-record.ts';
import type { FieldValue } from '../domain/cataloguing/field-value.ts';
import { formatPartialDate, parsePartialDate } from '../domain/archive/partial-date.ts';
import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';
import type { CliContext } from './context.ts';

/** What a person wants to see first of a document, in this order. */
const SHOWN: readonly FieldName[] = [
  'documentType',
  'referenceNumber',
  'issuedOn',
  'place',
  'issuingBody',
  'parentBody',
  'subject',
  'signerRole',
  'signatory',
  'urgency',
];

/** A file and its documents, readable without a manual; values that a person must check are marked. */
export function describeDocuments(context: CliContext, record: ScanRecord): string {
  const lines = [
    context.text('cli.read.file', { file: record.file, pages: record.pages.length, engine: record.engine }),
  ];
  if (record.documents.length === 0) {
    lines.push('', context.text('blank-sides', { pages: record.pages.length }));
  }
  for (const document of record.documents) {
    lines.push('', context.text('cli.read.document', { first: document.firstPage, last: document.lastPage }));
    for (const name of SHOWN) {
      const value = document.fields[name];
      if (value !== undefined) lines.push(fieldLine(context, name, value));
    }
  }
  return lines.join('\n');
}

function fieldLine(context: CliContext, name: FieldName, field: FieldValue): string {
  const label = context.text(`field.${name}`);
  const doubt = field.needsReview
    ? `  ${context.text('cli.needsReview', { percent: Math.round(field.confidence * 100) })}`
    : '';
  return `  ${label}: ${contentText(field.value)}${doubt}`;
}

/** A value as people write it: lists joined, dates the Vietnamese way. */
export function contentText(value: FieldContent): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join('; ');
  const date = parsePartialDate(value);
  return date === undefined || /^\d{4}$/.test(value) ? value : formatPartialDate(date);
}
