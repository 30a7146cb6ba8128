import { isPassing } from './passing-error.ts';
import type { DraftBook } from './draft-book.ts';

export interface TakenBack {
  readonly removed: number;
  /** Somebody changed them since, or something lies in them: they stay. */
  readonly kept: number;
  /** Ids of rows that stay because the service was not reached: to be tried again. */
  readonly unreached: readonly string[];
}

/** So that a person sees how far it has come; a call does with many what it does with one. */
const ROWS_A_CALL = 500;

/**
 * Takes new rows back, by the ids they had before they were stored. Those that the service has are removed at the revision
 * that was seen here, so that nobody's later work goes with them; those that it does not have yet are dropped. The last
 * ones first: then fewer rows have to move up.
 */
export async function takeBackRows(
  book: DraftBook,
  ids: readonly string[],
  onProgress: (done: number) => void,
): Promise<TakenBack> {
  await book.whenSaved(ids);
  let [removed, kept] = [0, 0];
  const waiting = [...ids];
  while (waiting.length > 0) {
    const some = waiting.slice(-ROWS_A_CALL);
    try {
      const went = await takeBackSome(book, some);
      removed += went;
      kept += some.length - went;
    } catch (error) {
      if (isPassing(error)) break;
      kept += some.length;
    }
    waiting.splice(-some.length);
    onProgress(removed + kept);
  }
  if (removed > 0) book.rowsRemoved();
  return { removed, kept, unreached: waiting };
}

/** How many went. */
async function takeBackSome(book: DraftBook, ids: readonly string[]): Promise<number> {
  const unstored = ids.filter((id) => book.stored(id) === undefined);
  const stored = ids.flatMap((id) => book.stored(id) ?? []);
  // What was typed into it since and is not saved would be lost with it.
  const went = await book.remove(stored.filter(({ id }) => book.get(id) === undefined));
  for (const id of unstored) book.drop(id);
  return went + unstored.length;
}
