import { CONDITIONS, type Party, type Receipt, type ReceiptRecord } from '../../domain/archive/receipt.ts';
import { dateFlag } from '../dates.ts';
import { numberFlag, refuse, textFlag } from '../project/request.ts';
import { dayWords } from '../retention/words.ts';
import { fondsOf, neededFlag, oneOf, subjectOf, type MaterialRequest } from './request.ts';

type Entry = Omit<Receipt, 'id' | 'revision'>;

const COUNTS = ['boxes', 'bundles', 'dossiers', 'electronicDossiers', 'electronicFiles'] as const;
const WHOLE_CONDITIONS = [...CONDITIONS, 'mixed'] as const;

/** @throws RequestError `invalid-request` for what is missing or cannot be read */
export async function newEntry(request: MaterialRequest): Promise<Entry> {
  const material = subjectOf(request, 'material');
  const [giver, receiver] = [partyOf(request, 'giver'), partyOf(request, 'receiver')];
  const linearMetres = metresOf(request, neededFlag(request, 'metres'));
  const receivedOn = dateFlag(request, 'date') ?? neededDate(request);
  const condition = oneOf(request, 'condition', WHOLE_CONDITIONS);
  return {
    ...{ fondsId: (await fondsOf(request))?.id ?? null, number: textFlag(request, 'number') ?? null },
    ...{ receivedOn, linearMetres, record: { material, giver, receiver, condition, ...moreOf(request) } },
  };
}

/** What the options say otherwise; the rest of the minutes stays. */
export async function entryChanges(request: MaterialRequest, { record }: Receipt): Promise<Partial<Entry>> {
  const { flags } = request;
  const [number, receivedOn, metres] = [textFlag(request, 'number'), dateFlag(request, 'date'), flags['metres']];
  const given: Partial<ReceiptRecord> = {
    ...(flags['material'] !== undefined && { material: neededFlag(request, 'material') }),
    ...(flags['giver'] !== undefined && { giver: partyOf(request, 'giver') }),
    ...(flags['receiver'] !== undefined && { receiver: partyOf(request, 'receiver') }),
    ...(flags['condition'] !== undefined && { condition: oneOf(request, 'condition', WHOLE_CONDITIONS) }),
    ...moreOf(request),
  };
  const fonds = await fondsOf(request);
  return {
    ...(fonds !== undefined && { fondsId: fonds.id }),
    ...(number !== undefined && { number }),
    ...(receivedOn !== undefined && { receivedOn }),
    ...(typeof metres === 'string' && { linearMetres: metresOf(request, metres) }),
    ...(Object.keys(given).length > 0 && { record: { ...record, ...given } }),
  };
}

function moreOf(request: MaterialRequest): Partial<ReceiptRecord> {
  const [start, end] = [dateFlag(request, 'start'), dateFlag(request, 'end')];
  const [state, note] = [textFlag(request, 'state'), textFlag(request, 'note')];
  const counts = COUNTS.flatMap((name) => {
    const value = numberFlag(request, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...Object.fromEntries(counts),
    ...(state !== undefined && { state }),
    ...(note !== undefined && { note }),
    ...(request.flags['listAttached'] === true && { listAttached: true }),
  };
}

/** `Cơ quan; Người đại diện; Chức vụ`, the last two may be left out. @throws RequestError `invalid-request` */
function partyOf(request: MaterialRequest, name: 'giver' | 'receiver'): Party {
  const [organisation = '', person = '', office = '', ...more] = neededFlag(request, name)
    .split(';')
    .map((part) => part.trim());
  if (organisation === '' || more.length > 0)
    throw refuse(`--${name}`, request.context.text(`cli.material.hint.${name}`));
  return { organisation, ...(person !== '' && { person }), ...(office !== '' && { office }) };
}

/** `33,8` or `33.8`. @throws RequestError `invalid-request` */
function metresOf(request: MaterialRequest, text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  if (Number.isFinite(value) && value > 0) return value;
  throw refuse('--metres', request.context.text('cli.material.hint.metres'));
}

function neededDate(request: MaterialRequest): never {
  throw refuse(
    '--date',
    request.context.text('cli.material.needs', { what: request.context.text('cli.material.hint.date') }),
  );
}

/** The minutes as they are read: a line each, with the words of the form. */
export function fieldsOf({ context }: MaterialRequest, receipt: Receipt): readonly string[] {
  const { number, receivedOn, linearMetres, record } = receipt;
  const party = ({ organisation, person, office }: Party) => [organisation, person, office].filter(Boolean).join('; ');
  const span = [record.start, record.end].map((date) => (date === undefined ? '' : dayWords(date))).join('–');
  const value = (shown: number) => new Intl.NumberFormat(context.language, { maximumFractionDigits: 3 }).format(shown);
  const fields: readonly (readonly [string, string])[] = [
    ...([
      ['number', number ?? '–'],
      ['receivedOn', dayWords(receivedOn)],
      ['material', record.material],
    ] as const),
    ...([
      ['giver', party(record.giver)],
      ['receiver', party(record.receiver)],
    ] as const),
    ...([
      ['metres', value(linearMetres)],
      ['span', span === '–' ? '' : span],
    ] as const),
    ...COUNTS.map((name) => [name, record[name] === undefined ? '' : value(record[name])] as const),
    ...([
      ['condition', context.text(`cli.receipt.condition.${record.condition}`)],
      ['state', record.state ?? ''],
    ] as const),
    ...([['listAttached', record.listAttached === true ? context.text('cli.receipt.yes') : '']] as const),
    ...([
      ['note', record.note ?? ''],
      ['id', receipt.id],
    ] as const),
  ];
  return fields.flatMap(([name, shown]) =>
    shown === '' ? [] : [`${context.text(`cli.receipt.field.${name}`)}: ${shown}`],
  );
}
