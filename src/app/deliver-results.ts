import type { FoundSeparator } from '../domain/division/division.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import { ACCESS_PDF_NAME, type AccessPdfProof } from '../ports/access-pdf.ts';
import { HostError } from '../ports/errors.ts';
import type { Host, Rendition } from '../ports/host.ts';
import type { ScanIdentity } from '../ports/scan-reader.ts';
import type { DocumentRow, ScanFile } from '../ports/store.ts';
import type { WorkFolder } from '../ports/workspace.ts';
import type { AppDeps } from './deps.ts';
import { buildRecord, fileText, storedDocuments } from './build-record.ts';
import { fieldWriter } from './host/send-sync.ts';
import { requireHost } from './require-host.ts';

export interface Results {
  readonly file: ScanFile;
  readonly identity: ScanIdentity;
  /** That read the pages: not always the one configured now. */
  readonly engine: string;
  readonly readings: readonly PageReading[];
  readonly proof: AccessPdfProof;
}

interface Delivery {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly folder: WorkFolder;
  readonly signal: AbortSignal;
}

/**
 * Lays access PDF, text and record beside the document in its host, all or nothing. A host without `write` gets none.
 * @returns the documents as they stand in the record
 */
export async function deliverResults(
  { deps, host, folder, signal }: Delivery,
  results: Results,
): Promise<readonly DocumentRow[]> {
  const { file, readings, proof } = results;
  const rows = await deps.store.readings.documents(file.id);
  if (!host.writer) return rows;
  const text = await folder.writeText('text.txt', fileText(readings));
  const renditions: readonly Rendition[] = [
    { kind: 'access-pdf', path: folder.pathOf(ACCESS_PDF_NAME), sha256: proof.sha256 },
    { kind: 'text', ...text },
    await writeRecord(folder, { ...results, rows, separators: await separatorsOf(deps, file.id) }),
  ];
  const { kept } = await host.writer.deliverRenditions(file.ref, renditions, signal);
  // What the host should have as its text from now on: content that is lost later is found by it.
  const given = { textSha256: text.sha256, textKept: kept.includes('text') };
  if (fieldWriter(host)) await deps.store.hostDocuments.save(file.id, given);
  return rows;
}

/** Lays the record anew after a person changed a value; PDF and text stay. */
export async function deliverRecord(deps: AppDeps, scanFileId: string): Promise<void> {
  const file = await deps.store.scanFiles.find(scanFileId);
  const identity = await deps.store.readings.identity(scanFileId);
  // Of readings older than the column the ledger knew it (migration 0008).
  const engine = (await deps.store.readings.engine(scanFileId)) ?? '';
  // Withheld, gone or not read yet: there is no record to lay.
  if (!file || !identity || (file.state !== 'done' && file.state !== 'review')) return;
  const { writer } = requireHost(deps, file.hostId);
  if (!writer) return;
  const folder = await deps.workspace.open();
  try {
    const readings = await deps.store.readings.readings(file.id);
    const rows = await deps.store.readings.documents(file.id);
    const separators = await separatorsOf(deps, file.id);
    const record = await writeRecord(folder, { file, identity, engine, readings, rows, separators });
    await writer.deliverRenditions(file.ref, [record]);
  } catch (error) {
    // Gone since: there is nothing to lay it beside, and the sweep tells of that.
    if (!(error instanceof HostError) || error.code !== 'not-found') throw error;
  } finally {
    await folder.close();
  }
}

/** In the file's own queue, so that it never runs beside a reading of the file. */
export async function sendRecordJob(deps: AppDeps, scanFileId: string): Promise<void> {
  await deps.queue.send('read-scan-file', { scanFileId, part: 'record' }, { key: scanFileId });
}

/** None of files that were read before divisions were kept. */
async function separatorsOf({ store }: AppDeps, scanFileId: string): Promise<readonly FoundSeparator[]> {
  return (await store.divisions.find(scanFileId))?.division?.separators ?? [];
}

type RecordParts = Omit<Results, 'proof'> & {
  readonly rows: readonly DocumentRow[];
  readonly separators: readonly FoundSeparator[];
};

async function writeRecord(folder: WorkFolder, read: RecordParts): Promise<Rendition> {
  const { file, identity, engine, readings, separators } = read;
  const documents = storedDocuments(read.rows);
  const record = buildRecord({ name: file.name, identity, engine, readings, documents, separators });
  return { kind: 'record', ...(await folder.writeText('record.json', `${JSON.stringify(record, undefined, 2)}\n`)) };
}
