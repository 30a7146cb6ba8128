import type { FieldContent, FieldName, LedgerEntry } from '../api/types.ts';
import type { Definitions } from '../document/use-definitions.ts';
import { isMessageKey, type MessageKey, type MessageParams, type Translate } from '../messages/messages.ts';

interface Words {
  readonly t: Translate;
  readonly definitions: Definitions;
}

/** What was done, in words; a correction that changes nothing is a person's "that is right". */
export function describeAction(entry: LedgerEntry, t: Translate): string {
  const { action } = entry;
  const key = isAcceptance(action, factsOf(entry)) ? 'ledger.accepted' : `action.${action}`;
  return isMessageKey(key) ? t(key) : action;
}

function isAcceptance(action: string, { before, after }: Readonly<Record<string, unknown>>): boolean {
  return action === 'field.corrected' && isContent(after) && JSON.stringify(before) === JSON.stringify(after);
}

/** What is said of entries about a secrecy mark or an alarm. */
const OF_JUDGEMENTS: ReadonlyMap<string, MessageKey> = new Map([
  ['scan-file.withheld', 'ledger.level'],
  ['scan-file.marked-page-shown', 'ledger.level'],
  ['scan-file.withholding-lifted', 'ledger.lifted'],
  ['scan-file.withheld-by-hand', 'ledger.held'],
  ['scan-file.no-mark-declared', 'common.page'],
  ['scan-file.no-mark-taken-back', 'common.page'],
  ['retention.alarm-settled', 'ledger.settled'],
]);

/** What is said of runs over many dossiers: their counts. */
const OF_RUNS: ReadonlyMap<string, MessageKey> = new Map([
  ['dossiers.ordered', 'ledger.ordered'],
  ['dossiers.numbered', 'ledger.numbered'],
  ['dossiers.numbers-frozen', 'ledger.frozen'],
  ['dossiers.created', 'ledger.created'],
]);

/** What somebody said of one field, here or inside a host. */
const OF_VALUES: ReadonlySet<string> = new Set([
  ...['field.corrected', 'field.taken-back'],
  ...['field.corrected-in-host', 'field.taken-back-in-host', 'field.emptied-in-host'],
]);

/** The body of a ledger entry in words; empty where action, actor and time say it all. */
export function describeEntry(entry: LedgerEntry, words: Words): string {
  const { t } = words;
  const { action, values } = entry;
  const body = factsOf(entry);
  if (OF_VALUES.has(action))
    return values === null ? describeRemoved(body, words) : describeChange(action, body, words);
  return describeKnown(action, body, t) ?? describeOther(entry, body, words);
}

/** Of acts whose body fills one sentence. */
function describeKnown(action: string, body: LedgerEntry['body'], t: Translate): string | undefined {
  const ofJudgement = OF_JUDGEMENTS.get(action);
  if (ofJudgement) return t(ofJudgement, judgementOf(body));
  const ofRun = OF_RUNS.get(action);
  return ofRun && t(ofRun, countsOf(body));
}

function describeOther({ action, values }: LedgerEntry, body: LedgerEntry['body'], words: Words): string {
  const { t } = words;
  switch (action) {
    case 'dossier.changed':
      return describeDossierChange(body, values, t);
    case 'document.confirmed':
      return describeConfirmation(body.fields, t);
    case 'document.confirmation-taken-back':
      return t('ledger.fieldsReopened', { count: Array.isArray(body.fields) ? body.fields.length : 0 });
    case 'field.refused-in-host':
      return isFieldName(body.field, words.definitions) ? words.definitions.label(body.field) : describePlain(body);
    case 'scan-file.read':
      return t('ledger.pages', { pages: plain(body.pages), documents: plain(body.documents) });
    case 'scan-file.read-again':
      return t('ledger.before', { state: describeState(body.from, t) });
    case 'account.created':
    case 'account.changed':
      return describeAccount(body, t);
    default:
      return typeof body.name === 'string' ? body.name : describePlain(body);
  }
}

function countsOf(body: LedgerEntry['body']): MessageParams {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, plain(value)]));
}

/** Each member before and after; of what was removed from the ledger only the names are left. */
function describeDossierChange({ fields }: LedgerEntry['body'], values: LedgerEntry['values'], t: Translate): string {
  const names = Array.isArray(fields) ? fields.map(String) : [];
  const [before, after] = [membersOf(values?.before), membersOf(values?.after)];
  if (!values) return t('ledger.fields', { fields: names.join(', ') });
  return names
    .map((name) => `${name}: ${t('ledger.change', { before: shown(before.get(name)), after: shown(after.get(name)) })}`)
    .join(' · ');
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : `“${plain(value)}”`;
}

function judgementOf({ name, level, page, reason }: LedgerEntry['body']): MessageParams {
  return { name: plain(name), level: plain(level), page: plain(page), reason: plain(reason) };
}

/** What a person typed lies apart since it can be removed; entries made before that have it in the body. */
function factsOf({ body, values }: LedgerEntry): LedgerEntry['body'] {
  return { ...body, ...values };
}

function describeRemoved({ field }: LedgerEntry['body'], { t, definitions }: Words): string {
  return isFieldName(field, definitions) ? `${definitions.label(field)}: ${t('ledger.removed')}` : t('ledger.removed');
}

function describeState(state: unknown, t: Translate): string {
  const key = `state.${plain(state)}`;
  return isMessageKey(key) ? t(key) : plain(state);
}

function describeChange(action: string, body: LedgerEntry['body'], { t, definitions }: Words): string {
  const name = body.field;
  if (!isFieldName(name, definitions)) return describePlain(body);
  const show = (value: unknown) => (isContent(value) ? `“${definitions.show(name, value)}”` : t('ledger.nothing'));
  if (isAcceptance(action, body)) return `${definitions.label(name)}: ${show(body.after)}`;
  const change = t('ledger.change', { before: show(body.before), after: show(body.after) });
  return `${definitions.label(name)}: ${change}`;
}

function describeConfirmation(fields: unknown, t: Translate): string {
  if (!Array.isArray(fields)) return '';
  return fields.length === 0 ? t('ledger.noFieldsConfirmed') : t('ledger.fieldsConfirmed', { count: fields.length });
}

function describeAccount({ name, role, disabled }: Readonly<Record<string, unknown>>, t: Translate): string {
  const roleKey = `role.${String(role)}`;
  const parts = [
    typeof name === 'string' ? name : undefined,
    isMessageKey(roleKey) ? t(roleKey) : undefined,
    typeof disabled === 'boolean' ? t(disabled ? 'accounts.disabled' : 'accounts.enabled') : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Names and plain values as they stand; hashes and nested parts are for machines. */
function describePlain(body: Readonly<Record<string, unknown>>): string {
  return Object.entries(body)
    .filter(([, value]) => (typeof value === 'string' && !/^[0-9a-f]{64}$/.test(value)) || typeof value === 'number')
    .map(([name, value]) => `${name}: ${plain(value)}`)
    .join(' · ');
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
}

function isFieldName(name: unknown, definitions: Definitions): name is FieldName {
  return definitions.all.some((definition) => definition.name === name);
}

function isContent(value: unknown): value is FieldContent {
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value);
}
