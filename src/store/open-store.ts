import type { Clock } from '../ports/clock.ts';
import { StoreError } from '../ports/errors.ts';
import type { Store, StoreInfo } from '../ports/store.ts';
import { makeKysely, type Database } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import type { Engine } from './engine.ts';
import { toStoreFailure } from './failure.ts';
import { Health, type StoreIncident } from './health.ts';
import { migrate } from './migrate.ts';
import { makeDisposalRepository } from './queries/archive/disposal/disposal-repository.ts';
import { makeAccessRepository } from './queries/archive/access/access-repository.ts';
import { makeDossierRepository } from './queries/archive/dossiers/dossier-repository.ts';
import { makeFondsRepository } from './queries/archive/fonds.ts';
import { makeOrganisationRepository } from './queries/archive/organisations.ts';
import { makePersonRepository } from './queries/archive/people.ts';
import { makePlaceRepository } from './queries/archive/places.ts';
import { makeArrangementRepository } from './queries/archive/arrangement/arrangement-repository.ts';
import { makeLearnedRepository } from './queries/learning/learned.ts';
import { makeRegisterRepository } from './queries/archive/registers/register-repository.ts';
import { makeRetentionRepository } from './queries/archive/retention/retention-repository.ts';
import { makeAccountRepository } from './queries/accounts.ts';
import { makeArtifactRepository } from './queries/artifacts.ts';
import { makeClearedMarkRepository } from './queries/cleared-marks.ts';
import { makeFileDivisionRepository } from './queries/file-divisions.ts';
import { makeHeldContentRepository } from './queries/held-contents.ts';
import { makeHostCursorRepository } from './queries/host-cursors.ts';
import { makeHostDeliveryMap } from './queries/host-deliveries.ts';
import { makeHintRepository } from './queries/host-hints.ts';
import { makeHostDocumentRepository } from './queries/host-documents.ts';
import { makeHostObjectMap } from './queries/host-objects.ts';
import { makeHostProgressRepository } from './queries/host-progress.ts';
import { makeLedgerRepository } from './queries/ledger.ts';
import { makeReadingRepository } from './queries/readings/reading-repository.ts';
import { makeScanFileRepository } from './queries/scan-files.ts';
import { makeSearchRepository } from './queries/search.ts';
import { makeSeenStampRepository } from './queries/seen-stamps.ts';
import { Router } from './router.ts';
import { openServer, type ServerOptions } from './server/open-server.ts';

export type StoreOptions = (
  { readonly kind: 'embedded'; readonly folder: string } | ({ readonly kind: 'server' } & ServerOptions)
) & {
  /** Time of ledger entries; the system's clock when absent. */
  readonly clock?: Clock;
  /** On `broken` the process must end: nothing is lost, the next start recovers. */
  readonly onIncident?: (incident: StoreIncident) => void;
};

/** For those who must share the store's transactions: the queue, export and import. */
export interface StoreConnection {
  readonly engine: StoreInfo['engine'];
  /** Runs in the surrounding transaction, if there is one. Several statements at once only without values. */
  execute(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>;
  /** Runs `work` once the surrounding transaction has committed; at once when there is none. It must not throw. */
  afterCommit(work: () => Promise<void>): Promise<void>;
  transaction: Store['transaction'];
}

export interface OpenStore extends Store {
  readonly connection: StoreConnection;
}

/**
 * Opens the database, brings its schema up to date, and proves that a commit reaches the disk.
 * @throws StoreError `store-locked`, `store-not-durable`, `store-unreachable`, `store-version`, `store-migration`
 * @throws FileError `not-writable`, `disk-full`, `io`
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const health = new Health(options.onIncident ?? (() => undefined));
  const engine = await openEngine(options, health);
  const router = new Router(engine);
  const clock = options.clock ?? { now: () => new Date() };
  try {
    const migration = await migrate(engine);
    const database: Database = { router, db: makeKysely(router), clock };
    await proveDurable(engine, database);
    engine.startMaintenance();
    return makeStore(engine, database, migration);
  } catch (error) {
    await engine.close();
    throw health.broken ?? toStoreFailure(error);
  }
}

async function openEngine(options: StoreOptions, health: Health): Promise<Engine> {
  return options.kind === 'embedded' ? await openEmbedded(options.folder, health) : await openServer(options, health);
}

/** Refuses to run on an engine whose commits do not reach the disk, e.g. after PGlite has changed its inside. */
async function proveDurable(engine: Engine, { db, clock }: Database): Promise<void> {
  const before = engine.flushes();
  const row = { id: 1, opened_at: clock.now() };
  const probe = db.insertInto('durability_probe').values(row);
  await probe.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
  const after = engine.flushes();
  if (before === undefined || after === undefined || after > before) return;
  throw new StoreError('store-not-durable', 'A commit did not reach the disk: the embedded store refuses to run');
}

function makeStore(engine: Engine, database: Database, migration: string): OpenStore {
  const { router } = database;
  let closing: Promise<void> | undefined;
  return {
    scanFiles: makeScanFileRepository(database),
    readings: makeReadingRepository(database, engine.health),
    artifacts: makeArtifactRepository(database),
    divisions: makeFileDivisionRepository(database),
    clearedMarks: makeClearedMarkRepository(database),
    heldContents: makeHeldContentRepository(database),
    seenStamps: makeSeenStampRepository(database),
    cursors: makeHostCursorRepository(database),
    hostObjects: makeHostObjectMap(database),
    hostDocuments: makeHostDocumentRepository(database),
    hints: makeHintRepository(database),
    hostProgress: makeHostProgressRepository(database),
    hostDeliveries: makeHostDeliveryMap(database),
    search: makeSearchRepository(database),
    ledger: makeLedgerRepository(database),
    accounts: makeAccountRepository(database),
    organisations: makeOrganisationRepository(database),
    people: makePersonRepository(database),
    fonds: makeFondsRepository(database),
    places: makePlaceRepository(database),
    dossiers: makeDossierRepository(database),
    retention: makeRetentionRepository(database),
    access: makeAccessRepository(database),
    arrangement: makeArrangementRepository(database),
    disposals: makeDisposalRepository(database),
    registers: makeRegisterRepository(database),
    learned: makeLearnedRepository(database),
    info: async () => {
      // Asked by health checks: the answer must come from a database that lives.
      await router.query('select 1');
      return { engine: engine.kind, version: engine.version, durable: true, migration };
    },
    transaction: (work) => router.transaction(work),
    close: () => (closing ??= engine.close()),
    connection: makeConnection(engine, router),
  };
}

function makeConnection(engine: Engine, router: Router): StoreConnection {
  return {
    engine: engine.kind,
    execute: async (text, values) => {
      const result: unknown = await router.query(text, values);
      // Several statements at once give one result each, which the driver's types do not say.
      const results = (Array.isArray(result) ? result : [result]) as { readonly rows?: Record<string, unknown>[] }[];
      return { rows: results.flatMap(({ rows }) => rows ?? []) };
    },
    afterCommit: (work) => router.afterCommit(work),
    transaction: (work) => router.transaction(work),
  };
}
