import { isOfPerson, type FieldOpinions } from '../../domain/cataloguing/field-value.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';

/** What people did with a document: it hangs on the first page, which must stay one. */
export interface WorkOfPeople {
  /** Fields with a value that a person gave. */
  readonly typed: number;
  readonly inDossier: boolean;
  /** A person said which row of a register it is, or that it is none. */
  readonly inRegister: boolean;
}

/** By the id of the document, for each of the rows. */
export async function workOfPeople(
  { store }: Pick<AppDeps, 'store'>,
  rows: readonly DocumentRow[],
): Promise<ReadonlyMap<string, WorkOfPeople>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const inDossiers = await store.dossiers.dossiersOf(ids);
  const settled = await store.registers.settled(ids);
  const workOn = (row: DocumentRow): WorkOfPeople => ({
    typed: typedFields(row),
    inDossier: inDossiers.has(row.id),
    inRegister: settled.has(row.id),
  });
  return new Map(rows.map((row) => [row.id, workOn(row)]));
}

/** Whether its first page must stay one. */
export function isWorkedOn({ typed, inDossier, inRegister }: WorkOfPeople): boolean {
  return typed > 0 || inDossier || inRegister;
}

function typedFields({ fields }: DocumentRow): number {
  const isTyped = (opinions: FieldOpinions) => Object.values(opinions).some(({ origin }) => isOfPerson(origin));
  return Object.values(fields).filter(isTyped).length;
}
