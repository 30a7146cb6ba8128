import { createHash } from 'node:crypto';
import type { Host } from '../../../src/ports/host.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import type { HostSystem } from '../host-system.ts';
import { aDocument as aReadDocument, aResult, aScanFile } from '../store/builders.ts';
import { aDocument } from './dossiers.ts';

interface Where {
  readonly store: OpenStore;
  readonly system: Pick<HostSystem, 'add'>;
  readonly host: Host;
}

/** A file of the host that was read, with its documents; the first lies in dossier 1. Gives its id. */
export async function aFileOfHost({ store, system, host }: Where, number: number, documents = 1): Promise<string> {
  const content = Buffer.from(`scan ${String(number)}`);
  const name = `${String(number)}.pdf`;
  await system.add(name, content);
  let ref;
  for await (const found of host.reader.listDocuments()) if (found.name === name) ref = found.ref;
  if (ref === undefined) throw new Error('Not there');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const row = aScanFile(number, { hostId: host.describe().id, ref, sha256, state: 'done' });
  await store.scanFiles.insert(row);
  const texts = Array.from({ length: documents }, (_, page) => `văn bản ${String(page)}`);
  const read = texts.map((_, page) => aReadDocument(page + 1, page + 1));
  await store.readings.saveResult(aResult(row.id, texts, read));
  await store.dossiers.insertDocuments([{ ...aDocument(1, number), scanDocumentId: `${row.id}-1` }]);
  return row.id;
}
