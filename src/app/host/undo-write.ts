import { isFieldName, type FieldContent } from '../../domain/metadata/field-name.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import { RequestError } from '../../ports/errors.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import { MADE_VALUES, type HostPatch, type HostValueName, type HostValues } from '../../ports/host-values.ts';
import type { LedgerEntry } from '../../ports/store/ledger.ts';
import type { AppDeps } from '../deps.ts';
import { pick } from './changed-by-us.ts';
import { fieldWriter } from './send-sync.ts';
import { finishBegunWrite, writeBack, type Target } from './write-back.ts';

interface UndoRequest {
  readonly scanFileId: string;
  readonly actor: string;
}

/** By field: what stands in the host now, and what would come back; null: nothing. */
export interface UndoPlan {
  readonly values: readonly {
    readonly field: HostValueName;
    readonly now: FieldContent | boolean | null;
    readonly before: FieldContent | boolean | null;
  }[];
  /** It was asked for, and the worker has not come to it yet. */
  readonly asked: boolean;
}

/** A job that fails for a passing reason is tried for so long; then it may be asked for again. */
const ASKED_MS = 30 * 60_000;

const ASKED = 'host.undo-asked';

/** What `undoWrite` would bring back; no values: nothing is left to be undone; undefined: nothing was ever written. */
export async function planUndo(deps: AppDeps, scanFileId: string): Promise<UndoPlan | undefined> {
  const state = await deps.store.hostDocuments.find(scanFileId);
  if (!state) return undefined;
  const values = (await undoing(deps, state)) ?? {};
  const names = Object.keys(values) as HostValueName[]; // of a record with these keys
  const plan = names.map((field) => ({ field, now: state.baseline[field] ?? null, before: values[field] ?? null }));
  return { values: plan, asked: await isAsked(deps, scanFileId) };
}

/** Asks for `undoWrite`, in the file's own queue. @throws RequestError `not-found` where nothing is left to be undone */
export async function requestUndo(deps: AppDeps, { scanFileId, actor }: UndoRequest): Promise<void> {
  const state = await deps.store.hostDocuments.find(scanFileId);
  // What was begun is carried out first, and is then the last write.
  if (!state?.intended && !(await undoing(deps, state))) throw nothingToUndo(scanFileId);
  await deps.store.transaction(async () => {
    await deps.queue.send('read-scan-file', { scanFileId, part: 'undo', actor }, { key: scanFileId });
    await deps.store.ledger.append({ action: ASKED, subject: scanFileId, actor, body: {} });
  });
}

/**
 * Takes our last write in the host back: what stood there before comes back, except where a person has written since, or
 * emptied. The fields are then left alone until somebody sets them in the console.
 */
export async function undoWrite(deps: AppDeps, request: UndoRequest, signal?: AbortSignal): Promise<void> {
  const { scanFileId, actor } = request;
  const file = await deps.store.scanFiles.find(scanFileId);
  const host = file && deps.hosts.get(file.hostId);
  const writer = fieldWriter(host);
  if (!file || !host || !writer) return;
  deps.outages.assertOpen(file.hostId);
  const target: Target = { deps, host, writer, scanFileId, signal };
  await deps.outages.watch(file.hostId, async () => {
    await finishBegunWrite(target, file);
    const patch = await deps.store.transaction(() => prepare(deps, { scanFileId, actor }));
    if (patch !== undefined) await writeBack(target, file.ref, { patch });
  });
}

async function prepare(deps: AppDeps, { scanFileId, actor }: UndoRequest): Promise<HostPatch | undefined> {
  const state = await deps.store.hostDocuments.find(scanFileId);
  const values = await undoing(deps, state);
  if (!state || !values) return undefined;
  const names = [...(Object.keys(values) as HostValueName[]), ...MADE_VALUES]; // of a record with these keys
  const before = Object.fromEntries(names.map((name) => [name, state.baseline[name] ?? null]));
  const patch: HostPatch = { values, baseline: state.baseline };
  // Only what the record holds can be set again by somebody.
  const leftAlone = [...new Set([...state.leftAlone, ...Object.keys(values).filter(isFieldName)])];
  await deps.store.hostDocuments.save(scanFileId, { intended: { patch, before, undoneBy: actor }, leftAlone });
  return patch;
}

/**
 * What undoes the last write that changed values, of the fields in which nobody has the word since; undefined where that
 * is none.
 */
async function undoing(deps: AppDeps, state: HostDocumentState | undefined): Promise<HostPatch['values'] | undefined> {
  const write = state && (await lastWrite(deps, state.scanFileId));
  if (!write) return undefined;
  const isOurs = (name: HostValueName) =>
    isSameContent(state.baseline[name], write.written[name]) &&
    state.taken[name] === undefined &&
    !state.leftAlone.includes(name);
  const values = pick(write.before, isOurs);
  return Object.keys(values).length > 0 ? values : undefined;
}

interface Write {
  readonly before: HostPatch['values'];
  readonly written: HostValues;
}

/** Undefined where nothing was written, where it is undone already, and where the values may not be kept any more. */
async function lastWrite(deps: AppDeps, subject: string): Promise<Write | undefined> {
  const entry = await newest(deps, subject, (one) => isUndoing(one) || isOfValues(one));
  return entry && !isUndoing(entry) ? writeOf(entry) : undefined;
}

async function isAsked(deps: AppDeps, subject: string): Promise<boolean> {
  const entry = await newest(deps, subject, (one) => one.action === ASKED || isUndoing(one) || isOfValues(one));
  return entry?.action === ASKED && deps.clock.now().getTime() - entry.at.getTime() < ASKED_MS;
}

async function newest(
  deps: AppDeps,
  subject: string,
  is: (entry: LedgerEntry) => boolean,
): Promise<LedgerEntry | undefined> {
  for (let after: string | undefined; ;) {
    const page = await deps.store.ledger.list({ subject }, { limit: 100, ...(after !== undefined && { after }) });
    const entry = page.items.find(is);
    if (entry || page.next === undefined) return entry;
    after = page.next;
  }
}

function isUndoing({ action }: LedgerEntry): boolean {
  return action === 'host.values-undone';
}

/** A write of marks alone has no values to come back. */
function isOfValues(entry: LedgerEntry): boolean {
  if (entry.action !== 'host.values-written') return false;
  return Object.keys(writeOf(entry)?.before ?? { unknown: null }).length > 0;
}

/** Only `write-back.ts` writes such entries. */
function writeOf({ values }: LedgerEntry): Write | undefined {
  if (!values) return undefined;
  return { before: values['before'] as Write['before'], written: values['written'] as HostValues };
}

function nothingToUndo(id: string): RequestError {
  return new RequestError('not-found', 'Nothing was written into the host that could be undone', { details: { id } });
}
