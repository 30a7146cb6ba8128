import type { RetentionPeriod } from '../retention/retention-period.ts';
import { periodKey } from '../retention/retention-period.ts';
import type { SchemeNode } from './classification-scheme.ts';
import type { DossierOrder } from './fonds.ts';
import type { PartialDate } from './partial-date.ts';

/** What the automatic orders look at. */
export interface Orderable {
  readonly id: string;
  readonly nodeId: string | null;
  /** As `Dossier.placedAfter`. */
  readonly placedAfter?: string | null | undefined;
  readonly description: {
    readonly title: string;
    readonly startDate?: PartialDate | undefined;
    readonly endDate?: PartialDate | undefined;
    readonly retention?: RetentionPeriod | undefined;
  };
}

export interface OrderingRequest<T extends Orderable> {
  /** All of the fonds, as they stand. */
  readonly dossiers: readonly T[];
  readonly order: DossierOrder;
  readonly nodes: readonly SchemeNode[];
  /** Only dossiers of these headings change places, among the places they have; absent = all. */
  readonly within?: ReadonlySet<string>;
}

/**
 * The archival order. What a person put behind another dossier stays behind it. Equal ones keep their order, so that a
 * second run changes nothing; what has no heading, date or period comes last in its part.
 */
export function orderDossiers<T extends Orderable>({
  dossiers,
  order,
  nodes,
  within,
}: OrderingRequest<T>): readonly T[] {
  const isMoving = (dossier: T) => within === undefined || (dossier.nodeId !== null && within.has(dossier.nodeId));
  const pinned = pinnedOnes(dossiers.filter(isMoving), dossiers);
  const rest = dossiers.filter(({ id }) => !pinned.has(id));
  const sorted = rest.filter(isMoving).sort(comparer<T>(order, nodes));
  let next = 0;
  const placed = rest.map((dossier) => (isMoving(dossier) ? (sorted[next++] ?? dossier) : dossier));
  return withPinned(placed, [...pinned.values()]);
}

type Compare<T> = (a: T, b: T) => number;

function comparer<T extends Orderable>(order: DossierOrder, nodes: readonly SchemeNode[]): Compare<T> {
  const ranks = nodeRanks(nodes);
  const byNode: Compare<T> = (a, b) => rankOf(ranks, a.nodeId) - rankOf(ranks, b.nodeId);
  const main: readonly Compare<T>[] = order.endsWith('activity-time') ? [byNode, byTime] : [byYear, byNode, byTime];
  const first = retentionComparer<T>(order);
  const chain = [...first, ...main, byTitle];
  return (a, b) => {
    for (const compare of chain) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0; // the sort is stable
  };
}

function retentionComparer<T extends Orderable>(order: DossierOrder): readonly Compare<T>[] {
  if (!order.startsWith('retention-')) return [];
  const sign = order.startsWith('retention-descending') ? -1 : 1;
  return [
    (a, b) => {
      const [one, other] = [a.description.retention, b.description.retention];
      // Undecided ones come last whichever way.
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
      return sign * (lengthOf(one) - lengthOf(other)) || compareText(periodKey(one), periodKey(other));
    },
  ];
}

/** For sorting alone: no period without a number is said to be so long. */
function lengthOf(period: RetentionPeriod): number {
  switch (period.kind) {
    case 'until-superseded':
      return 0;
    case 'years':
      return period.years;
    case 'years-after-event':
      return period.years + 0.5;
    case 'life-of-work':
      return 1000;
    case 'permanent':
      return 1001;
  }
}

/** Place of each heading when the scheme is read from top to bottom. */
export function nodeRanks(nodes: readonly SchemeNode[]): ReadonlyMap<string, number> {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId);
  const ranks = new Map<string, number>();
  const walk = (parentId: string | null): void => {
    for (const { id } of (children.get(parentId) ?? []).toSorted((a, b) => a.position - b.position)) {
      if (ranks.has(id)) continue;
      ranks.set(id, ranks.size);
      walk(id);
    }
  };
  walk(null);
  return ranks;
}

