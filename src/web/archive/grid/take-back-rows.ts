import { isPassing } from './passing-error.ts';
import type { DraftBook } from './draft-book.ts';

export interface TakenBack {
  readonly removed: number;
  /** Somebody changed them since, or something lies in them: they stay. */
  readonly kept: number;
  /** Ids of rows that stay because the service was not reached: to be tried again. */
  readonly unreached: readonly string[];
}

/**
 * Takes new rows back, by the ids they had before they were stored. One that the service has is removed at the revision
 * that was seen here, so that nobody's later work goes with it; one that it does not have yet is dropped. The last one
 * first: then no row has to move up.
 */
export async function takeBackRows(
  book: DraftBook,
  ids: readonly string[],
  onProgress: (done: number) => void,
): Promise<TakenBack> {
  await book.whenSaved(ids);
  let [removed, kept] = [0, 0];
  const waiting = [...ids];
  for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
    try {
      if (await takeBackRow(book, id)) removed += 1;
      else kept += 1;
    } catch (error) {
      if (isPassing(error)) break;
      kept += 1;
    }
    waiting.pop();
    onProgress(removed + kept);
  }
  if (removed > 0) book.rowsRemoved();
  return { removed, kept, unreached: waiting };
}

async function takeBackRow(book: DraftBook, id: string): Promise<boolean> {
  const stored = book.stored(id);
  if (!stored) {
    book.drop(id);
    return true;
  }
  // What was typed into it since and is not saved would be lost with it.
  if (book.get(stored.id)) return false;
  await book.remove(stored);
  return true;
}
