import { buildFileCode, buildFileCode2019 } from './codes.ts';
import { numberAndNotation, type Dossier } from './dossier.ts';
import type { CodeProfile, Fonds } from './fonds.ts';
import type { OrganisationIdentifier } from './organisation.ts';

export interface CodeContext {
  readonly fonds: Pick<Fonds, 'code' | 'state' | 'settings' | 'description'>;
  /** Identifier of the creator; undefined where the authority list has none. */
  readonly agency: string | undefined;
}

type Numbered = Pick<Dossier, 'inventoryNumber' | 'number' | 'description'>;

/** Mã hồ sơ by the settings of the fonds; undefined while something that it is made of is not known. */
export function dossierCode(dossier: Numbered, context: CodeContext): string | undefined {
  const { inventoryNumber: inventory, number, description } = dossier;
  if (number === null || inventory === null) return undefined;
  const notation = numberAndNotation(number, description.notation);
  const isOld = context.fonds.settings.codeProfile === 'tt02-2019';
  return isOld ? codeOf2019({ inventory, notation }, context) : codeByYear(dossier, { inventory, notation }, context);
}

interface NumberParts {
  readonly inventory: string;
  readonly notation: string;
}

function codeOf2019({ inventory, notation }: NumberParts, { fonds }: CodeContext): string | undefined {
  const { archiveCode } = fonds.description;
  if (archiveCode === undefined || fonds.code === null) return undefined;
  return buildFileCode2019({ archive: archiveCode, fonds: fonds.code, inventory, notation });
}

function codeByYear(
  { description }: Numbered,
  { inventory, notation }: NumberParts,
  { fonds, agency }: CodeContext,
): string | undefined {
  const { codeProfile, numberWithin, inventories } = fonds.settings;
  const year = Number((description.startDate ?? description.endDate)?.slice(0, 4));
  // Of a closed fonds its own code stands in the place of the agency (TT 05/2025, PL I).
  const isClosed = codeProfile === 'tt05-2025' && fonds.state === 'closed';
  const first = isClosed ? (fonds.code ?? agency) : agency;
  if (first === undefined || Number.isNaN(year)) return undefined;
  // Numbers that start anew in each inventory are told apart by it.
  const isTold = codeProfile === 'tt05-2025' && numberWithin === 'inventory' && inventories.length > 1;
  return buildFileCode({ agency: first, year, notation, ...(isTold && { inventory }) });
}

/** Of an agency's identifiers the one that the circular is written with: the latest of its form, else the latest of all. */
export function agencyIdentifier(
  identifiers: readonly OrganisationIdentifier[],
  profile: CodeProfile,
): string | undefined {
  const form = profile === 'tt05-2025' ? 'level-1-first' : 'level-1-last';
  const latest = identifiers.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  return (latest.find((identifier) => identifier.form === form) ?? latest[0])?.value;
}
