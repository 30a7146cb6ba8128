import type { SchemeNode } from '../archive/classification-scheme.ts';
import type { FormLine } from './form-model.ts';
import { formWord } from './form-words.ts';
import { roman } from './roman.ts';

/** Headings that stand before a dossier in a list: those of its place in the scheme that the one before it did not have. */
export interface SchemeHeadings {
  before(nodeId: string | null): readonly FormLine[];
}

type Heading = Pick<SchemeNode, 'id' | 'title'>;

/** Roman numerals for the first level, Arabic below (NĐ 30/2020, Phụ lục V), counted as they come; each keeps its number. */
export function schemeHeadings(nodes: readonly SchemeNode[]): SchemeHeadings {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ordinals = new Map<string, number>();
  const counts = new Map<string, number>();
  let current: readonly Heading[] = [];
  const ordinalOf = (id: string, above: string) => {
    const found = ordinals.get(id) ?? (counts.get(above) ?? 0) + 1;
    if (!ordinals.has(id)) counts.set(above, found);
    ordinals.set(id, found);
    return found;
  };
  return {
    before(nodeId) {
      const path = nodeId === null ? [UNSORTED] : pathOf(byId, nodeId);
      const numbers = path.map(({ id }, level) => ordinalOf(id, path[level - 1]?.id ?? 'top'));
      const from = firstNew(path, current);
      current = path;
      return path.slice(from).map(({ title }, index): FormLine => {
        const level = from + index;
        const text = `${numeral(numbers.slice(0, level + 1))}. ${title}`;
        return { kind: 'heading', level: level === 0 ? 1 : level === 1 ? 2 : 3, cells: { text } };
      });
    },
  };
}

/** Where the way to a heading leaves that to the one before; one that is only shorter tells its last part again. */
function firstNew(path: readonly Heading[], before: readonly Heading[]): number {
  const place = path.findIndex(({ id }, level) => before[level]?.id !== id);
  if (place >= 0) return place;
  return path.length < before.length ? path.length - 1 : path.length;
}

const UNSORTED: Heading = { id: '', title: formWord('unsorted') };

function pathOf(byId: ReadonlyMap<string, SchemeNode>, nodeId: string): readonly Heading[] {
  const path: Heading[] = [];
  for (let node = byId.get(nodeId); node !== undefined && path.length < byId.size;) {
    path.unshift(node);
    node = node.parentId === null ? undefined : byId.get(node.parentId);
  }
  return path.length === 0 ? [UNSORTED] : path;
}

function numeral(counts: readonly number[]): string {
  const [first = 1, ...below] = counts;
  return below.length === 0 ? roman(first) : below.join('.');
}
