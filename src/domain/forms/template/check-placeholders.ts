import { nearestName } from './nearest-name.ts';
import type { NamedFields, TemplateFieldNamed } from './template-fields.ts';

/** A placeholder as it stands in a template: `{name}`, `{#name}` … `{/name}` or `{/}`. */
export interface PlaceholderUse {
  readonly kind: 'value' | 'open' | 'close';
  /** NFC, spaces single; empty for a bare `{/}`. */
  readonly name: string;
}

/** Messages: `form.template.<code>`. */
export type PlaceholderFault =
  | 'unknown'
  | 'outside-list'
  | 'list-without-loop'
  | 'flag-as-text'
  | 'never-closed'
  | 'never-opened'
  | 'closed-by-other'
  | 'list-unused';

export interface PlaceholderFinding {
  readonly code: PlaceholderFault;
  /** A warning is told; the template can be used nevertheless. */
  readonly isWarning: boolean;
  readonly details: Readonly<Record<string, string>>;
}

interface Opened {
  readonly name: string;
  /** Fields of a list; none of a condition. */
  readonly fields?: NamedFields;
}

/**
 * Holds the placeholders of a template, in their order, against what the form gives. A list that the template does not
 * show is a warning: its rows would be missing on paper.
 */
export function checkPlaceholders(uses: readonly PlaceholderUse[], fields: NamedFields): readonly PlaceholderFinding[] {
  const findings: PlaceholderFinding[] = [];
  const open: Opened[] = [];
  const looped = new Set<string>();
  for (const use of uses) {
    const fault = use.kind === 'close' ? close(use, open) : judge(use, { fields, open });
    if (fault !== undefined) findings.push(fault);
    if (use.kind !== 'open') continue;
    const field = lookUp(use.name, { fields, open });
    const isList = typeof field === 'object';
    if (isList) looped.add(use.name);
    open.push({ name: use.name, ...(isList && { fields: field }) });
  }
  findings.push(...open.map(({ name }) => refusal('never-closed', { placeholder: `{#${name}}` })));
  return [...distinct(findings), ...unusedLists(fields, looped)];
}

interface Scope {
  readonly fields: NamedFields;
  readonly open: readonly Opened[];
}

function judge({ kind, name }: PlaceholderUse, scope: Scope): PlaceholderFinding | undefined {
  const placeholder = kind === 'open' ? `{#${name}}` : `{${name}}`;
  const field = lookUp(name, scope);
  if (field === undefined) return unknownPlace(name, placeholder, scope.fields);
  if (kind === 'open') return undefined;
  if (field === 'flag') return refusal('flag-as-text', { placeholder, wanted: `{#${name}} … {/${name}}` });
  if (typeof field === 'object')
    return refusal('list-without-loop', { placeholder, wanted: `{#${name}} … {/${name}}` });
  return undefined;
}

/** As the values are looked up when the template is filled: from the innermost list outwards. */
function lookUp(name: string, { fields, open }: Scope): TemplateFieldNamed | undefined {
  const scopes = [fields, ...open.flatMap((one) => (one.fields === undefined ? [] : [one.fields]))];
  const holder = scopes.findLast((scope) => Object.hasOwn(scope, name));
  return holder?.[name];
}

function unknownPlace(name: string, placeholder: string, fields: NamedFields): PlaceholderFinding {
  const list = listWith(name, fields);
  if (list !== undefined) return refusal('outside-list', { placeholder, wanted: `{#${list}} … {/${list}}` });
  const near = nearestName(name, allNames(fields));
  return refusal('unknown', { placeholder, ...(near !== undefined && { near: `{${near}}` }) });
}

function listWith(name: string, fields: NamedFields): string | undefined {
  for (const [list, members] of lists(fields)) {
    if (Object.hasOwn(members, name) || listWith(name, members) !== undefined) return list;
  }
  return undefined;
}

function lists(fields: NamedFields): readonly (readonly [string, NamedFields])[] {
  return Object.entries(fields).flatMap(([name, field]) => (typeof field === 'object' ? [[name, field] as const] : []));
}

function allNames(fields: NamedFields): readonly string[] {
  return [...Object.keys(fields), ...lists(fields).flatMap(([, members]) => allNames(members))];
}

function close({ name }: PlaceholderUse, open: Opened[]): PlaceholderFinding | undefined {
  const last = open.pop();
  const placeholder = `{/${name}}`;
  if (last === undefined) return refusal('never-opened', { placeholder });
  if (name === '' || name === last.name) return undefined;
  return refusal('closed-by-other', { placeholder, wanted: `{/${last.name}}` });
}

function unusedLists(fields: NamedFields, looped: ReadonlySet<string>): readonly PlaceholderFinding[] {
  const unused = lists(fields).filter(([name]) => !looped.has(name));
  return unused.map(([name]) => ({
    code: 'list-unused',
    isWarning: true,
    details: { wanted: `{#${name}} … {/${name}}` },
  }));
}

function refusal(code: PlaceholderFault, details: PlaceholderFinding['details']): PlaceholderFinding {
  return { code, isWarning: false, details };
}

/** The same word mistyped in ten places is one thing to mend. */
function distinct(findings: readonly PlaceholderFinding[]): readonly PlaceholderFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
