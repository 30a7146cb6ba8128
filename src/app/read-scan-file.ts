import { isPortError, WithheldError } from '../ports/errors.ts';
import type { Host } from '../ports/host.ts';
import type { StepInputs, StepName } from '../ports/processor.ts';
import type { ScanFile, ScanFileChanges } from '../ports/store.ts';
import type { WorkFolder } from '../ports/workspace.ts';
import type { AppDeps } from './deps.ts';
import { deliverResults } from './deliver-results.ts';
import { startPipelineRun, stepFingerprints } from './run-pipeline.ts';
import { requireHost } from './require-host.ts';

export type ReadProgress = (progress: {
  readonly file: ScanFile;
  readonly step: StepName;
  readonly page?: number;
  readonly pages: number;
}) => void;

export interface ReadRequest {
  readonly scanFileId: string;
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
  const file = await deps.store.scanFiles.find(scanFileId);
  if (!file || file.state === 'gone' || file.state === 'withheld') return;
  const host = requireHost(deps, file.hostId);
  const folder = await deps.workspace.open();
  try {
    await readInto({ deps, host, folder, signal, onProgress }, file);
  } catch (error) {
    await recordFailure(deps, { host, scanFileId, error });
  } finally {
    await folder.close();
  }
}

interface Run {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly folder: WorkFolder;
  readonly signal: AbortSignal;
  readonly onProgress: ReadProgress | undefined;
}

async function readInto(run: Run, before: ScanFile): Promise<void> {
  const { deps, host, folder, signal } = run;
  const sourcePath = folder.pathOf('source');
  const { sha256, bytes } = await host.reader.fetchContent(before.ref, sourcePath, signal);
  const fingerprint = runFingerprint(deps, sha256, before.name);
  if (before.fingerprint === fingerprint && (before.state === 'done' || before.state === 'review')) return;
  const file = await change(deps, before, { state: 'reading', sha256, bytes, code: null, details: {} });
  const inputs = startPipelineRun({
    pipeline: deps.pipeline,
    sourceSha256: sha256,
    context: { sourcePath, name: file.name, workFolder: folder.path, signal },
    artifacts: {
      get: (key) => deps.store.artifacts.get(key),
      put: (artifact) => deps.store.artifacts.put({ ...artifact, scanFileId: file.id }),
    },
    hasher: deps.hasher,
    pageConcurrency: deps.pageConcurrency,
    onProgress: (progress) => run.onProgress?.({ file, ...progress }),
  });
  await finish(run, { file, inputs, fingerprint });
}

/** Over all steps, and the name, which stands in the title of the access PDF. */
function runFingerprint(deps: AppDeps, sha256: string, name: string): string {
  return deps.hasher.sha256(JSON.stringify([[...stepFingerprints(deps.pipeline, sha256, deps.hasher)], name]));
}

async function finish(run: Run, made: { file: ScanFile; inputs: StepInputs; fingerprint: string }): Promise<void> {
  const { deps } = run;
  const identity = await made.inputs.file('identify');
  const readings = await made.inputs.allPages('recognise');
  const documents = await made.inputs.file('catalogue');
  const proof = await made.inputs.file('compose');
  const saved = await deps.store.transaction(async () => {
    await deps.store.readings.saveResult({ scanFileId: made.file.id, identity, readings, documents });
    return change(deps, made.file, {
      pageCount: identity.pages.length,
      mediaType: identity.mediaType,
      signed: identity.signed,
    });
  });
  await deliverResults(run, { file: saved, identity, readings, proof });
  await deps.store.transaction(async () => {
    const rows = await deps.store.readings.documents(saved.id);
    const state = rows.some((row) => row.needsReview) ? 'review' : 'done';
    await change(deps, saved, { state, fingerprint: made.fingerprint });
    await deps.store.ledger.append({
      action: 'scan-file.read',
      subject: saved.id,
      actor: 'system',
      body: {
        source: saved.sha256,
        accessPdf: proof.sha256,
        pages: identity.pages.length,
        documents: rows.length,
        engine: deps.engineVersion,
        images: countBy(proof.images),
      },
    });
  });
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

async function change(deps: AppDeps, file: ScanFile, changes: ScanFileChanges): Promise<ScanFile> {
  return deps.store.scanFiles.update(file.id, file.revision, { ...changes, updatedAt: deps.clock.now() });
}

async function recordFailure(
  deps: AppDeps,
  failure: { host: Host; scanFileId: string; error: unknown },
): Promise<void> {
  const { error, scanFileId } = failure;
  if (!isPortError(error)) throw error;
  if (error instanceof WithheldError) {
    await withhold(deps, failure.host, { scanFileId, mark: error });
    return;
  }
  // Our own stop, not a fault of the file: the job is handed back as it was.
  if (error.code === 'cancelled') throw error;
  await deps.store.transaction(async () => {
    const file = await deps.store.scanFiles.find(scanFileId);
    if (!file || file.state === 'gone') return;
    await change(deps, file, { state: 'failed', code: error.code, details: error.details });
    await deps.store.ledger.append({
      action: 'scan-file.failed',
      subject: scanFileId,
      actor: 'system',
      body: { code: error.code },
    });
  });
  deps.log.warn('Scan file failed', { scanFileId, code: error.code, retryable: error.retryable });
  if (error.retryable) throw error;
}

/** The way of a marked file ends: nothing of its text is kept, results delivered earlier are taken back, a person is told. */
async function withhold(deps: AppDeps, host: Host, found: { scanFileId: string; mark: WithheldError }): Promise<void> {
  const { scanFileId, mark } = found;
  const file = await deps.store.transaction(async () => {
    const current = await deps.store.scanFiles.find(scanFileId);
    if (!current) return undefined;
    await deps.store.readings.purge(scanFileId);
    const details = { level: mark.level, page: mark.page };
    const changed = await change(deps, current, { state: 'withheld', code: mark.code, details, fingerprint: null });
    await deps.store.ledger.append({
      action: 'scan-file.withheld',
      subject: scanFileId,
      actor: 'system',
      body: details,
    });
    return changed;
  });
  if (file && host.writer) await host.writer.withdrawRenditions(file.ref);
  deps.log.warn('Scan file withheld', { scanFileId, page: mark.page });
}
