import type { PageReading } from '../domain/page/page-reading.ts';
import { ACCESS_PDF_NAME, type AccessPdfProof } from '../ports/access-pdf.ts';
import type { Host, Rendition } from '../ports/host.ts';
import type { ScanIdentity } from '../ports/scan-reader.ts';
import type { ScanFile } from '../ports/store.ts';
import type { WorkFolder } from '../ports/workspace.ts';
import type { AppDeps } from './deps.ts';
import { buildRecord, storedDocuments } from './build-record.ts';

export interface Results {
  readonly file: ScanFile;
  readonly identity: ScanIdentity;
  readonly readings: readonly PageReading[];
  readonly proof: AccessPdfProof;
}

interface Delivery {
  readonly deps: AppDeps;
  readonly host: Host;
  readonly folder: WorkFolder;
  readonly signal: AbortSignal;
}

/** Lays access PDF, text and record beside the document in its host, all or nothing. A host without `write` gets none. */
export async function deliverResults({ deps, host, folder, signal }: Delivery, results: Results): Promise<void> {
  if (!host.writer) return;
  const { file, identity, readings, proof } = results;
  const documents = storedDocuments(await deps.store.readings.documents(file.id));
  const record = buildRecord({ name: file.name, identity, engine: deps.engineVersion, readings, documents });
  const text = await folder.writeText('text.txt', readings.map((reading) => reading.text).join('\n\f\n') + '\n');
  const json = await folder.writeText('record.json', `${JSON.stringify(record, undefined, 2)}\n`);
  const renditions: readonly Rendition[] = [
    { kind: 'access-pdf', path: folder.pathOf(ACCESS_PDF_NAME), sha256: proof.sha256 },
    { kind: 'text', ...text },
    { kind: 'record', ...json },
  ];
  await host.writer.deliverRenditions(file.ref, renditions, signal);
}

/** Lays the record anew after a person changed a value; PDF and text stay. */
export async function deliverRecord(deps: AppDeps, host: Host, file: ScanFile): Promise<void> {
  if (!host.writer) return;
  const identity = await deps.store.readings.identity(file.id);
  if (!identity) return;
  const folder = await deps.workspace.open();
  try {
    const readings = await deps.store.readings.readings(file.id);
    const documents = storedDocuments(await deps.store.readings.documents(file.id));
    const record = buildRecord({ name: file.name, identity, engine: deps.engineVersion, readings, documents });
    const json = await folder.writeText('record.json', `${JSON.stringify(record, undefined, 2)}\n`);
    await host.writer.deliverRenditions(file.ref, [{ kind: 'record', ...json }]);
  } finally {
    await folder.close();
  }
}
