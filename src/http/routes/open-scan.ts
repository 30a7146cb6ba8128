import { sightOf } from '../../app/archive/access/sight-of.ts';
import type { Viewer } from '../../domain/access/sight.ts';
import { RequestError } from '../../ports/errors.ts';
import type { ScanFile } from '../../ports/store.ts';
import type { Call } from '../api/route.ts';
import { notFound } from '../auth/accounts.ts';
import type { HttpDeps } from '../deps.ts';

type Caller = Pick<Call, 'caller'>;

export function scanViewer({ caller }: Caller): Viewer {
  const { account, within } = caller();
  return { sight: sightOf(account.role), ...(within !== undefined && { within }) };
}

/** Whether a dossier in which a document of the file lies hides it from the caller. */
export async function hidesScan({ store }: HttpDeps, scanFileId: string, call: Caller): Promise<boolean> {
  return (await store.access.hiddenScans([scanFileId], scanViewer(call))).has(scanFileId);
}

/** @throws RequestError `withheld` */
export async function demandOpenScan(deps: HttpDeps, scanFileId: string, call: Caller): Promise<void> {
  if (await hidesScan(deps, scanFileId, call)) throw new RequestError('withheld', 'The dossier hides the document');
}

/** `<scan file id>-<first page>` names the file. */
export function fileOfDocument(documentId: string): string {
  return documentId.split('-')[0] ?? documentId;
}

export async function requireFile({ store }: HttpDeps, id: string): Promise<ScanFile> {
  const file = await store.scanFiles.find(id);
  if (file === undefined) throw notFound();
  return file;
}

/** Nothing of the content of a withheld file leaves, whatever may still lie somewhere. */
export async function requireOpenFile(deps: HttpDeps, id: string, call: Caller): Promise<ScanFile> {
  const file = await requireFile(deps, id);
  if (file.state === 'withheld') throw new RequestError('withheld', 'The file is withheld');
  await demandOpenScan(deps, id, call);
  return file;
}
