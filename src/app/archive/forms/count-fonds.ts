import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { FondsCounts } from '../../../domain/forms/minutes/fonds-papers.ts';

type Mutable<Group> = { -readonly [Key in keyof Group]: Group[Key] };

/** Counts dossiers one by one: those of a whole fonds are never held together. */
export function countFonds() {
  const periods = new Map<string, Mutable<FondsCounts['periods'][number]>>();
  const inventories = new Map<string, Mutable<FondsCounts['inventories'][number]>>();
  const boxes = new Map<string, Set<number>>();
  const states = new Map<string, number>();
  return {
    add({ description, inventoryNumber, boxNumber, state }: Dossier): void {
      const { retention = null, sheetCount = 0, documentCount = 0 } = description;
      const period = groupIn(periods, JSON.stringify(retention), {
        ...{ period: retention, dossiers: 0, documents: 0, sheets: 0 },
      });
      period.dossiers += 1;
      period.documents += documentCount;
      period.sheets += sheetCount;
      const place = inventoryNumber ?? '';
      const inventory = groupIn(inventories, place, { inventory: inventoryNumber, dossiers: 0, boxes: 0, sheets: 0 });
      inventory.dossiers += 1;
      inventory.sheets += sheetCount;
      if (boxNumber !== null) inventory.boxes = groupIn(boxes, place, new Set<number>()).add(boxNumber).size;
      states.set(state, (states.get(state) ?? 0) + 1);
    },
    result: (): FondsCounts => ({
      periods: [...periods.values()],
      inventories: [...inventories.values()],
      states: [...states].map(([state, dossiers]) => ({ state, dossiers })),
    }),
  };
}

function groupIn<Group>(groups: Map<string, Group>, key: string, empty: Group): Group {
  const found = groups.get(key) ?? empty;
  groups.set(key, found);
  return found;
}
