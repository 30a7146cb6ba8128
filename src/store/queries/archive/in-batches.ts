/** A statement has 65,535 parameters at most; no row of ours has more than thirty. */
const ROWS_A_STATEMENT = 1000;

/** Runs `work` over the items, as many a statement as it holds; nothing runs for none. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (some: readonly Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += ROWS_A_STATEMENT)
    results.push(...(await work(items.slice(start, start + ROWS_A_STATEMENT))));
  return results;
}
