import type { Movement } from '../../../domain/archive/place.ts';
import type { Store } from '../../../ports/store.ts';

/** What was moved, by the name that stands on it. */
interface MovedName {
  /** Of the bundle or the box. */
  readonly number: number | null;
  /** Number of the minutes a bundle came with, or code of the fonds a box is of, where there is one. */
  readonly within: string | null;
}
const UNNAMED: MovedName = { number: null, within: null };

/** Movements with what was moved named as people know it: ids say nothing in a register. */
export async function movementViews(store: Store, movements: readonly Movement[]): Promise<readonly object[]> {
  const ids = (kind: Movement['subjectKind']) => [
    ...new Set(movements.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)),
  ];
  const names = new Map([...(await namesOfBundles(store, ids('bundle'))), ...(await namesOfBoxes(store, ids('box')))]);
  return movements.map((movement) => ({
    ...movement,
    at: movement.at.toISOString(),
    ...(names.get(movement.subjectId) ?? UNNAMED),
  }));
}

type Names = readonly (readonly [id: string, name: MovedName])[];

async function namesOfBundles({ places }: Store, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return [];
  const bundles = await places.bundles(ids);
  const numbers = await eachOnce(
    bundles.map(({ receiptId }) => receiptId),
    async (id) => (await places.receipt(id))?.number ?? null,
  );
  return bundles.map(({ id, number, receiptId }) => [id, { number, within: numbers.get(receiptId) ?? null }]);
}

async function namesOfBoxes({ places, fonds }: Store, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return [];
  const boxes = await places.boxes(ids);
  const codes = await eachOnce(
    boxes.map(({ fondsId }) => fondsId),
    async (id) => (await fonds.find(id))?.code ?? null,
  );
  return boxes.map(({ id, number, fondsId }) => [id, { number, within: codes.get(fondsId) ?? null }]);
}

async function eachOnce<Value>(ids: readonly string[], find: (id: string) => Promise<Value>) {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await find(id)] as const));
  return new Map(found);
}
