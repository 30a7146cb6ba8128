import type { DrawnLine } from './render.ts';
import type { PageDocument, Signer } from './model.ts';

/** A page of `docs/truth-format.md`; boxes in pixels of the image, before it was turned or bent. */
export interface PageTruth {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly damage: string;
  readonly mode: string;
  readonly skewDegrees: number;
  readonly lines: readonly (Omit<DrawnLine, 'box'> & { readonly box: readonly number[] })[];
}

const two = (value: number) => String(value).padStart(2, '0');

/** What a careful archivist would write down. */
export function describeDocument(doc: PageDocument, pages: readonly PageTruth[]): object {
  return {
    id: doc.id,
    regime: doc.regime,
    handwritten: handwrittenFields(doc),
    stamped: stampedFields(doc.signers),
    signed: doc.signers.every(({ signed }) => signed),
    sealed: doc.signers.every(({ sealed }) => sealed),
    fields: fieldsOf(doc),
    pages,
  };
}

function fieldsOf(doc: PageDocument): Record<string, string | readonly string[]> {
  const { year, month, day } = doc.date;
  return {
    documentType: doc.documentType,
    number: doc.number,
    notation: doc.notation,
    referenceNumber: `${doc.number}${doc.joint}${doc.notation}`,
    issuedOn: `${String(year)}-${two(month)}-${two(day)}`,
    place: doc.place,
    issuingBody: doc.issuer.join(' '),
    ...(doc.parent.length === 0 ? {} : { parentBody: doc.parent.join(' ') }),
    subject: subjectOf(doc),
    ...(doc.addressees.length === 0 ? {} : { addressees: doc.addressees }),
    ...(doc.recipients.length === 0 ? {} : { recipients: doc.recipients.map((name) => name.replace(/[;.]$/, '')) }),
    signatory: doc.signers.map(({ name }) => name).join('; '),
    signerRole: doc.signers.map(({ role }) => role.join(' ')).join('; '),
    ...(doc.urgency === undefined ? {} : { urgency: doc.urgency }),
    ...(doc.certified === undefined ? {} : { copyStatus: copyStatusOf(doc.certified.title) }),
  };
}

function copyStatusOf(title: string): string {
  return title.startsWith('SAO Y') ? 'Sao y' : `${title.charAt(0)}${title.slice(1).toLowerCase()}`;
}

/** `V/v` says that a subject follows; `Về việc` is printed as its first words. */
function subjectOf({ subjectMark, subject }: PageDocument): string {
  return `${subjectMark.replace(/^V\/v:?\s?/, '')}${subject}`;
}

function handwrittenFields(doc: PageDocument): string[] {
  const date = doc.dayBy !== 'print' || doc.monthBy !== 'print';
  return [...(doc.numberBy === 'print' ? [] : ['number', 'referenceNumber']), ...(date ? ['issuedOn'] : [])];
}

function stampedFields(signers: readonly Signer[]): string[] {
  return [
    ...(signers.some(({ nameBy }) => nameBy !== 'print') ? ['signatory'] : []),
    ...(signers.some(({ roleBy, deputyByHand }) => roleBy !== 'print' || deputyByHand) ? ['signerRole'] : []),
  ];
}

/** The printed lines page by page; a form feed between pages. */
export function textOf(pages: readonly PageTruth[]): string {
  return pages.map(({ lines }) => lines.map(({ text }) => `${text}\n`).join('')).join('\f');
}
