import { WithheldError } from '../ports/errors.ts';
import type { Host } from '../ports/host.ts';
import type { StepInputs, StepName } from '../ports/processor.ts';
import type { DocumentRow, ScanFile, ScanFileChanges } from '../ports/store.ts';
import type { ScanIdentity } from '../ports/scan-reader.ts';
import type { WorkFolder } from '../ports/workspace.ts';
import type { FoundMark } from '../domain/cataloguing/catalogued-document.ts';
import { findSecrecyMark } from '../domain/cataloguing/secrecy-mark.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import { withKeptDocuments } from '../domain/division/kept-documents.ts';
import { withJudgements } from '../domain/quality/judge-file.ts';
import type { AppDeps } from './deps.ts';
import { deliverRecord, deliverResults, sendRecordJob } from './deliver-results.ts';
import { endBadly } from './end-badly.ts';
import { sendSync } from './host/send-sync.ts';
import { syncDocument } from './host/sync-document.ts';
import { undoWrite } from './host/undo-write.ts';
import { withWhatIsKnown } from './learning/known-documents.ts';
import { moveScanFile } from './move-scan-file.ts';
import { pageFinding } from './pages-as-seen.ts';
import { runFingerprint } from './run-fingerprint.ts';
import { startPipelineRun } from './run-pipeline.ts';
import { requireHost } from './require-host.ts';
import { purge } from './withhold.ts';

export type ReadProgress = (progress: {
  readonly file: ScanFile;
  readonly step: StepName;
  readonly page?: number;
  readonly pages: number;
}) => void;

export interface ReadRequest {
  readonly scanFileId: string;
  readonly part?: 'record' | 'sync' | 'undo';
  readonly actor?: string;
  readonly signal: AbortSignal;
  readonly onProgress?: ReadProgress;
}

/**
 * Takes one file of a host all the way: fetch, read, catalogue, deliver, record. Idempotent: a repeat on equal
 * content and equal steps changes nothing, a run that was killed goes on with the pages that were kept.
 * @throws PortError when the run may be repeated; other failures become the state `failed` with a code.
 */
export async function readScanFile(deps: AppDeps, request: ReadRequest): Promise<void> {
  const { scanFileId, signal, onProgress } = request;
  if (request.part !== undefined) return doPart(deps, { ...request, part: request.part });
  const file = await deps.store.scanFiles.find(scanFileId);
  // A person may have withheld it while it was read.
  if (file?.state === 'withheld') await deps.store.transaction(() => purge(deps, file));
  if (!file || file.state === 'gone' || file.state === 'withheld') return;
  const host = requireHost(deps, file.hostId);
  deps.outages.assertOpen(file.hostId);
  const folder = await deps.workspace.open();
  const run: Run = { deps, host, folder, signal, onProgress, seen: file };
  try {
    await deps.outages.watch(file.hostId, () => readInto(run, file));
  } catch (error) {
    await endBadly(deps, run.seen, error);
  } finally {
    await folder.close();
  }
}

async function doPart(deps: AppDeps, request: ReadRequest & Required<Pick<ReadRequest, 'part'>>): Promise<void> {
  const { scanFileId, signal, part, actor = 'system' } = request;
  if (part === 'record') await deliverRecord(deps, scanFileId);
  if (part === 'undo') await undoWrite(deps, { scanFileId, actor }, signal);
  else await syncDocument(deps, scanFileId, signal);
}

interface Run {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly folder: WorkFolder;
  readonly signal: AbortSignal;
  readonly onProgress: ReadProgress | undefined;
  /** The row as this run left it last: if it is another one by now, somebody else has moved the file on. */
  seen: ScanFile;
}

