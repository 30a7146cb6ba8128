import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { WireWorkflow, WireWorkflowPart } from '../wire-types.ts';
import { finding } from './finding.ts';
import { sameMember } from './workflow-trigger.ts';

export const ASSIGNMENT = 1;
export const WEBHOOK = 4;

export type WantedAction =
  | {
      readonly type: typeof WEBHOOK;
      readonly url: string;
      readonly params: Readonly<Record<string, string>>;
      /** `Authorization` is ours; other headers (of a proxy, say) stay as people set them. */
      readonly authorization: string;
    }
  | {
      readonly type: typeof ASSIGNMENT;
      readonly fields: readonly number[];
      /** Users that may see and change. */
      readonly users: readonly number[];
    };
type FoundAction = WireWorkflow['actions'][number];
type Json = Readonly<Record<string, unknown>>;

/** Body of an action, over what stands there: members that are not ours stay. */
export function actionBody(wanted: WantedAction, found?: FoundAction): Json {
  if (wanted.type === WEBHOOK) return { ...idOf(found), type: WEBHOOK, webhook: webhookBody(wanted, found?.webhook) };
  const values = Object.entries(jsonOf(found?.['assign_custom_fields_values']));
  return {
    ...found,
    type: ASSIGNMENT,
    assign_custom_fields: union(found?.['assign_custom_fields'], wanted.fields),
    // A default value would be written over what stands in the document (3.0); without one the field is only added.
    assign_custom_fields_values: Object.fromEntries(values.filter(([id]) => !wanted.fields.includes(Number(id)))),
    assign_view_users: union(found?.['assign_view_users'], wanted.users),
    assign_change_users: union(found?.['assign_change_users'], wanted.users),
  };
}

/** Members of a webhook that say how it is sent. */
export const WEBHOOK_SETTINGS = ['use_params', 'as_json', 'include_document', 'body'] as const;

type Webhook = Extract<WantedAction, { type: typeof WEBHOOK }>;

function webhookBody({ url, params, authorization }: Webhook, found?: WireWorkflowPart | null): Json {
  const headers = { ...jsonOf(found?.['headers']), Authorization: authorization };
  const settings = { use_params: true, as_json: true, include_document: false, body: null };
  return { ...idOf(found ?? undefined), url, params, headers, ...settings };
}

function idOf(part: WireWorkflowPart | undefined): Json {
  return part === undefined ? {} : { id: part.id };
}

export function compareAction(found: FoundAction, wanted: WantedAction): readonly SchemaFinding[] {
  if (found['type'] !== wanted.type) return [finding('schema.action-changed')];
  return wanted.type === WEBHOOK ? compareWebhook(found.webhook, wanted) : compareAssignment(found, wanted);
}

function compareWebhook(found: WireWorkflowPart | null | undefined, wanted: Webhook): readonly SchemaFinding[] {
  if (!found) return [finding('schema.action-changed')];
  const headers = jsonOf(found['headers']);
  const settings = webhookBody(wanted);
  const findings: SchemaFinding[] = [];
  if (found['url'] !== wanted.url) findings.push(finding('schema.webhook-url', { now: hostOf(found['url']) }));
  if (headers['Authorization'] === undefined) findings.push(finding('schema.webhook-headers'));
  else if (headers['Authorization'] !== wanted.authorization) findings.push(finding('schema.webhook-secret'));
  if (!sameMember(plainJson(found['params']), plainJson(wanted.params)))
    findings.push(finding('schema.webhook-params'));
  for (const member of WEBHOOK_SETTINGS)
    if (member in found && !sameMember(found[member], settings[member]))
      findings.push(finding('schema.webhook-settings', { member }));
  return findings;
}

/** Credentials may stand in an address. */
function hostOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : '';
}

function compareAssignment(
  found: FoundAction,
  { fields, users }: Extract<WantedAction, { type: typeof ASSIGNMENT }>,
): readonly SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  const missing = without(fields, found['assign_custom_fields']).length;
  if (missing > 0) findings.push(finding('schema.fields-missing', { count: missing }));
  const defaults = Object.entries(jsonOf(found['assign_custom_fields_values'])).filter(
    ([id, value]) => value !== null && fields.includes(Number(id)),
  );
  if (defaults.length > 0) findings.push(finding('schema.fields-default', { count: defaults.length }));
  if ([found['assign_view_users'], found['assign_change_users']].some((now) => without(users, now).length > 0))
    findings.push(finding('schema.grants-missing'));
  return findings;
}

function jsonOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function plainJson(value: unknown): string {
  return JSON.stringify(Object.entries(jsonOf(value)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

function without(wanted: readonly number[], found: unknown): readonly number[] {
  const there = new Set(numbers(found));
  return wanted.filter((id) => !there.has(id));
}

function union(found: unknown, wanted: readonly number[]): readonly number[] {
  return [...new Set([...numbers(found), ...wanted])];
}
