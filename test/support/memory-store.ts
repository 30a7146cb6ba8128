import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../src/ports/store.ts';
import { memoryAccess } from './memory-store/access.ts';
import { memoryAccounts } from './memory-store/accounts.ts';
import { memoryDivisions } from './memory-store/divisions.ts';
import { memoryDossiers } from './memory-store/dossiers.ts';
import { memorySeenStamps } from './memory-store/seen-stamps.ts';
import { memoryClearedMarks, memoryHeldContents } from './memory-store/cleared-marks.ts';
import {
  memoryHints,
  memoryHostDeliveries,
  memoryHostDocuments,
  memoryHostObjects,
  memoryHostProgress,
} from './memory-store/hosts.ts';
import { memoryLearned } from './memory-store/learned.ts';
import { memoryLedger } from './memory-store/ledger.ts';
import { notInMemory } from './memory-store/not-in-memory.ts';
import { memoryReadings } from './memory-store/readings.ts';
import { memoryRegisters } from './memory-store/registers.ts';
import { memoryScanFiles } from './memory-store/scan-files.ts';
import { memorySearch } from './memory-store/search.ts';
import { copyState, emptyState, type MemoryContext, type MemoryState } from './memory-store/state.ts';

export interface MemoryStore extends Store {
  /** For tests that look behind the port, or tamper. */
  readonly state: () => MemoryState;
  /** The next call outside or inside a transaction fails with this, once. */
  failNext(error: Error): void;
}

/**
 * The Store port in memory: revisions, stale writes, keyset pages and rollback as the port promises. One
 * transaction runs at a time, and calls outside wait for it, so that nobody sees what may be rolled back.
 */
export function createMemoryStore(now: () => Date = () => new Date()): MemoryStore {
  let state = emptyState();
  let tail: Promise<unknown> = Promise.resolve();
  let failure: Error | undefined;
  const inside = new AsyncLocalStorage<{ failed?: unknown }>();

  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const run = tail.then(work);
    tail = run.catch(() => undefined); // its caller gets the error; those behind must not
    return run;
  };
  const call = <T>(work: (state: MemoryState) => T): Promise<T> => {
    const error = failure;
    failure = undefined;
    return error === undefined ? Promise.resolve().then(() => work(state)) : Promise.reject(error);
  };
  const context: MemoryContext = {
    state: () => state,
    alone: (work) => (inside.getStore() ? call(work) : queued(() => call(work))),
    now,
  };
  const transaction = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = copyState(state);
    const own: { failed?: unknown } = {};
    try {
      const result = await inside.run(own, work);
      if ('failed' in own) throw own.failed;
      return result;
    } catch (error) {
      state = before;
      throw error;
    }
  };
  /** What a nested one left half done must not be committed, even where its error was caught. */
  const nested = async <T>(outer: { failed?: unknown }, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      outer.failed = error;
      throw error;
    }
  };
  return {
    state: context.state,
    failNext: (error) => {
      failure = error;
    },
    scanFiles: memoryScanFiles(context),
    readings: memoryReadings(context),
    artifacts: {
      get: (fingerprint) => context.alone((current) => current.artifacts.get(fingerprint)?.body),
      put: (artifact) =>
        context.alone((current) => {
          current.artifacts.set(artifact.fingerprint, artifact);
        }),
    },
    divisions: memoryDivisions(context),
    clearedMarks: memoryClearedMarks(context),
    heldContents: memoryHeldContents(context),
    seenStamps: memorySeenStamps(context),
    cursors: {
      get: (hostId) => context.alone((current) => current.cursors.get(hostId)),
      replace: (hostId, { seen, next }) =>
        context.alone((current) => {
          if (current.cursors.get(hostId) !== seen) return false;
          current.cursors.set(hostId, next);
          return true;
        }),
    },
    hostObjects: memoryHostObjects(context),
    hostDocuments: memoryHostDocuments(context),
    hints: memoryHints(context),
    hostProgress: memoryHostProgress(context),
    hostDeliveries: memoryHostDeliveries(context),
    search: memorySearch(context),
    ledger: memoryLedger(context),
    accounts: memoryAccounts(context),
    organisations: notInMemory('organisations'),
    people: notInMemory('people'),
    fonds: notInMemory('fonds'),
    places: notInMemory('places'),
    dossiers: memoryDossiers(),
    retention: notInMemory('retention'),
    access: memoryAccess(),
    arrangement: notInMemory('arrangement'),
    disposals: notInMemory('disposals'),
    registers: memoryRegisters(),
    learned: memoryLearned(),
    info: () => context.alone(() => ({ engine: 'pglite', version: 'memory', durable: false, migration: '0000' })),
    transaction: (work) => {
      const outer = inside.getStore();
      return outer === undefined ? queued(() => transaction(work)) : nested(outer, work);
    },
    close: () => Promise.resolve(),
  };
}
