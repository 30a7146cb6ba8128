import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

/** A path is written and read whole; no title of a scheme holds this sign. */
const SEPARATOR = ' › ';

/** Titles from the top of the scheme down, by id of the heading. */
export async function headingPaths(
  { store }: Pick<SpreadsheetDeps, 'store'>,
  fondsId: string,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const { id, parentId, code, title } of await store.fonds.nodes(fondsId)) {
    const above = parentId === null ? undefined : paths.get(parentId);
    const own = code === null ? title : `${code}. ${title}`;
    paths.set(id, above === undefined ? own : `${above}${SEPARATOR}${own}`);
  }
  return paths;
}
