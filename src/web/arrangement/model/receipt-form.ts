import type { Values } from '../../disposal/model/act-form.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { Receipt } from '../arrangement-types.ts';
import type { AskField } from './ask-field.ts';

const CONDITIONS = [
  ['loose', 'condition.loose'],
  ['roughly-filed', 'condition.roughly-filed'],
  ['mixed', 'condition.mixed'],
] as const;

/** The minutes of a handover, as they are signed. */
const FIELDS: readonly AskField[] = [
  { name: 'record.material', label: 'receipt.material', kind: 'text', required: true, help: 'receipt.materialHelp' },
  { name: 'number', label: 'receipt.number', kind: 'text' },
  { name: 'receivedOn', label: 'receipt.receivedOn', kind: 'partial', required: true },
  { name: 'linearMetres', label: 'receipt.metres', kind: 'decimal', required: true },
  { name: 'record.condition', label: 'receipt.condition', kind: 'choice', required: true, choices: CONDITIONS },
  { name: 'record.giver.organisation', label: 'receipt.giver', kind: 'text', required: true },
  { name: 'record.giver.person', label: 'receipt.giverPerson', kind: 'text' },
  { name: 'record.giver.office', label: 'receipt.giverOffice', kind: 'text' },
  { name: 'record.receiver.organisation', label: 'receipt.receiver', kind: 'text', required: true },
  { name: 'record.receiver.person', label: 'receipt.receiverPerson', kind: 'text' },
  { name: 'record.receiver.office', label: 'receipt.receiverOffice', kind: 'text' },
  { name: 'record.start', label: 'receipt.start', kind: 'partial' },
  { name: 'record.end', label: 'receipt.end', kind: 'partial' },
  { name: 'record.boxes', label: 'receipt.boxes', kind: 'number' },
  { name: 'record.bundles', label: 'receipt.bundles', kind: 'number' },
  { name: 'record.dossiers', label: 'receipt.dossiers', kind: 'number' },
  { name: 'record.state', label: 'receipt.state', kind: 'area' },
  { name: 'record.note', label: 'note', kind: 'area' },
];
const COUNTED: AskField = { name: 'bundles', label: 'receipt.counted', kind: 'number', help: 'receipt.countedHelp' };

/** Bundles are counted out when material comes; later they are added to the receipt. */
export function receiptFields(isNew: boolean): readonly AskField[] {
  const at = FIELDS.findIndex(({ name }) => name === 'linearMetres') + 1;
  return isNew ? FIELDS.toSpliced(at, 0, COUNTED) : FIELDS;
}

export function receiptValues(receipt: Receipt | undefined): Values {
  if (!receipt) return { 'record.condition': 'loose' };
  const entries = FIELDS.map(({ name, kind }) => [name, shown(memberOf(receipt, name.split('.')), kind)] as const);
  return Object.fromEntries(entries);
}

function memberOf(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value;
  return typeof value === 'object' && value !== null
    ? memberOf(new Map(Object.entries(value)).get(first), rest)
    : undefined;
}

function shown(value: unknown, kind: AskField['kind']): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value !== 'string') return '';
  return kind === 'partial' ? formatDate(value) : value;
}

/** The receipt as it is sent: what the form does not ask for stays as it was. */
export function receiptOf(
  { number = null, record, ...plain }: Readonly<Record<string, unknown>>,
  fondsId: string | null,
  before: Receipt | undefined,
): Readonly<Record<string, unknown>> {
  const { electronicDossiers, electronicFiles, listAttached } = before?.record ?? {};
  const kept = {
    ...(electronicDossiers !== undefined && { electronicDossiers }),
    ...(electronicFiles !== undefined && { electronicFiles }),
    ...(listAttached !== undefined && { listAttached }),
  };
  return { ...plain, number, fondsId, record: { ...kept, ...(typeof record === 'object' ? record : {}) } };
}
