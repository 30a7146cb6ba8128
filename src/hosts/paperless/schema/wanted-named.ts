import type { WantedSchema } from '../../../ports/host-schema.ts';
import type { WireNamed } from '../wire-types.ts';
import { compareMatching, compareName, compareOwner, UNOWNED } from './compare-common.ts';
import { finding } from './finding.ts';
import { joinParts, mend, NO_PART, type Item } from './item.ts';
import type { PaperlessMapping } from './mapping.ts';
import { plainName } from './names.ts';

export const ROOT = 'root';

/** Root first: the others lie below it. */
export function tagItems({ states }: PaperlessMapping): readonly Item<'tag'>[] {
  const below = (prefix: string, rows: PaperlessMapping['states']['marks']) =>
    Object.entries(rows).map(([key, row]) => tagItem({ ...row, key: `${prefix}:${key}`, parent: ROOT }));
  return [tagItem({ ...states.root, key: ROOT }), ...below('mark', states.marks), ...below('request', states.requests)];
}

interface TagSpec {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly parent?: string;
}

function tagItem({ key, name, colour, parent }: TagSpec): Item<'tag'> {
  return {
    kind: 'tag',
    key,
    name,
    needs: (state) =>
      parent !== undefined && state.id('tag', parent) === undefined
        ? finding('schema.needs', { kind: 'tag', key: parent })
        : undefined,
    body: (state) => ({
      name,
      color: colour,
      is_inbox_tag: false,
      parent: parent === undefined ? null : state.id('tag', parent),
      ...UNOWNED,
    }),
    compare(found, known, state) {
      const above = parent === undefined ? null : (state.id('tag', parent) ?? null);
      return joinParts([
        compareName({ kind: 'tag', name }, found, { known, state }),
        compareMatching(found),
        compareOwner(found, state),
        // Hosts before 2.19 have no nesting and do not speak of it.
        found.parent === undefined || found.parent === above
          ? NO_PART
          : mend(finding('schema.tag-parent'), { parent: above }),
        found.color === undefined || found.color.toLowerCase() === colour.toLowerCase()
          ? NO_PART
          : mend(finding('schema.tag-colour', { now: found.color }), { color: colour }),
        found.is_inbox_tag === true ? mend(finding('schema.tag-inbox'), { is_inbox_tag: false }) : NO_PART,
      ]);
    },
    written: () => ({}),
  };
}

/** Closed lists: types of documents by the norms, bodies by the office's own list. */
export function typeItems({ documentTypes }: WantedSchema): readonly Item<'document-type'>[] {
  return documentTypes.map((type) => namedItem('document-type', type));
}
export function bodyItems({ issuingBodies = [] }: WantedSchema): readonly Item<'correspondent'>[] {
  return issuingBodies.map((body) => namedItem('correspondent', body));
}

function namedItem<Kind extends 'document-type' | 'correspondent'>(
  kind: Kind,
  { value, label }: { readonly value: string; readonly label: string },
): Item<Kind> {
  const name = plainName(label);
  return {
    kind,
    key: value,
    name,
    needs: () => undefined,
    body: () => ({ name, ...UNOWNED }),
    compare: (found: WireNamed, known, state) =>
      joinParts([
        compareName({ kind, name }, found, { known, state }),
        compareMatching(found),
        compareOwner(found, state),
      ]),
    written: () => ({}),
  };
}
