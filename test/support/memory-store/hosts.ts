import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sealedText } from '../../../src/domain/hosts/sealed-value.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type {
  HintRepository,
  HintState,
  HostDelivery,
  HostDeliveryMap,
  HostDocumentRepository,
  HostDocumentState,
  HostHint,
  HostObjectMap,
  HostProgress,
  HostProgressRepository,
  NewHint,
  OpenAlarm,
} from '../../../src/ports/host-state.ts';
import type { HostValues } from '../../../src/ports/host-values.ts';
import type { PageOf, PageRequest } from '../../../src/ports/store/paging.ts';
import { newestFirst, pageOf } from './paging.ts';
import type { MemoryContext, MemoryState } from './state.ts';

export function memoryHostObjects({ alone }: MemoryContext): HostObjectMap {
  const keyOf = ({ hostId, kind, key }: { hostId: HostId; kind: string; key: string }) =>
    JSON.stringify([hostId, kind, key]);
  return {
    list: (hostId) =>
      alone((state) => {
        const found = [...state.hostObjects.values()].filter((object) => object.hostId === hostId);
        return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      }),
    put: (object) =>
      alone((state) => {
        state.hostObjects.set(keyOf(object), object);
      }),
    remove: (object) =>
      alone((state) => {
        state.hostObjects.delete(keyOf(object));
      }),
  };
}

export function memoryHostDeliveries({ alone }: MemoryContext): HostDeliveryMap {
  const keyOf = ({ hostId, ref }: Pick<HostDelivery, 'hostId' | 'ref'>): string => JSON.stringify([hostId, ref]);
  const copy = (record: unknown): unknown => JSON.parse(JSON.stringify(record ?? null));
  const put = (state: MemoryState, delivery: HostDelivery): void => {
    const { textBefore } = state.hostDeliveries.get(keyOf(delivery)) ?? {};
    const kept = { ...delivery, record: copy(delivery.record) };
    state.hostDeliveries.set(keyOf(delivery), textBefore === undefined ? kept : { ...kept, textBefore });
  };
  return {
    find: (hostId, refs) =>
      alone((state) => {
        const found = refs.flatMap((ref) => state.hostDeliveries.get(keyOf({ hostId, ref })) ?? []);
        return new Map(found.map(({ ref, record }) => [ref, record]));
      }),
    refs: (hostId) =>
      alone((state) => {
        const found = [...state.hostDeliveries.values()].filter((one) => one.hostId === hostId);
        return found.map(({ ref }) => ref).sort();
      }),
    add: (deliveries) =>
      alone((state) => {
        for (const one of deliveries) if (!state.hostDeliveries.has(keyOf(one))) put(state, one);
      }),
    put: (delivery) =>
      alone((state) => {
        put(state, delivery);
      }),
    replace: (delivery, seen) =>
      alone((state) => {
        const stands = state.hostDeliveries.get(keyOf(delivery));
        if (!stands || !isDeepStrictEqual(stands.record, copy(seen))) return false;
        put(state, delivery);
        return true;
      }),
    keepText: (of, text) =>
      alone((state) => {
        const stands = state.hostDeliveries.get(keyOf(of));
        if (stands) state.hostDeliveries.set(keyOf(of), { ...stands, textBefore: text ?? undefined });
      }),
    keptText: (of) => alone((state) => state.hostDeliveries.get(keyOf(of))?.textBefore),
    remove: (of) =>
      alone((state) => {
        state.hostDeliveries.delete(keyOf(of));
      }),
  };
}

const NOTHING: Omit<HostDocumentState, 'scanFileId'> = {
  baseline: {},
  sealed: null,
  taken: {},
  leftAlone: [],
  intended: null,
  fingerprint: null,
  textSha256: null,
  retention: {},
  pending: [],
  marks: [],
  conflicts: [],
  remarkedFor: null,
  runsOn: null,
  runs: 0,
  capped: false,
  alarm: null,
  notes: [],
  leftInHost: [],
  textKept: false,
};

