import type { WantedSchema } from '../../../ports/host-schema.ts';
import type { SchemaApi } from './schema-api.ts';
import type { PaperlessSettings } from '../settings.ts';
import type { HostState } from './host-state.ts';
import type { Item } from './item.ts';
import type { PaperlessMapping } from './mapping.ts';
import { fieldItem, fieldSpecs } from './wanted-fields.ts';
import { bodyItems, tagItems, typeItems } from './wanted-named.ts';
import { pathItems } from './wanted-paths.ts';
import { viewItems } from './wanted-views.ts';
import { workflowItems } from './wanted-workflows.ts';

export interface WantedSource {
  readonly wanted: WantedSchema;
  readonly mapping: PaperlessMapping;
  readonly settings: Pick<PaperlessSettings, 'id' | 'publicUrl' | 'hookSecrets' | 'storagePaths'>;
  readonly api: SchemaApi;
  readonly state: HostState;
}

/** Everything that we want in a host, in the order in which it must be made. */
export function wantedItems(source: WantedSource): readonly Item[] {
  const { wanted, mapping, settings, api, state } = source;
  return [
    ...fieldSpecs(wanted, mapping, state.rows()).map(fieldItem),
    ...tagItems(mapping),
    ...typeItems(wanted),
    ...bodyItems(wanted),
    ...(settings.storagePaths === true ? pathItems(mapping, api) : []),
    ...workflowItems(source),
    ...viewItems(mapping),
  ];
}
