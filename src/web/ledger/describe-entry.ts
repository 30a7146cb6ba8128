import type { FieldContent, FieldName, LedgerEntry } from '../api/types.ts';
import type { Definitions } from '../document/use-definitions.ts';
import { isMessageKey, type Translate } from '../messages/messages.ts';

interface Words {
  readonly t: Translate;
  readonly definitions: Definitions;
}

/** The body of a ledger entry in words; empty where action, actor and time say it all. */
export function describeEntry({ action, body }: LedgerEntry, words: Words): string {
  const { t } = words;
  switch (action) {
    case 'field.corrected':
    case 'field.taken-back':
      return describeChange(body, words);
    case 'document.confirmed':
      return describeConfirmation(body.fields, t);
    case 'scan-file.read':
      return t('ledger.pages', { pages: plain(body.pages), documents: plain(body.documents) });
    case 'scan-file.withheld':
      return t('ledger.level', { level: plain(body.level), page: plain(body.page) });
    case 'account.created':
    case 'account.changed':
      return describeAccount(body, t);
    default:
      return typeof body.name === 'string' ? body.name : describePlain(body);
  }
}

function describeChange(body: Readonly<Record<string, unknown>>, { t, definitions }: Words): string {
  const name = body.field;
  if (!isFieldName(name, definitions)) return describePlain(body);
  const show = (value: unknown) => (isContent(value) ? `“${definitions.show(name, value)}”` : t('ledger.nothing'));
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
