import { sql, type RawBuilder } from 'kysely';
import type { ProjectBundle } from '../../../../domain/arrangement/booking.ts';
import type { PartialDate } from '../../../../domain/archive/partial-date.ts';
import type { Condition, ReceiptRecord } from '../../../../domain/archive/receipt.ts';
import type { ArrangementRepository, BundleOfProjectFilter } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import type { ReceiptTable } from '../../../schema-authorities.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { dossierFacts, toFacts, type FactsRow } from './facts.ts';

type Material = Pick<
  ArrangementRepository,
  'receipts' | 'listBundles' | 'bundles' | 'dossierFacts' | 'boxFacts' | 'subjectsInRange'
>;

export function makeProjectMaterial({ db }: Database): Material {
  return {
    receipts: async (projectId) => {
      const { rows } = await sql<ReceiptTable & { body: ReceiptRecord }>`
        select receipt.* from vankho.receipt join vankho.arrangement_receipt own on own.receipt_id = receipt.id
        where own.project_id = ${projectId} order by received_on, id`.execute(db);
      return rows.map(({ id, fonds_id: fondsId, number, received_on: receivedOn, linear_metres, body, revision }) => ({
        ...{ id, fondsId, number, receivedOn: receivedOn as PartialDate, linearMetres: linear_metres },
        ...{ record: body, revision },
      }));
    },
    listBundles: async (projectId, filter, page) => {
      const conditions = [...filterConditions(projectId, filter)];
      if (page.after !== undefined) {
        const [receiptId, number] = decodeCursor(page.after, 2);
        conditions.push(sql`(bundle.receipt_id, bundle.number) > (${receiptId}, ${number}::integer)`);
      }
      const { rows } = await sql<BundleRow>`${bundleRows(projectId, conditions)}
        order by bundle.receipt_id, bundle.number limit ${page.limit + 1}`.execute(db);
      return toPage(rows, page, { item: toBundle, key: (row) => [row.receipt_id, row.number] });
    },
    bundles: async (projectId, ids) => {
      const isOne = sql`bundle.id = any(${[...ids]}::text[])`;
      const { rows } = await sql<BundleRow>`${bundleRows(projectId, [isOne])}
        order by bundle.receipt_id, bundle.number`.execute(db);
      return rows.map(toBundle);
    },
    dossierFacts: async (projectId, ids) => {
      const { rows } = await sql<FactsRow & { readonly id: string }>`${dossierFacts(projectId)}
        where dossier.id = any(${[...ids]}::text[])`.execute(db);
      return new Map(rows.map((row) => [row.id, toFacts(row)]));
    },
    boxFacts: async (projectId, ids) => {
      const { rows } = await sql<{ id: string; placed: boolean }>`
        select box.id, box.place_id is not null as placed from vankho.box
        join vankho.arrangement_fonds own on own.fonds_id = box.fonds_id and own.project_id = ${projectId}
        where box.id = any(${[...ids]}::text[])`.execute(db);
      return new Map(rows.map(({ id, placed }) => [id, { placed }]));
    },
    subjectsInRange: async (projectId, kind, { of, from, to }) => {
      const { rows } = await sql<{ id: string }>`${SUBJECTS[kind](projectId, of)}
        and number between ${from} and ${to} order by 1`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}

interface BundleRow {
  readonly id: string;
  readonly receipt_id: string;
  readonly number: number;
  readonly condition: string;
  readonly sorted: boolean;
  readonly worker: string | null;
  readonly booked: readonly string[];
}

function bundleRows(projectId: string, conditions: readonly RawBuilder<unknown>[]): RawBuilder<BundleRow> {
  return sql`
    select bundle.id, bundle.receipt_id, bundle.number, bundle.condition, bundle.node_id is not null as sorted,
      held.worker, array(${standingSteps(projectId)} order by step collate "C") as booked
    from vankho.bundle
    join vankho.arrangement_receipt own on own.receipt_id = bundle.receipt_id and own.project_id = ${projectId}
    left join vankho.arrangement_assignment held on held.bundle_id = bundle.id and held.ended_at is null
    where ${sql.join([sql`true`, ...conditions], sql` and `)}`;
}

function standingSteps(projectId: string): RawBuilder<unknown> {
  return sql`select step from vankho.arrangement_booking booking
    where booking.subject_id = bundle.id and booking.project_id = ${projectId} and booking.undone_at is null`;
}

function* filterConditions(projectId: string, filter: BundleOfProjectFilter): Generator<RawBuilder<unknown>> {
  const { worker, free, booked, notBooked } = filter;
  if (worker !== undefined) yield sql`held.worker = ${worker}`;
  if (free === true) yield sql`held.worker is null`;
  if (booked !== undefined) yield sql`exists (${standingSteps(projectId)} and step = ${booked})`;
  if (notBooked !== undefined) yield sql`not exists (${standingSteps(projectId)} and step = ${notBooked})`;
}

function toBundle({ id, receipt_id: receiptId, number, condition, sorted, worker, booked }: BundleRow): ProjectBundle {
  return { id, receiptId, number, condition: condition as Condition, sorted, worker, booked };
}

/** Subjects of a project in a receipt or an inventory; an empty inventory: boxes counted through the whole fonds. */
const SUBJECTS: Readonly<Record<'bundle' | 'dossier' | 'box', (projectId: string, of: string) => RawBuilder<unknown>>> =
  {
    bundle: (projectId, of) => sql`select bundle.id from vankho.bundle
    join vankho.arrangement_receipt own on own.receipt_id = bundle.receipt_id and own.project_id = ${projectId}
    where bundle.receipt_id = ${of}`,
    dossier: (projectId, of) => sql`select dossier.id from vankho.dossier
    join vankho.arrangement_fonds own on own.fonds_id = dossier.fonds_id and own.project_id = ${projectId}
    where inventory_number = ${of}`,
    box: (projectId, of) => sql`select box.id from vankho.box
    join vankho.arrangement_fonds own on own.fonds_id = box.fonds_id and own.project_id = ${projectId}
    where coalesce(inventory_number, '') = ${of}`,
  };
