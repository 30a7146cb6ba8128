import { isDeepStrictEqual } from 'node:util';
import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { WireSavedView } from '../wire-types.ts';
import { compareName, compareOwner } from './compare-common.ts';
import { finding } from './finding.ts';
import { idsOf, missingOf, type HostState } from './host-state.ts';
import { joinParts, mend, NO_PART, remark, type Item, type Part } from './item.ts';
import type { Known } from './written.ts';
import type { PaperlessMapping, QueryNode, ViewMapping } from './mapping.ts';

/** Rule types of the host: every tag, one of the tags, custom field query. */
const HAS_TAG = 6;
const ANY_TAG = 22;
const FIELD_QUERY = 42;
/** The host cuts no query, it refuses it. */
const LONGEST_RULE = 255;

/** From this version of the API on every user pins views for themselves; before, a view must say where it is shown. */
const PINNING_BY_USER = 10;

interface Rule {
  readonly rule_type: number;
  readonly value: string | null;
}

export function viewItems({ views: { views, pageSize } }: PaperlessMapping): readonly Item<'saved-view'>[] {
  return views.map((view) => viewItem(view, pageSize));
}

function viewItem(view: ViewMapping, pageSize: number): Item<'saved-view'> {
  const { key, name } = view;
  return {
    kind: 'saved-view',
    key,
    name,
    needs: (state) => needsOf(view, state),
    body: (state) => ({
      name,
      owner: null,
      filter_rules: rulesOf(view, state),
      ...displayOf({ view, pageSize, state }),
      ...(state.probe.apiVersion < PINNING_BY_USER && { show_on_dashboard: false, show_in_sidebar: true }),
    }),
    compare: (found, known, state) =>
      joinParts([
        compareName({ kind: 'saved-view', name }, found, { known, state }),
        compareOwner(found, state),
        sameRules(found.filter_rules, rulesOf(view, state))
          ? NO_PART
          : mend(finding('schema.view-filter'), { filter_rules: rulesOf(view, state) }),
        compareDisplay(found, displayOf({ view, pageSize, state }), known),
      ]),
    written: (found, known, state) => {
      const now = shownDisplay(found);
      const isOurs = isDeepStrictEqual(now, displayOf({ view, pageSize, state }));
      return { display: isOurs ? now : (known?.written.display ?? now) };
    },
  };
}

function needsOf(view: ViewMapping, state: HostState): SchemaFinding | undefined {
  const tag = missingOf(state, 'tag', [...(view.all ?? []), ...(view.any ?? [])]);
  if (tag !== undefined) return finding('schema.needs', { kind: 'tag', key: tag });
  const field = missingOf(state, 'custom-field', fieldsIn(view.query));
  if (field !== undefined) return finding('schema.needs', { kind: 'custom-field', key: field });
  const long = rulesOf(view, state).some(({ value }) => (value?.length ?? 0) > LONGEST_RULE);
  return long ? finding('schema.query-too-long', { limit: LONGEST_RULE }) : undefined;
}

function fieldsIn(node: QueryNode | undefined): readonly string[] {
  if (typeof node === 'string') return /^\{(?:field|option):([^:}]+)/.exec(node)?.slice(1) ?? [];
  return Array.isArray(node) ? node.flatMap((child: QueryNode) => fieldsIn(child)) : [];
}

function rulesOf({ all = [], any = [], query }: ViewMapping, state: HostState): readonly Rule[] {
  const anyOf = idsOf(state, 'tag', any);
  return [
    ...idsOf(state, 'tag', all).map((id) => ({ rule_type: HAS_TAG, value: String(id) })),
    ...(anyOf.length > 0 ? [{ rule_type: ANY_TAG, value: anyOf.join(',') }] : []),
    ...(query === undefined ? [] : [{ rule_type: FIELD_QUERY, value: JSON.stringify(fillQuery(query, state)) }]),
  ];
}

function fillQuery(node: QueryNode, state: HostState): unknown {
  if (typeof node !== 'string')
    return Array.isArray(node) ? node.map((child: QueryNode) => fillQuery(child, state)) : node;
  const [, what, key = '', value] = /^\{(field|option):([^:}]+)(?::([^}]+))?\}$/.exec(node) ?? [];
  if (what === 'field') return state.id('custom-field', key) ?? null;
  if (what !== 'option') return node;
  const options = state.known('custom-field', key)?.written.options ?? [];
  return options.find((option) => option.value === value)?.id ?? null;
}

/** Order does not matter, nor how the host's own page wrote the query down. */
function sameRules(found: readonly Rule[], wanted: readonly Rule[]): boolean {
  const plain = (rules: readonly Rule[]) => rules.map(plainRule).toSorted().join('\n');
  return plain(found) === plain(wanted);
}

function plainRule({ rule_type: type, value }: Rule): string {
  if (value === null) return String(type);
  if (type === ANY_TAG) return `${String(type)} ${value.split(',').map(Number).toSorted().join(',')}`;
  if (type !== FIELD_QUERY) return `${String(type)} ${value}`;
  try {
    return `${String(type)} ${JSON.stringify(JSON.parse(value))}`;
  } catch {
    return `${String(type)} ${value}`; // the host takes broken JSON too: it differs from ours
  }
}

interface Display {
  readonly display_mode: string;
  readonly display_fields: readonly string[];
  readonly sort_field: string;
  readonly sort_reverse: boolean;
  readonly page_size: number;
}

interface DisplayParts {
  readonly view: ViewMapping;
  readonly pageSize: number;
  readonly state: HostState;
}

function displayOf({ view, pageSize, state }: DisplayParts): Display {
  return {
    display_mode: 'table',
    display_fields: view.columns.flatMap((column) => columnOf(column, state) ?? []),
    sort_field: columnOf(view.sort, state) ?? 'created',
    sort_reverse: view.reverse,
    page_size: pageSize,
  };
}

function columnOf(column: string, state: HostState): string | undefined {
  if (!column.startsWith('field:')) return column;
  const id = state.id('custom-field', column.slice('field:'.length));
  return id === undefined ? undefined : `custom_field_${String(id)}`;
}

function shownDisplay(found: WireSavedView): object {
  const { display_mode, display_fields, sort_field, sort_reverse, page_size } = found;
  return { display_mode, display_fields, sort_field, sort_reverse, page_size };
}

/** Columns and order are a matter of taste: what a person arranged stays; what we wrote last follows the mapping. */
function compareDisplay(found: WireSavedView, wanted: Display, known: Known | undefined): Part {
  const now = shownDisplay(found);
  if (isDeepStrictEqual(now, wanted)) return NO_PART;
  const last = known?.written.display;
  if (last !== undefined && !isDeepStrictEqual(now, last)) return remark(finding('schema.view-display'));
  return { findings: [finding('schema.view-display')], patch: wanted, action: 'extend' };
}
