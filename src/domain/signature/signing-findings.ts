import kinds from '../../../mappings/reading/signing.json' with { type: 'json' };
import type { CataloguedDocument } from '../cataloguing/catalogued-document.ts';
import type { FieldValue } from '../cataloguing/field-value.ts';
import { frameOf, layoutPage } from '../layout/page-layout.ts';
import type { PageFinding, PageReading } from '../page/page-reading.ts';
import { fold } from '../text/fold.ts';

/**
 * Pages on which a document should be signed or sealed and surely is not: `unsigned` where both are missing, `unsealed`
 * where the seal alone is. Told only of documents of which it is known what they are and who should have signed; copies
 * and drafts need neither, and what is signed electronically or on another page is signed.
 */
export function signingFindings(
  readings: readonly PageReading[],
  documents: readonly CataloguedDocument[],
): ReadonlyMap<number, PageFinding> {
  const found = documents.flatMap((document) => {
    const own = readings.filter(({ page }) => page >= document.firstPage && page <= document.lastPage);
    const page = signedPage(document);
    const finding = page === undefined ? undefined : findingOf(document, page, own);
    return page === undefined || finding === undefined ? [] : [[page, finding] as const];
  });
  return new Map(found);
}

/** Where the office and the name under it stand, of one signer. */
function signedPage({ fields: { signerRole: role, signatory: name } }: CataloguedDocument): number | undefined {
  const page = role?.evidence?.page;
  if (page === undefined || page !== name?.evidence?.page) return undefined;
  return textOf(role).includes(';') ? undefined : page;
}

function findingOf(
  document: CataloguedDocument,
  page: number,
  readings: readonly PageReading[],
): PageFinding | undefined {
  const signing = readings.find((reading) => reading.page === page)?.signing;
  if (signing?.seal !== 'missing' || signing.signature === 'unclear' || !isKnown(document)) return undefined;
  const elsewhere = readings.some((other) => other.page !== page && isSignedThere(other));
  if (elsewhere || readings.some(isSignedElectronically)) return undefined;
  if (signing.signature === 'missing') return { code: 'unsigned', box: signing.box };
  return mustBeSealed(document) ? { code: 'unsealed', box: signing.box } : undefined;
}

function isSignedThere({ signing }: PageReading): boolean {
  return signing?.seal === 'present' || signing?.signature === 'present';
}

/** `Người ký: …`, `Ký bởi: …`: the picture of an electronic signature, also where it was printed and scanned. */
function isSignedElectronically(reading: PageReading): boolean {
  return layoutPage(reading.words, frameOf(reading)).signatureOverlay.length > 0;
}

/** An office issued it, it is of a kind that one person signs, and it is neither copy nor draft. */
function isKnown({ fields }: CataloguedDocument): boolean {
  const { documentType: type, issuingBody, copyStatus } = fields;
  if (issuingBody === undefined || type === undefined || copyStatus !== undefined) return false;
  return !kinds.unsealedTypes.includes(textOf(type));
}

function mustBeSealed({ fields: { documentType: type, issuingBody, signerRole } }: CataloguedDocument): boolean {
  if (!kinds.sealedTypes.includes(textOf(type))) return false;
  const [body, role] = [fold(textOf(issuingBody)), fold(textOf(signerRole))];
  // `ĐẢNG ỦY XÃ … CHI BỘ …`, read as one
  const isUnsealed = (word: string) =>
    body.startsWith(`${word} `) || (word.includes(' ') && body.includes(` ${word} `));
  if (kinds.unsealedBodies.map(fold).some(isUnsealed)) return false;
  return !kinds.unsealedOffices.some((office) => role.endsWith(fold(office)));
}

function textOf(field: FieldValue | undefined): string {
  return typeof field?.value === 'string' ? field.value : '';
}
