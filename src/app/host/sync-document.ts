import { isSettled } from '../../domain/workflow/scan-file-state.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { HostDocument } from '../../ports/host.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import {
  MADE_VALUES,
  type HostConflict,
  type HostPatch,
  type HostValueName,
  type HostValues,
} from '../../ports/host-values.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { moveScanFile } from '../move-scan-file.ts';
import { absorbValues, type Absorbed } from './absorb-values.ts';
import { answeredNow, carryOutRequests } from './carry-out-requests.ts';
import { openBaseline, without } from './compare-values.ts';
import { DOSSIER_VALUES, planPatch, type PlannedPatch } from './host-patch.ts';
import { runRemarks, standingRemarks } from './remarks.ts';
import { fieldWriter } from './send-sync.ts';
import { finishBegunWrite, takeBack, writeBack, type Target } from './write-back.ts';

/** A write that met a person's value it did not know of is followed by one more look. */
const PASSES = 2;

/**
 * Brings a document in its host and the archive into line: takes what people wrote there, carries out what they asked
 * for, then writes what the archive knows, with marks and remarks. Idempotent; what was begun and broke off is repeated
 * first. Does nothing for hosts without fields, nor while the file is still to be read.
 */
export async function syncDocument(deps: AppDeps, scanFileId: string, signal?: AbortSignal): Promise<void> {
  const file = await deps.store.scanFiles.find(scanFileId);
  const host = file && deps.hosts.get(file.hostId);
  const writer = fieldWriter(host);
  if (!file || !host || !writer || !isAtRest(file)) return;
  deps.outages.assertOpen(file.hostId);
  const target: Target = { deps, host, writer, scanFileId, signal };
  await deps.outages.watch(file.hostId, async () => {
    await finishBegunWrite(target, file);
    for (let pass = 1; pass <= PASSES; pass += 1) if (await syncOnce(target, file)) return;
  });
}

/** The way of the file is over for now: there is something to tell. */
function isAtRest({ state }: ScanFile): boolean {
  return isSettled(state) || state === 'failed';
}

/** False when the write met a person's value that was not known of: it is still to be taken in. */
async function syncOnce(target: Target, { ref }: ScanFile): Promise<boolean> {
  const { deps, host, scanFileId, signal } = target;
  const document = await host.reader.getDocument(ref, signal);
  // Gone, or not to be seen: the sweep tells of that.
  if (document === undefined) return true;
  const plan = await deps.store.transaction(async () => {
    const file = await deps.store.scanFiles.find(scanFileId);
    return file && isAtRest(file) && file.ref === ref ? prepare(deps, file, document) : undefined;
  });
  if (plan === undefined) return true;
  if (plan.isWithheld) await takeBack(target, ref, plan);
  const conflicts = plan.isWithheld ? [] : await writeBack(target, ref, plan);
  return conflicts.every(({ field }) => plan.conflicts.includes(field));
}

interface Plan {
  readonly patch: HostPatch;
  readonly isWithheld: boolean;
  readonly conflicts: readonly HostValueName[];
  /** Of a withheld file: those that bore a value of ours, which stands there no more. */
  readonly fields: readonly string[];
}

/** Takes in what people did, and notes the write that follows as begun; undefined when none is to follow now. */
async function prepare(deps: AppDeps, file: ScanFile, document: HostDocument): Promise<Plan | undefined> {
  const { store } = deps;
  const actor = `host:${file.hostId}`;
  const isWithheld = file.state === 'withheld';
  const state = await stateOf(deps, file.id);
  const people = await takePeople(deps, { file, document, state, actor });
  const fresh = (document.requests ?? []).filter((request) => !state.pending.includes(request));
  const pending = [...state.pending, ...fresh];
  const { baseline, taken, leftAlone } = people;
  await store.hostDocuments.save(file.id, { ...(!isWithheld && { baseline, taken, leftAlone }), pending });
  if (await carryOutRequests(deps, { file, fresh, actor })) return undefined;
  const current = await followDocuments(deps, file);
  const rows = await store.readings.documents(file.id);
  const after = await stateOf(deps, file.id);
  const { capped, textKept } = after;
  const retention = await followDossier(deps, { file, rows, known: after.retention });
  const refused = people.refused.map(({ field }) => field);
  const known = { ...people, refused, capped, retention, textKept };
  const values = document.values ?? {};
  const planned = planPatch({ file: current, rows, values, known, consoleUrl: deps.consoleUrls.get(file.hostId) });
  const run = runMark(current);
  const about = { file: current, rows, left: after.leftInHost };
  const conflicts = conflictsOf(planned, values);
  const standing = { conflicts, refused: people.refused, capped, textKept: textKept && !isWithheld };
  // Of a withheld file all other remarks of ours go.
  const isTold = state.remarkedFor === run && !isWithheld;
  const notes = [...(isTold ? [] : runRemarks(deps.text, about)), ...standingRemarks(deps, standing)];
  const patch: HostPatch = {
    values: planned.values,
    baseline: people.baseline,
    marks: planned.marks,
    answered: answeredNow(pending, capped),
    notes,
    ...notesToGo(isWithheld, after),
  };
  const names = [...(Object.keys(planned.values) as HostValueName[]), ...MADE_VALUES]; // of a record with these keys
  const before = Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  const kept = isWithheld ? {} : { intended: { patch, before }, sealed: null };
  await store.hostDocuments.save(file.id, { ...kept, remarkedFor: run });
  const fields = Object.keys(state.sealed?.hashes ?? {}).filter((name) => !(name in people.baseline));
  return { patch, isWithheld, conflicts: planned.conflicts, fields };
}