/** A heading and all below it. */
export function withSubNodes(nodes: readonly SchemeNode[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const nodeId of found) {
    for (const node of nodes) if (node.parentId === nodeId) found.add(node.id); // a set walks over what is added meanwhile
  }
  return found;
}

function rankOf(ranks: ReadonlyMap<string, number>, nodeId: string | null): number {
  return (nodeId === null ? undefined : ranks.get(nodeId)) ?? Number.MAX_SAFE_INTEGER;
}

/** `2015` comes before `2015-03`: what is known less stands first, as in a list made by hand. */
function byTime(a: Orderable, b: Orderable): number {
  return compareDate(startOf(a), startOf(b)) || compareDate(endOf(a), endOf(b));
}

function byYear(a: Orderable, b: Orderable): number {
  return compareDate(startOf(a)?.slice(0, 4), startOf(b)?.slice(0, 4));
}

function startOf({ description }: Orderable): string | undefined {
  return description.startDate ?? description.endDate;
}

function endOf({ description }: Orderable): string | undefined {
  return description.endDate ?? description.startDate;
}

function compareDate(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const COLLATOR = new Intl.Collator('vi', { numeric: true });

function byTitle(a: Orderable, b: Orderable): number {
  return COLLATOR.compare(a.description.title, b.description.title);
}

/** Those put behind another one by hand, as far as the chain of anchors ends at one that is placed automatically. */
function pinnedOnes<T extends Orderable>(moving: readonly T[], all: readonly T[]): ReadonlyMap<string, T> {
  const known = new Set(all.map(({ id }) => id));
  const pins = new Map(moving.filter(({ placedAfter }) => placedAfter !== undefined).map((one) => [one.id, one]));
  const isAnchored = (start: T): boolean => {
    const seen = new Set<string>();
    for (let anchor = start.placedAfter; typeof anchor === 'string'; anchor = pins.get(anchor)?.placedAfter) {
      if (!known.has(anchor) || anchor === start.id || seen.has(anchor)) return false;
      seen.add(anchor);
    }
    return true;
  };
  return new Map([...pins].filter(([, one]) => isAnchored(one)));
}

/** Of several behind the same one, each keeps its place among them. */
function withPinned<T extends Orderable>(placed: readonly T[], pinned: readonly T[]): readonly T[] {
  const behind = Map.groupBy(pinned, ({ placedAfter }) => placedAfter ?? null);
  const result: T[] = [];
  const waiting: T[] = [...(behind.get(null) ?? []), ...placed].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    result.push(next);
    waiting.push(...(behind.get(next.id) ?? []).toReversed());
  }
  return result;
}

/** What has its place, for moves by hand. */
export interface Placed {
  readonly id: string;
  readonly placedAfter?: string | null | undefined;
}

/**
 * Puts one behind another (null: at the head) and pins it there. Those pinned behind it stay where they are, behind its
 * former neighbour, so that an anchor always stands before what hangs on it.
 */
export function moveBehind<T extends Placed>(order: readonly T[], id: string, anchorId: string | null): readonly T[] {
  const moved = order.find((one) => one.id === id);
  if (moved === undefined || id === anchorId) return order;
  const before = withoutOne(order, id);
  const place = anchorId === null ? 0 : before.findIndex((one) => one.id === anchorId) + 1;
  if (anchorId !== null && place === 0) return order;
  return [...before.slice(0, place), { ...moved, placedAfter: anchorId }, ...before.slice(place)];
}

/** Takes one away; what was pinned behind it is pinned behind the one before it. */
export function withoutOne<T extends Placed>(order: readonly T[], id: string): readonly T[] {
  const place = order.findIndex((one) => one.id === id);
  const neighbour = order[place - 1]?.id ?? null;
  return order
    .filter((one) => one.id !== id)
    .map((one) => (one.placedAfter === id ? { ...one, placedAfter: neighbour } : one));
}
