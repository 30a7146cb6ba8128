import { RequestError } from '../../ports/errors.ts';
import type { HostPatch, HostValueName } from '../../ports/host-values.ts';
import type { LedgerEntry } from '../../ports/store/ledger.ts';
import type { AppDeps } from '../deps.ts';
import { fieldWriter } from './send-sync.ts';
import { apply, finishBegunWrite, keepResult, type Target } from './write-back.ts';

interface UndoRequest {
  readonly scanFileId: string;
  readonly actor: string;
}

/** Asks for `undoWrite`, in the file's own queue. @throws RequestError `not-found` where nothing was written */
export async function requestUndo(deps: AppDeps, { scanFileId, actor }: UndoRequest): Promise<void> {
  if (!(await lastWrite(deps, scanFileId))) throw nothingToUndo(scanFileId);
  await deps.queue.send('read-scan-file', { scanFileId, part: 'undo', actor }, { key: scanFileId });
}

/**
 * Takes our last write in the host back: what stood there before comes back, except where a person has written since.
 * The fields are then left alone until somebody sets them in the console.
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
    const patch = await deps.store.transaction(() => prepare(deps, scanFileId));
    if (patch === undefined) return;
    const result = await apply(target, file.ref, patch);
    if (result) await keepResult(target, { patch, result, action: 'host.values-undone', actor });
  });
}

async function prepare(deps: AppDeps, scanFileId: string): Promise<HostPatch | undefined> {
  const state = await deps.store.hostDocuments.find(scanFileId);
  const write = await lastWrite(deps, scanFileId);
  if (!state || !write) return undefined;
  const values = write.before;
  const fields = Object.keys(values) as HostValueName[]; // of a record with these keys
  const before = Object.fromEntries(Object.entries(state.baseline).filter(([name]) => name in values));
  const patch: HostPatch = { values, baseline: state.baseline };
  const leftAlone = [...new Set([...state.leftAlone, ...fields])];
  await deps.store.hostDocuments.save(scanFileId, { intended: { patch, before }, leftAlone });
  return patch;
}

interface Write {
  readonly before: HostPatch['values'];
}

/** Undefined where nothing was written, where it is undone already, and where the values may not be kept any more. */
async function lastWrite(deps: AppDeps, subject: string): Promise<Write | undefined> {
  for (let after: string | undefined; ;) {
    const page = await deps.store.ledger.list({ subject }, { limit: 100, ...(after !== undefined && { after }) });
    const entry = page.items.find(({ action }) => action === 'host.values-written' || action === 'host.values-undone');
    if (entry) return entry.action === 'host.values-written' ? writeOf(entry) : undefined;
    if (page.next === undefined) return undefined;
    after = page.next;
  }
}

/** Only `keepResult` writes such entries. */
function writeOf({ values }: LedgerEntry): Write | undefined {
  return values ? { before: values['before'] as HostPatch['values'] } : undefined;
}

function nothingToUndo(id: string): RequestError {
  return new RequestError('not-found', 'Nothing was written into the host that could be undone', { details: { id } });
}
