import { isOfPerson, type FieldOpinions } from '../../domain/cataloguing/field-value.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';

/** What people did with a document: it hangs on the first page, which must stay one. */
export interface WorkOfPeople {
  /** Fields with a value that a person gave. */
  readonly typed: number;
  readonly inDossier: boolean;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

/** By the id of the document, for each of the rows. */
export async function workOfPeople(
  { store }: Pick<AppDeps, 'store'>,
  rows: readonly DocumentRow[],
): Promise<ReadonlyMap<string, WorkOfPeople>> {
  const inDossiers = rows.length === 0 ? NONE : await store.dossiers.dossiersOf(rows.map(({ id }) => id));
  return new Map(rows.map((row) => [row.id, { typed: typedFields(row), inDossier: inDossiers.has(row.id) }]));
}

function typedFields({ fields }: DocumentRow): number {
  const isTyped = (opinions: FieldOpinions) => Object.values(opinions).some(({ origin }) => isOfPerson(origin));
  return Object.values(fields).filter(isTyped).length;
}
