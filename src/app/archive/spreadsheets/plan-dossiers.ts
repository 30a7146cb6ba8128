import { isDossierHidden } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { differencesOfDossier, differingRow, tellDifferences, tellHidden } from './differences.ts';
import type { DossierIndex, DossierKey } from './dossier-index.ts';
import { newTally, type DifferingRow, type ImportSubject, type Known, type Tally } from './import-subject.ts';
import { tellField, type DossierRow } from './read-dossier-rows.ts';
import type { Remarks } from './remark.ts';
import { takeRow, type TakenDossier } from './take-sheet.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

export function keyOfDossier({ code, inventoryNumber, number, temporaryNumber }: Dossier): DossierKey {
  return {
    ...(code !== null && { code }),
    ...(inventoryNumber !== null && { inventoryNumber }),
    ...(number !== null && { number }),
    temporaryNumber,
  };
}

/** What the rows of dossiers would add and change; `index` learns of each. */
export async function planDossiers(
  deps: SpreadsheetDeps,
  subject: ImportSubject,
  index: DossierIndex<Known>,
): Promise<PlannedDossiers> {
  const { dossierRows, fondsId, actor, remarks } = subject;
  const givenAway = await numbersGivenAway(deps, subject);
  const next = await deps.store.dossiers.next(fondsId);
  const numbers = temporaryNumbers(dossierRows, next.temporaryNumber);
  const plan = {
    added: [] as Dossier[],
    taken: [] as TakenDossier[],
    differing: [] as DifferingRow[],
    tally: newTally(),
  };
  for (const row of dossierRows) {
    plan.tally.read += 1;
    const known = index.find(row.key);
    const { description } = row;
    const isSound = tellClash(row, { known, givenAway, remarks });
    if (!isSound || description === undefined) {
      plan.tally.faulty += 1;
      if (known === undefined) index.add(row.key, { dossier: null, isNew: true, firstRow: row.place.source.row });
    } else if (known !== undefined && known.dossier !== null) {
      await planKnown(deps, { row, dossier: known.dossier, subject }, plan);
    } else {
      const place = {
        position: next.position + plan.added.length,
        temporaryNumber: row.key.temporaryNumber ?? numbers(),
      };
      const dossier = newDossier({ ...row, description }, { ...place, id: deps.ids.next(), fondsId, actor });
      plan.added.push(dossier);
      index.add(keyOfDossier(dossier), { dossier, isNew: true, firstRow: row.place.source.row });
    }
  }
  plan.tally.added = plan.added.length;
  return plan;
}

export interface PlannedDossiers {
  readonly added: readonly Dossier[];
  readonly taken: readonly TakenDossier[];
  readonly differing: readonly DifferingRow[];
  readonly tally: Tally;
}

interface KnownRow {
  readonly row: DossierRow;
  readonly dossier: Dossier;
  readonly subject: ImportSubject;
}

/** What is there already is written over only where a person chose the row, of the revision that they saw. */
async function planKnown(
  deps: SpreadsheetDeps,
  { row, dossier, subject }: KnownRow,
  plan: { readonly taken: TakenDossier[]; readonly differing: DifferingRow[]; readonly tally: Tally },
): Promise<void> {
  const { remarks, viewer, actor } = subject;
  const { place } = row;
  if (isDossierHidden(dossier, viewer)) {
    tellHidden(place, remarks);
    plan.tally.hidden += 1;
    return;
  }
  const fields = differencesOfDossier(row, dossier);
  // A box is given by boxing, which asks for the frozen number.
  const own = fields.filter(({ field }) => field !== 'boxNumber');
  const chosen = own.length === 0 ? undefined : subject.taken.of(place);
  if (chosen === undefined) {
    tellDifferences(place, fields, { remarks, message: 'import.differs' });
    plan.tally[fields.length > 0 ? 'differing' : 'unchanged'] += 1;
    if (fields.length > 0) plan.differing.push(differingRow(place, dossier, fields));
    return;
  }
  const names = own.map(({ field }) => field);
  const taken = await takeRow(deps, { ...row, actor, fields: names }, { place, dossier, revision: chosen, remarks });
  if (taken === undefined) plan.tally.faulty += 1;
  else {
    tellDifferences(place, own, { remarks, message: 'import.taken' });
    plan.taken.push(taken);
    plan.tally.taken += 1;
  }
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
