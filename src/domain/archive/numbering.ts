import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { DossierState } from '../workflow/dossier-state.ts';
import type { FondsInventory, FondsSettings } from './fonds.ts';

export interface Numberable {
  readonly id: string;
  readonly state: DossierState;
  readonly inventoryNumber: string | null;
  readonly number: number | null;
  readonly numberFrozen: boolean;
  readonly description: { readonly retention?: RetentionPeriod | undefined };
}
export interface OfficialNumber {
  readonly inventoryNumber: string;
  readonly number: number;
}
export interface Numbering {
  readonly given: readonly (OfficialNumber & { readonly id: string })[];
  /** Those that no inventory takes: their period is not decided, or the fonds has no inventory for it. */
  readonly left: readonly string[];
}

type Settings = Pick<FondsSettings, 'numberWithin' | 'firstNumber' | 'inventories'>;

/**
 * Draft numbers (số hồ sơ) in the archival order. What is frozen keeps its number, and a number once given away for good
 * (`retired`) is never given again, so that frozen, retired and new ones together are dense and unique in each series.
 */
export function numberDossiers(
  dossiers: readonly Numberable[],
  settings: Settings,
  retired: readonly OfficialNumber[] = [],
): Numbering {
  const taken = takenNumbers(dossiers, settings, retired);
  const given: (OfficialNumber & { id: string })[] = [];
  const left: string[] = [];
  for (const dossier of dossiers) {
    if (dossier.numberFrozen || !isNumbered(dossier.state)) continue;
    const inventoryNumber = inventoryOf(dossier, settings.inventories);
    if (inventoryNumber === undefined) left.push(dossier.id);
    else given.push({ id: dossier.id, inventoryNumber, number: nextFree(taken, settings, inventoryNumber) });
  }
  return { given, left };
}

/** Material on a list for elimination gets no number of the inventory. */
export function isNumbered(state: DossierState): boolean {
  return !['proposed-for-elimination', 'council', 'destroyed'].includes(state);
}

/** The inventory it has, where that may hold its period; else the first that may. */
export function inventoryOf(
  { inventoryNumber, description }: Pick<Numberable, 'inventoryNumber' | 'description'>,
  inventories: readonly FondsInventory[],
): string | undefined {
  const { retention } = description;
  if (retention === undefined) return undefined;
  const kind = retention.kind === 'permanent' ? 'permanent' : 'fixed-term';
  const fitting = inventories.filter((inventory) => inventory.kind === 'any' || inventory.kind === kind);
  const own = fitting.find(({ number }) => number === inventoryNumber);
  return (own ?? fitting[0])?.number;
}

interface Series {
  readonly numbers: Set<number>;
  next: number;
}

function takenNumbers(
  dossiers: readonly Numberable[],
  settings: Settings,
  retired: readonly OfficialNumber[],
): Map<string, Series> {
  const taken = new Map<string, Series>();
  const frozen = dossiers.flatMap(({ numberFrozen, inventoryNumber, number }) =>
    numberFrozen && inventoryNumber !== null && number !== null ? [{ inventoryNumber, number }] : [],
  );
  for (const { inventoryNumber, number } of [...frozen, ...retired])
    seriesOf(taken, settings, inventoryNumber).numbers.add(number);
  return taken;
}

function nextFree(taken: Map<string, Series>, settings: Settings, inventoryNumber: string): number {
  const series = seriesOf(taken, settings, inventoryNumber);
  while (series.numbers.has(series.next)) series.next += 1;
  return series.next++;
}

function seriesOf(taken: Map<string, Series>, settings: Settings, inventoryNumber: string): Series {
  const name = settings.numberWithin === 'fonds' ? '' : inventoryNumber;
  const series = taken.get(name) ?? { numbers: new Set<number>(), next: settings.firstNumber };
  taken.set(name, series);
  return series;
}
