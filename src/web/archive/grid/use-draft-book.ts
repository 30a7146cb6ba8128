import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { ApiClient } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import type { Problem } from '../../api/types.ts';
import { useSession } from '../../session/session-context.ts';
import type { ChangeResults, Dossier, RowChange } from '../archive-types.ts';
import { appendRow, patchRows, refreshDossiers } from '../queries.ts';
import type { Column } from './columns.ts';
import { DraftBook, type DraftBookDeps, type KeptDraft } from './draft-book.ts';

/** Milliseconds: after so long without a key the row at work is saved too. */
const IDLE_MS = 4000;
/** Between two tries to reach a service that is away. */
const RETRY_MS = 5000;

/** The book of a fonds: kept for the tab, also over a reload, by account. */
export function useDraftBook(fondsId: string, columns: ReadonlyMap<string, Column>): DraftBook {
  const api = useApi();
  const client = useQueryClient();
  const { account } = useSession();
  const [book] = useState(() => {
    const key = `vankho-drafts-${account.id}-${fondsId}`;
    const deps: DraftBookDeps = {
      send: (changes) => sendRows(api, fondsId, changes),
      onSaved: (dossiers) => patchRows(client, fondsId, dossiers),
      onCreated: (_rowId, dossier) => appendRow(client, fondsId, dossier),
      remove: (dossiers) => removeRows(api, dossiers),
      onRemoved: () => refreshDossiers(client, fondsId),
      keep: (drafts) => keep(key, drafts),
    };
    return new DraftBook(deps, columns, readKept(key));
  });
  useEffect(() => book.setColumns(columns), [book, columns]);
  useSaving(book);
  return book;
}

export function useBookVersion(book: DraftBook): number {
  return useSyncExternalStore(book.subscribe, book.version);
}

/** Sends what waits after a rest, tries again while the service is away, and asks before the tab is closed on unsaved rows. */
function useSaving(book: DraftBook): void {
  useEffect(() => {
    let timer: number | undefined;
    const plan = () => {
      window.clearTimeout(timer);
      if (book.ready().length === 0) return;
      const isAway = book.all().some(({ status }) => status === 'unsent');
      timer = window.setTimeout(() => void book.save(), isAway ? RETRY_MS : IDLE_MS);
    };
    plan();
    const leave = book.subscribe(plan);
    return () => {
      leave();
      window.clearTimeout(timer);
    };
  }, [book]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (book.all().length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      void book.save();
    };
  }, [book]);
}

async function removeRows(api: ApiClient, rows: readonly Dossier[]): Promise<number> {
  const body = { dossiers: rows.map(({ id, revision }) => ({ id, revision })) };
  return (await api.call<{ removed: number }>('/dossiers/removals', { method: 'POST', body })).removed;
}

/** Rows that the service knows go in one call, new ones in another. */
async function sendRows(api: ApiClient, fondsId: string, changes: readonly RowChange[]): Promise<ChangeResults> {
  const known = changes.filter(({ revision }) => revision > 0);
  const body = { changes: known };
  const changed =
    known.length === 0 ? [] : (await api.call<ChangeResults>('/dossiers/changes', { method: 'POST', body })).items;
  return {
    items: [
      ...changed,
      ...(await createRows(
        api,
        fondsId,
        changes.filter(({ revision }) => revision === 0),
      )),
    ],
  };
}

/** New rows are taken all or none: those at fault are set aside, and the others sent again. */
async function createRows(
  api: ApiClient,
  fondsId: string,
  rows: readonly RowChange[],
): Promise<ChangeResults['items']> {
  if (rows.length === 0) return [];
  const dossiers = rows.map(({ description = {}, nodeId = null, inventoryNumber = null }) => ({
    description,
    nodeId,
    inventoryNumber,
  }));
  try {
    const body = { fondsId, dossiers };
    const { items } = await api.call<{ items: readonly Dossier[] }>('/dossiers', { method: 'POST', body });
    return rows.flatMap(({ id }, index) => ({ id, ...(items[index] && { dossier: items[index] }) }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const faulty = faultsByRow(error.problem, rows.length);
    if (faulty.size === 0) return rows.map(({ id }) => ({ id, problem: error.problem }));
    const refused = rows.flatMap(({ id }, index) =>
      faulty.has(index) ? { id, problem: { ...error.problem, errors: faulty.get(index) ?? [] } } : [],
    );
    return [
      ...refused,
      ...(await createRows(
        api,
        fondsId,
        rows.filter((_row, index) => !faulty.has(index)),
      )),
    ];
  }
}

type Faults = NonNullable<Problem['errors']>;

/** `3.title` is a fault of the fourth row; of one row alone the service names the field only. */
function faultsByRow({ errors = [] }: Problem, count: number): ReadonlyMap<number, Faults> {
  const named = errors.map(({ field, message }) => {
    const [, row, rest] = /^(\d+)\.(.+)$/.exec(field) ?? [];
    return row === undefined || rest === undefined
      ? { row: 0, fault: { field, message } }
      : { row: Number(row), fault: { field: rest, message } };
  });
  const known = named.filter(({ row }) => row < count);
  return new Map([...Map.groupBy(known, ({ row }) => row)].map(([row, some]) => [row, some.map(({ fault }) => fault)]));
}

function keep(key: string, drafts: readonly KeptDraft[]): void {
  try {
    if (drafts.length === 0) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // No room: what was typed still stands on the page, and the page asks before it is closed.
  }
}

function readKept(key: string): readonly KeptDraft[] {
  const text = window.sessionStorage.getItem(key);
  if (text === null) return [];
  try {
    // Written by `keep` alone.
    return JSON.parse(text) as readonly KeptDraft[];
  } catch {
    return [];
  }
}
