import type { FoundMark } from '../domain/cataloguing/catalogued-document.ts';
import { RequestError } from '../ports/errors.ts';
import type { ScanFile, Store } from '../ports/store.ts';

/** A file that is withheld, with what it is withheld for. */
export interface WithheldFile {
  readonly file: ScanFile;
  readonly sha256: string;
  readonly mark: FoundMark;
}

/** @throws RequestError `not-found`; `forbidden-move` where the file is not withheld, or not for a mark that is known */
export async function requireWithheld(store: Store, scanFileId: string): Promise<WithheldFile> {
  const file = await store.scanFiles.find(scanFileId);
  if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
  const found = withheldFor(file);
  if (found) return { file, ...found };
  throw new RequestError('forbidden-move', 'The file is not withheld', { details: { state: file.state } });
}

/** One word ("nhầm") tells nothing to those who must answer for it later. */
const LEAST_LETTERS = 10;

/** @throws RequestError `invalid-request` */
export function demandReason(reason: string): void {
  if (!isReason(reason)) throw invalidDeclaration('reason');
}

export function isReason(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS;
}

export function invalidDeclaration(parameter: 'reason' | 'page'): RequestError {
  return new RequestError('invalid-request', 'The declaration is not complete', {
    details: { parameter },
  });
}

export function withheldFor({ state, sha256, details }: ScanFile): Omit<WithheldFile, 'file'> | undefined {
  const { level, page } = details;
  if (state !== 'withheld' || sha256 === null || typeof level !== 'string' || typeof page !== 'number')
    return undefined;
  return { sha256, mark: { level, page } };
}