export function memoryHostDocuments({ alone }: MemoryContext): HostDocumentRepository {
  const ofHost = (state: MemoryState, hostId: HostId) =>
    [...state.hostDocuments.values()].filter((row) => state.scanFiles.get(row.scanFileId)?.hostId === hostId);
  return {
    find: (id) => alone((state) => state.hostDocuments.get(id)),
    save: (id, changes) =>
      alone((state) => {
        if (!state.scanFiles.has(id)) throw new TypeError('No scan file for this document');
        const before = state.hostDocuments.get(id) ?? { ...NOTHING, scanFileId: id };
        // As the database gives it back: undefined members are gone, the rest is a copy.
        const plain = JSON.parse(JSON.stringify(changes)) as Partial<HostDocumentState>;
        state.hostDocuments.set(id, { ...before, ...plain });
      }),
    counts: (hostId) =>
      alone((state) => {
        const rows = ofHost(state, hostId);
        return {
          conflicts: rows.filter(({ conflicts }) => conflicts.length > 0).length,
          alarms: rows.filter(({ alarm }) => alarm === 'deleted-under-retention').length,
          hidden: rows.filter(({ alarm }) => alarm === 'document-hidden').length,
          notesLeft: withheldOf(state, rows).filter(({ leftInHost }) => leftInHost.includes('notes')).length,
          textLeft: withheldOf(state, rows).filter(({ leftInHost }) => leftInHost.includes('text')).length,
          capped: rows.filter(({ capped }) => capped).length,
          unfinished: rows.filter(({ intended }) => intended !== null).length,
        };
      }),
    cappedBefore: (hostId, day) =>
      alone((state) =>
        ofHost(state, hostId)
          .filter(({ capped, runsOn }) => capped && runsOn !== null && runsOn < day)
          .map(({ scanFileId }) => scanFileId)
          .sort(),
      ),
    alarmed: (hostId, wanted) =>
      alone((state) =>
        ofHost(state, hostId)
          .filter(({ alarm }) => alarm === wanted)
          .map(({ scanFileId }) => scanFileId)
          .sort(),
      ),
    openAlarms: (page) => alone((state) => openAlarms(state, page)),
    withLeftovers: (hostId) =>
      alone((state) =>
        withheldOf(state, ofHost(state, hostId))
          .filter(({ leftInHost }) => leftInHost.length > 0)
          .map(({ scanFileId }) => scanFileId)
          .sort(),
      ),
    takeBehind: () => Promise.resolve([]), // it has no dossiers
    countUnwritten: (hostId, before) =>
      alone((state) => {
        const rests = ['done', 'review', 'withheld', 'failed'];
        return [...state.scanFiles.values()].filter((file) => {
          const row = state.hostDocuments.get(file.id);
          const isAtRest = rests.includes(file.state) && file.sha256 !== null && file.updatedAt < before;
          const isUnwritten = (row?.fingerprint ?? null) === null && row?.alarm !== 'document-hidden';
          return file.hostId === hostId && isAtRest && isUnwritten;
        }).length;
      }),
    expectations: (ids) =>
      alone((state) => {
        const rows = ids.flatMap((id) => state.hostDocuments.get(id) ?? []);
        return new Map(
          rows.map(({ scanFileId, textSha256, fingerprint }) => [scanFileId, { textSha256, fingerprint }]),
        );
      }),
  };
}

function openAlarms(state: MemoryState, page: PageRequest): PageOf<OpenAlarm> {
  const raised = [...state.ledger.values()].filter(({ action }) => action === 'retention.alarm');
  const alarms = [...state.hostDocuments.values()].flatMap(({ scanFileId, alarm, retention }) => {
    const file = state.scanFiles.get(scanFileId);
    if (!file || alarm !== 'deleted-under-retention') return [];
    const { hostId, name, revision, updatedAt } = file;
    const raisedAt = raised.findLast(({ subject }) => subject === scanFileId)?.at ?? updatedAt;
    return [{ scanFileId, hostId, name, revision, raisedAt, retention }];
  });
  const keyOf = ({ raisedAt, scanFileId }: OpenAlarm) => `${newestFirst(raisedAt)} ${scanFileId}`;
  return pageOf(
    alarms.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    page,
    keyOf,
  );
}

function withheldOf(state: MemoryState, rows: readonly HostDocumentState[]): readonly HostDocumentState[] {
  return rows.filter(({ scanFileId }) => state.scanFiles.get(scanFileId)?.state === 'withheld');
}

