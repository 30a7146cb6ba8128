import { isDeepStrictEqual } from 'node:util';
import type { WireWorkflowPart } from '../wire-types.ts';
import { finding } from './finding.ts';
import type { SchemaFinding } from '../../../ports/host-schema.ts';

export const ADDED = 2;
export const UPDATED = 3;
/** Consume folder, upload, mail, web: the host leaves the last out by itself. */
const SOURCES = [1, 2, 3, 4];

export interface WantedTrigger {
  readonly type: number;
  /** Filters that are not neutral. */
  readonly filters: Readonly<Record<string, unknown>>;
}

/** Every filter that a trigger can have, as it stands when it filters nothing. */
const NEUTRAL: Readonly<Record<string, unknown>> = {
  filter_path: null,
  filter_filename: null,
  filter_mailrule: null,
  matching_algorithm: 0,
  match: '',
  filter_has_tags: [],
  filter_has_all_tags: [],
  filter_has_not_tags: [],
  filter_custom_field_query: null,
  filter_has_any_correspondents: [],
  filter_has_not_correspondents: [],
  filter_has_any_document_types: [],
  filter_has_not_document_types: [],
  filter_has_any_storage_paths: [],
  filter_has_not_storage_paths: [],
  filter_has_correspondent: null,
  filter_has_document_type: null,
  filter_has_storage_path: null,
};

export function triggerBody({ type, filters }: WantedTrigger): Readonly<Record<string, unknown>> {
  return { type, sources: SOURCES, ...NEUTRAL, ...filters };
}

/** Members that an older host does not have are not missed. */
export function compareTrigger(found: WireWorkflowPart, wanted: WantedTrigger): readonly SchemaFinding[] {
  return Object.entries(triggerBody(wanted))
    .filter(([member, value]) => member in found && !sameMember(found[member], value))
    .map(([member]) => finding('schema.trigger-filter', { member }));
}

/** Lists of ids have no order; an emptied text is as good as none. */
export function sameMember(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  return Array.isArray(value) ? value.map(String).toSorted() : value;
}
