import type { FileKeptBecause } from '../../../domain/disposal/disposal-file.ts';
import type { FileOfList } from '../../../ports/archive/disposals.ts';

/** Undefined for one that may go. One that is not of the list any more belongs to an item that was kept. */
export function keptBecause(file: FileOfList | undefined): FileKeptBecause | undefined {
  if (file === undefined) return 'item-kept';
  const needed = neededBecause(file);
  if (needed !== undefined) return needed;
  if (file.listed === undefined) return 'added';
  return file.listed.sha256 !== null && file.sha256 !== file.listed.sha256 ? 'content-changed' : undefined;
}

/** What others need; all that speaks against a file of a list that nobody submitted yet. */
export function neededBecause({ linkedTo, unfiled }: FileOfList): FileKeptBecause | undefined {
  if (linkedTo.length > 0) return 'linked';
  return unfiled > 0 ? 'unfiled' : undefined;
}
