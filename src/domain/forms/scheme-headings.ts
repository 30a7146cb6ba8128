import type { SchemeNode } from '../archive/classification-scheme.ts';
import type { FormLine } from './form-model.ts';
import { formWord } from './form-words.ts';
import { roman } from './roman.ts';

/** Headings that stand before a dossier in a list: those of its place in the scheme that the one before it did not have. */
export interface SchemeHeadings {
  before(nodeId: string | null): readonly FormLine[];
}

type Heading = Pick<SchemeNode, 'id' | 'title'>;

/** Roman numerals for the first level, Arabic below (NĐ 30/2020, Phụ lục V), counted as they come. */
export function schemeHeadings(nodes: readonly SchemeNode[]): SchemeHeadings {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  let current: readonly Heading[] = [];
  const counts: number[] = [];
  return {
    before(nodeId) {
      const path = nodeId === null ? [UNSORTED] : pathOf(byId, nodeId);
      const same = path.findIndex(({ id }, level) => current[level]?.id !== id);
      const isDeeper = same === -1;
      current = path;
      if (isDeeper) return [];
      return path.slice(same).map(({ title }, index): FormLine => {
        const level = same + index;
        counts.length = level + 1;
        counts[level] = (counts[level] ?? 0) + 1;
        const text = `${numeral(counts)}. ${title}`;
        return { kind: 'heading', level: level === 0 ? 1 : level === 1 ? 2 : 3, cells: { text } };
      });
    },
  };
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