function dayBefore({ baseline, intended }: HostDocumentState): HostValues['createdBefore'] {
  return baseline.createdBefore ?? intended?.before.created ?? undefined;
}

/** What `purge` leaves of values in the host. */
export function sealHostDocument(state: MemoryState, scanFileId: string): void {
  const row = state.hostDocuments.get(scanFileId);
  if (row === undefined) return;
  const { salt = 'salt', hashes: before = {} } = row.sealed ?? {};
  const hashes: Record<string, readonly string[]> = { ...before };
  const { patch = { values: {}, baseline: {} } } = row.intended ?? {};
  const written = [row.baseline, patch.values, patch.baseline];
  const createdBefore = dayBefore(row);
  for (const [field, value] of written.flatMap((values) => Object.entries(values))) {
    if (value === null || field === 'createdBefore') continue;
    const hash = createHash('sha256')
      .update(sealedText(salt, field, value))
      .digest('hex');
    hashes[field] = [...new Set([...(hashes[field] ?? []), hash])];
  }
  const baseline = createdBefore === undefined ? {} : { createdBefore };
  const nothing = { baseline, taken: {}, conflicts: [], intended: null, textSha256: null };
  state.hostDocuments.set(scanFileId, { ...row, ...nothing, sealed: { salt, hashes } });
}

export function memoryHints({ alone }: MemoryContext): HintRepository {
  return {
    take: (hints) => alone((state) => hints.map((hint) => take(state, hint))),
    waiting: (hostId, ref) =>
      alone((state) =>
        [...state.hints.values()].filter((h) => h.hostId === hostId && h.ref === ref && h.state === 'waiting'),
      ),
    settle: ({ id, folded }, end) =>
      alone((state) => {
        const hint = state.hints.get(id);
        if (hint?.folded !== folded) return false;
        state.hints.set(id, { ...hint, state: end });
        return true;
      }),
    takeOverdue: (hostId, { before, now }) =>
      alone((state) => {
        const late = [...state.hints.values()].filter(
          (hint) => hint.hostId === hostId && hint.state === 'waiting' && hint.sentAt < before,
        );
        for (const hint of late) state.hints.set(hint.id, { ...hint, sentAt: now });
        return late;
      }),
    count: (hostId) =>
      alone((state) => {
        const of = (end: HintState) =>
          [...state.hints.values()].filter((hint) => hint.hostId === hostId && hint.state === end).length;
        return { waiting: of('waiting'), done: of('done'), phantom: of('phantom'), ignored: of('ignored') };
      }),
    forget: (before) =>
      alone((state) => {
        for (const hint of [...state.hints.values()])
          if (hint.state !== 'waiting' && hint.receivedAt < before) state.hints.delete(hint.id);
      }),
  };
}

function take(state: MemoryState, hint: NewHint): boolean {
  const same = [...state.hints.values()].find((one) => one.hostId === hint.hostId && one.foldKey === hint.foldKey);
  if (same === undefined) {
    state.hints.set(hint.id, { ...hint, state: 'waiting', folded: 0, sentAt: hint.receivedAt });
    return true;
  }
  const folded: HostHint = { ...same, folded: same.folded + 1 };
  const isWaiting = same.state === 'waiting' || hint.deliveryId !== null;
  const { receivedAt } = hint;
  state.hints.set(same.id, isWaiting ? folded : { ...folded, state: 'waiting', receivedAt, sentAt: receivedAt });
  return !isWaiting;
}

const NO_PROGRESS: HostProgress = { sweptAt: null, sweepCode: null, reconciledAt: null, reconciled: {}, echoes: 0 };

export function memoryHostProgress({ alone }: MemoryContext): HostProgressRepository {
  const of = (state: MemoryState, hostId: HostId) => state.hostProgress.get(hostId) ?? NO_PROGRESS;
  return {
    get: (hostId) => alone((state) => of(state, hostId)),
    note: (hostId, changes) =>
      alone((state) => {
        state.hostProgress.set(hostId, { ...of(state, hostId), ...changes });
      }),
    addEchoes: (hostId, count) =>
      alone((state) => {
        const before = of(state, hostId);
        state.hostProgress.set(hostId, { ...before, echoes: before.echoes + count });
      }),
  };
}
