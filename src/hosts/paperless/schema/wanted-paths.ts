import type { SchemaApi } from './schema-api.ts';
import { compareMatching, compareName, compareOwner, UNOWNED } from './compare-common.ts';
import { finding } from './finding.ts';
import type { HostState } from './host-state.ts';
import { joinParts, NO_PART, type Item, type Part } from './item.ts';
import type { PaperlessMapping } from './mapping.ts';

type Path = PaperlessMapping['storagePaths']['paths'][number];

/** Templates name fields as people see them: one that was renamed in the host is named anew here. */
export function pathItems({ storagePaths }: PaperlessMapping, api: SchemaApi): readonly Item<'storage-path'>[] {
  return storagePaths.paths.map((path) => pathItem(path, api));
}

function pathItem({ key, name, template }: Path, api: SchemaApi): Item<'storage-path'> {
  const comparePath = (found: { readonly path: string }, last: string | undefined, state: HostState): Part => {
    const path = fillTemplate(template, state);
    if (found.path === path) return NO_PART;
    const isOurs = last === undefined || found.path === last;
    return {
      findings: [finding(isOurs ? 'schema.template-follows' : 'schema.template-changed', { now: found.path })],
      patch: { path },
      action: isOurs ? 'extend' : 'mend',
    };
  };
  return {
    kind: 'storage-path',
    key,
    name,
    needs: (state) => {
      const missing = fieldsOf(template).find((field) => state.id('custom-field', field) === undefined);
      return missing === undefined ? undefined : finding('schema.needs', { kind: 'custom-field', key: missing });
    },
    body: (state) => ({ name, path: fillTemplate(template, state), ...UNOWNED }),
    compare: (found, known, state) =>
      joinParts([
        compareName({ kind: 'storage-path', name }, found, { known, state }),
        compareMatching(found),
        compareOwner(found, state),
        comparePath(found, known?.written.path, state),
      ]),
    written: (found) => ({ path: found.path }),
    async probe(state, signal) {
      if (state.someDocument === undefined) return undefined;
      const made = await api.testStoragePath(state.someDocument, fillTemplate(template, state), { signal });
      return made === undefined ? finding('schema.template-refused') : undefined;
    },
  };
}

const FIELD = /\{field:([^}]+)\}/g;

function fieldsOf(template: string): readonly string[] {
  return [...template.matchAll(FIELD)].map(([, key = '']) => key);
}

function fillTemplate(template: string, state: HostState): string {
  return template.replaceAll(FIELD, (_, key: string) =>
    (state.object('custom-field', key)?.name ?? '').replaceAll(/["\\]/g, (sign) => `\\${sign}`),
  );
}