/** No remark that quotes a withheld file stays, nor one about the mark once the file is read after all. */
function notesToGo(isWithheld: boolean, { marks, notes }: HostDocumentState): Pick<HostPatch, 'withdrawnNotes'> {
  return isWithheld || marks.includes('withheld') ? { withdrawnNotes: notes } : {};
}

/** Where the archive says nothing there is nothing to compare. */
function conflictsOf({ values, conflicts }: PlannedPatch, theirs: HostValues): readonly HostConflict[] {
  return conflicts.flatMap((field) => {
    const ours = values[field] ?? null;
    return ours === null ? [] : [{ field, ours, theirs: theirs[field] ?? null }];
  });
}

interface Followed {
  readonly file: ScanFile;
  readonly rows: readonly DocumentRow[];
  readonly known: HostValues;
}

/** What others say about the document (that it may go, that it is gone) stays; of its dossier it says what stands there now. */
async function followDossier(deps: AppDeps, { file, rows, known }: Followed): Promise<HostValues> {
  const [row, ...others] = rows;
  if (deps.retentionOf === undefined || row === undefined || others.length > 0) return known;
  const ofDossier = await deps.retentionOf(row.id);
  const retention = { ...without(known, DOSSIER_VALUES), ...ofDossier };
  const names = Object.keys({ ...known, ...retention }) as HostValueName[]; // of records with these keys
  if (names.some((name) => !isSameContent(retention[name], known[name])))
    await deps.store.hostDocuments.save(file.id, { retention });
  return retention;
}

/** Remarks about a run are written once: told by its fingerprint, or by how it ended where there is none. */
function runMark({ fingerprint, state, code, sha256 }: ScanFile): string {
  return fingerprint ?? `${state} ${code ?? ''} ${sha256 ?? ''}`;
}

async function stateOf(deps: AppDeps, scanFileId: string): Promise<HostDocumentState> {
  const known = await deps.store.hostDocuments.find(scanFileId);
  if (known) return known;
  await deps.store.hostDocuments.save(scanFileId, {});
  return stateOf(deps, scanFileId);
}

interface Seen {
  readonly file: ScanFile;
  readonly document: HostDocument;
  readonly state: HostDocumentState;
  readonly actor: string;
}

/** Only of a file that holds one document it is known which document the values are about. */
async function takePeople(deps: AppDeps, { file, document, state, actor }: Seen): Promise<Omit<Absorbed, 'row'>> {
  const { values } = document;
  const { taken, leftAlone } = state;
  const baseline = values ? openBaseline(state, values, deps.hasher) : state.baseline;
  const known = { baseline, taken, leftAlone, refused: [] };
  const [row, ...others] = await deps.store.readings.documents(file.id);
  if (values === undefined || row === undefined || others.length > 0 || !isSettled(file.state)) return known;
  return absorbValues(deps, { row, known, values, actor });
}

/** The file follows its documents: reviewed when none needs review any more. */
async function followDocuments(deps: AppDeps, file: ScanFile): Promise<ScanFile> {
  if (file.state !== 'review' && file.state !== 'done') return file;
  const rows: readonly DocumentRow[] = await deps.store.readings.documents(file.id);
  const state = rows.some(({ needsReview }) => needsReview) ? 'review' : 'done';
  return state === file.state ? file : moveScanFile(deps, file, { state });
}
