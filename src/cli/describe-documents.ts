import type { ScanRecord } from '../app/build-record.ts';
import type { FieldValue } from '../domain/cataloguing/field-value.ts';
import type { FieldName } from '../domain/metadata/field-name.ts';
import { pagesToSee } from '../domain/quality/pages-to-see.ts';
import { shownContent } from '../domain/metadata/shown-content.ts';
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
  const toSee = record.documents.length === 0 ? undefined : pagesToSee(record.pages);
  if (toSee !== undefined) lines.push('', context.text('pages-to-see', { ...toSee }));
  return lines.join('\n');
}

function fieldLine(context: CliContext, name: FieldName, field: FieldValue): string {
  const label = context.text(`field.${name}`);
  const doubt = field.needsReview
    ? `  ${context.text('cli.needsReview', { percent: Math.round(field.confidence * 100) })}`
    : '';
  return `  ${label}: ${shownContent(name, field.value)}${doubt}`;
}
