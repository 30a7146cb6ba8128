import { effectiveValue } from '../../domain/cataloguing/field-value.ts';
import { proposeFonds, type FondsEvidence, type FondsProposal } from '../../domain/archive/fonds-proposal.ts';
import type { Fonds } from '../../domain/archive/fonds.ts';
import { namesOf } from '../../domain/archive/organisation-names.ts';
import { parsePartialDate } from '../../domain/archive/partial-date.ts';
import type { FieldName } from '../../domain/metadata/field-name.ts';
import { RequestError } from '../../ports/errors.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound } from './refuse.ts';

export interface NamedProposal extends FondsProposal {
  readonly fonds: Fonds;
}

/** Fonds side by side: to which a document that was read may belong. Nothing is decided. @throws RequestError `not-found`, `withheld` */
export async function proposeFondsOfDocument(
  { store }: Pick<ArchiveDeps, 'store'>,
  documentId: string,
): Promise<readonly NamedProposal[]> {
  const row = demandFound(await store.readings.document(documentId), documentId);
  const file = await store.scanFiles.find(row.scanFileId);
  if (file?.state === 'withheld') throw new RequestError('withheld', 'The file is withheld');
  const fondsList = await allFonds(store);
  const creators = await store.organisations.resolve(fondsList.flatMap(({ creatorId }) => creatorId ?? []));
  const candidates = fondsList.flatMap(({ id, creatorId }) => {
    const creator = creatorId === null ? undefined : creators.get(creatorId);
    return creator ? [{ fondsId: id, names: namesOf(creator.record) }] : [];
  });
  const byId = new Map(fondsList.map((fonds) => [fonds.id, fonds]));
  return proposeFonds(evidenceOf(row), candidates).flatMap((proposal) => {
    const fonds = byId.get(proposal.fondsId);
    return fonds ? [{ ...proposal, fonds }] : [];
  });
}

function evidenceOf({ fields }: DocumentRow): FondsEvidence {
  const valueOf = (field: FieldName) => effectiveValue(fields[field] ?? {})?.value;
  const textOf = (field: FieldName) => {
    const value = valueOf(field);
    return typeof value === 'string' ? value : undefined;
  };
  const issuer = textOf('issuingBody');
  const notation = textOf('notation');
  const issuedOn = parsePartialDate(textOf('issuedOn') ?? '');
  const addressees = valueOf('addressees');
  return {
    ...(issuer !== undefined && { issuer }),
    ...(notation !== undefined && { notation }),
    ...(issuedOn !== undefined && { issuedOn }),
    ...(Array.isArray(addressees) && { addressees: addressees as readonly string[] }), // an array holds texts
  };
}

async function allFonds(store: ArchiveDeps['store']): Promise<readonly Fonds[]> {
  const found: Fonds[] = [];
  let after: string | undefined;
  do {
    const page = await store.fonds.list({}, { limit: 200, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