async function readInto(run: Run, before: ScanFile): Promise<void> {
  const { deps, host, folder, signal } = run;
  const sourcePath = folder.pathOf('source');
  const { sha256, bytes } = await host.reader.fetchContent(before.ref, sourcePath, signal);
  const divided = await deps.store.divisions.find(before.id);
  // what a person said of another content says nothing of this one
  const cuts = divided?.sha256 === sha256 ? divided.cuts : undefined;
  const fingerprint = runFingerprint(deps, { sha256, cuts }, before.name);
  if (before.fingerprint === fingerprint && (before.state === 'done' || before.state === 'review')) {
    await sendSync(deps, before);
    return;
  }
  const file = await change(run, before, { state: 'reading', sha256, bytes, code: null, details: {} });
  const held = await deps.store.heldContents.find(sha256);
  if (held) throw new WithheldError(held.level, held.page);
  const clearedMarks = await deps.store.clearedMarks.of(sha256);
  const inputs = startPipelineRun({
    pipeline: deps.pipeline,
    sourceSha256: sha256,
    context: { sourcePath, name: file.name, workFolder: folder.path, clearedMarks, ...(cuts && { cuts }), signal },
    artifacts: {
      get: (key) => deps.store.artifacts.get(key),
      put: (artifact) => deps.store.artifacts.put({ ...artifact, scanFileId: file.id }),
    },
    hasher: deps.hasher,
    pageConcurrency: deps.pageConcurrency,
    onProgress: (progress) => run.onProgress?.({ file, ...progress }),
  });
  await finish(run, { file, inputs, fingerprint, clearedMarks });
}

interface Made {
  readonly file: ScanFile;
  readonly inputs: StepInputs;
  readonly fingerprint: string;
  readonly clearedMarks: readonly FoundMark[];
}

async function finish(run: Run, made: Made): Promise<void> {
  const { deps } = run;
  // Kept pages too were read by this very engine: its version is in their fingerprint.
  const engine = deps.engineVersion;
  const identity = await made.inputs.file('identify');
  const read = await made.inputs.allPages('recognise');
  refuseMarked(read, made.clearedMarks);
  const readings = withJudgements(read, await made.inputs.file('quality'));
  const division = await made.inputs.file('divide');
  const documents = await withWhatIsKnown(deps, await made.inputs.file('catalogue'));
  const proof = await made.inputs.file('compose');
  const saved = await deps.store.transaction(async () => {
    await deps.store.readings.saveResult({ scanFileId: made.file.id, identity, engine, readings, documents });
    const rows = await deps.store.readings.documents(made.file.id);
    await deps.store.divisions.save({
      scanFileId: made.file.id,
      sha256: made.file.sha256 ?? identity.sha256,
      division: withKeptDocuments(division, rows, readings.length),
    });
    return change(run, made.file, {
      pageCount: identity.pages.length,
      mediaType: identity.mediaType,
      signed: identity.signed,
    });
  });
  const delivered = await deliverResults(run, { file: saved, identity, engine, readings, proof });
  await deps.store.transaction(async () => {
    const rows = await deps.store.readings.documents(saved.id);
    // What a person changed meanwhile is not in the record just laid.
    if (revisionsOf(rows) !== revisionsOf(delivered)) await sendRecordJob(deps, saved.id);
    const state = rows.some((row) => row.needsReview) ? 'review' : 'done';
    // Asked here and not before: a person may have answered while the file was read.
    const finding = rows.length === 0 ? blankSides(identity) : await pageFinding(deps.store, saved, readings);
    await change(run, saved, { state, fingerprint: made.fingerprint, ...finding });
    await sendSync(deps, saved);
    await deps.store.ledger.append({
      action: 'scan-file.read',
      subject: saved.id,
      actor: 'system',
      body: {
        source: saved.sha256,
        accessPdf: proof.sha256,
        pages: identity.pages.length,
        documents: rows.length,
        engine,
        images: countBy(proof.images),
      },
    });
  });
}

/** Said where people look at files: blank sides alone are no document. */
function blankSides({ pages }: ScanIdentity): Pick<ScanFileChanges, 'code' | 'details'> {
  return { code: 'blank-sides', details: { pages: pages.length } };
}

/** Kept pages were judged by the rules of their day; those of today count. */
function refuseMarked(readings: readonly PageReading[], cleared: readonly FoundMark[]): void {
  for (const reading of readings) {
    const mark = findSecrecyMark(reading, cleared);
    if (mark) throw new WithheldError(mark.level, mark.page);
  }
}

function revisionsOf(rows: readonly DocumentRow[]): string {
  return rows.map(({ id, revision }) => `${id}:${String(revision)}`).join(' ');
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

async function change(run: Run, file: ScanFile, changes: ScanFileChanges): Promise<ScanFile> {
  run.seen = await moveScanFile(run.deps, file, changes);
  return run.seen;
}
