import type { Dossier } from '../../../domain/archive/dossier.ts';
import { tellDifferences } from './differences.ts';
import type { DossierIndex, DossierKey } from './dossier-index.ts';
import { newTally, type ImportSubject, type Known, type Tally } from './import-subject.ts';
import { tellField, type DossierRow } from './read-dossier-rows.ts';
import type { Remarks } from './remark.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

export function keyOfDossier({ code, inventoryNumber, number, temporaryNumber }: Dossier): DossierKey {
  return {
    ...(code !== null && { code }),
    ...(inventoryNumber !== null && { inventoryNumber }),
    ...(number !== null && { number }),
    temporaryNumber,
  };
}

/** What the rows of dossiers would add; `index` learns of each. */
export async function planDossiers(
  deps: SpreadsheetDeps,
  subject: ImportSubject,
  index: DossierIndex<Known>,
): Promise<{ readonly added: readonly Dossier[]; readonly tally: Tally }> {
  const { dossierRows, fondsId, actor, remarks } = subject;
  const givenAway = await numbersGivenAway(deps, subject);
  const next = await deps.store.dossiers.next(fondsId);
  const numbers = temporaryNumbers(dossierRows, next.temporaryNumber);
  const tally = newTally();
  const added: Dossier[] = [];
  for (const row of dossierRows) {
    tally.read += 1;
    const known = index.find(row.key);
    const { description } = row;
    const isSound = tellClash(row, { known, givenAway, remarks });
    if (!isSound || description === undefined) {
      tally.faulty += 1;
      if (known === undefined) index.add(row.key, { dossier: null, isNew: true, firstRow: row.place.source.row });
    } else if (known !== undefined && known.dossier !== null) {
      tally[tellDifferences(row, known.dossier, remarks) ? 'differing' : 'unchanged'] += 1;
    } else {
      const place = { position: next.position + added.length, temporaryNumber: row.key.temporaryNumber ?? numbers() };
      const dossier = newDossier({ ...row, description }, { ...place, id: deps.ids.next(), fondsId, actor });
      added.push(dossier);
      index.add(keyOfDossier(dossier), { dossier, isNew: true, firstRow: row.place.source.row });
    }
  }
  tally.added = added.length;
  return { added, tally };
}

interface Clash {
  readonly known: Known | undefined;
  readonly givenAway: GivenAway;
  readonly remarks: Remarks;
}

/** False, and told, where the row has the number of an earlier row or one that is given away. */
function tellClash(row: DossierRow, { known, givenAway, remarks }: Clash): boolean {
  if (known !== undefined && known.firstRow !== null) {
    tellField(row.place, remarks, { field: 'number', message: 'import.twice', details: { row: known.firstRow } });
    return false;
  }
  if (known !== undefined || !isGivenAway(row, givenAway)) return true;
  tellField(row.place, remarks, { field: 'number', message: 'import.number-taken' });
  return false;
}

async function numbersGivenAway(
  { store }: Pick<SpreadsheetDeps, 'store'>,
  { dossierRows, fondsId }: ImportSubject,
): Promise<GivenAway> {
  const codes = dossierRows.flatMap(({ key }) => key.code ?? []);
  const retired = await store.dossiers.retiredNumbers(fondsId);
  return {
    bearers: codes.length === 0 ? new Map<string, string>() : await store.dossiers.bearersOf(codes),
    retired: new Set(retired.map(({ inventoryNumber, number }) => `${inventoryNumber}\n${String(number)}`)),
  };
}

/** Behind all that are there or that the file gives. */
function temporaryNumbers(rows: readonly DossierRow[], first: number): () => number {
  let next = rows.reduce((most, { key }) => Math.max(most, (key.temporaryNumber ?? 0) + 1), first);
  return () => next++;
}

interface GivenAway {
  readonly bearers: ReadonlyMap<string, string>;
  readonly retired: ReadonlySet<string>;
}

function isGivenAway({ key }: DossierRow, { bearers, retired }: GivenAway): boolean {
  const isBorne = key.code !== undefined && bearers.has(key.code);
  return isBorne || (key.number !== undefined && retired.has(`${key.inventoryNumber ?? ''}\n${String(key.number)}`));
}

type Described = Omit<DossierRow, 'description'> & Required<Pick<DossierRow, 'description'>>;
type Given = Pick<Dossier, 'id' | 'fondsId' | 'position' | 'temporaryNumber'> & { readonly actor: string };

/** A code is given with a frozen number only: a row that has one says that the number is on the cover. */
function newDossier({ key, description, ...row }: Described, { actor, ...given }: Given): Dossier {
  const [nodeId, boxNumber] = [row.nodeId ?? null, row.boxNumber ?? null];
  return {
    ...given,
    ...{ nodeId, boxNumber, description },
    state: nodeId === null ? 'sorting' : 'described',
    inventoryNumber: key.inventoryNumber ?? null,
    number: key.number ?? null,
    numberFrozen: key.code !== undefined,
    code: key.code ?? null,
    ...{ editors: [actor], checkedBy: null, retentionDecision: null, revision: 1 },
  };
}
