import type { FondsDescription, FondsInventory, FondsSettings } from '../../../domain/archive/fonds.ts';
import { parseTypedDate, formatDate } from '../../model/typed-date.ts';
import type { Fonds, FondsEntry } from '../archive-types.ts';

/** A fonds as a person types it: dates day first, numbers as text. */
export interface FondsDraft {
  readonly name: string;
  readonly code: string;
  readonly state: Fonds['state'];
  readonly creatorId: string;
  readonly start: string;
  readonly end: string;
  readonly scheme: Fonds['scheme'];
  readonly archiveCode: string;
  readonly administrativeHistory: string;
  readonly custodialHistory: string;
  readonly language: readonly string[];
  readonly linearMetres: string;
  readonly findingAids: string;
  readonly accessConditions: string;
  readonly note: string;
  readonly order: FondsSettings['order'];
  readonly numberWithin: FondsSettings['numberWithin'];
  readonly firstNumber: string;
  readonly sheetsNumberedFromYears: string;
  readonly codeProfile: FondsSettings['codeProfile'];
  /** Assumed where nobody said otherwise. */
  readonly onSourceList: boolean;
  readonly inventories: readonly FondsInventory[];
}
export type FondsField = keyof FondsDraft;
export type FondsFault = 'required' | 'date' | 'number' | 'inventories';
export type FondsFaults = Readonly<Partial<Record<FondsField, FondsFault>>>;

export function draftOf({
  name,
  code,
  state,
  creatorId,
  start,
  end,
  scheme,
  ...fonds
}: Omit<Fonds, 'id' | 'revision'>) {
  const { settings, description } = fonds;
  const date = (value: string | null) => (value === null ? '' : formatDate(value));
  const draft: FondsDraft = {
    ...{ name, code: code ?? '', state, creatorId: creatorId ?? '', scheme, start: date(start), end: date(end) },
    ...textsOf(description),
    ...{ order: settings.order, numberWithin: settings.numberWithin, codeProfile: settings.codeProfile },
    firstNumber: String(settings.firstNumber),
    sheetsNumberedFromYears: String(settings.sheetsNumberedFromYears),
    onSourceList: settings.onSourceList ?? true,
    inventories: settings.inventories,
  };
  return draft;
}

const TEXTS = [
  'archiveCode',
  'administrativeHistory',
  'custodialHistory',
  'findingAids',
  'accessConditions',
  'note',
] as const satisfies readonly (keyof FondsDescription & FondsField)[];
type TextName = (typeof TEXTS)[number];

function textsOf(description: Fonds['description']) {
  const said = (name: TextName) => description[name] ?? '';
  return {
    ...{ archiveCode: said('archiveCode'), findingAids: said('findingAids'), note: said('note') },
    ...{ administrativeHistory: said('administrativeHistory'), custodialHistory: said('custodialHistory') },
    ...{ accessConditions: said('accessConditions'), language: description.language ?? [] },
    linearMetres: description.linearMetres === undefined ? '' : String(description.linearMetres).replace('.', ','),
  };
}

export function faultsOf(draft: FondsDraft): FondsFaults {
  const numbers = draft.inventories.map(({ number }) => number.trim());
  const isDate = (text: string) => text.trim() === '' || parseTypedDate(text) !== undefined;
  const isWhole = (text: string, least: number) => /^\d{1,7}$/.test(text.trim()) && Number(text) >= least;
  return {
    ...(draft.name.trim() === '' && { name: 'required' }),
    ...(!isDate(draft.start) && { start: 'date' }),
    ...(!isDate(draft.end) && { end: 'date' }),
    ...(metresOf(draft.linearMetres) === null && { linearMetres: 'number' }),
    ...(!isWhole(draft.firstNumber, 1) && { firstNumber: 'number' }),
    ...(!isWhole(draft.sheetsNumberedFromYears, 0) && { sheetsNumberedFromYears: 'number' }),
    ...((numbers.some((number) => number === '') || new Set(numbers).size < numbers.length || numbers.length === 0) && {
      inventories: 'inventories',
    }),
  };
}

/** Undefined where nothing is typed, null where it is no number. */
function metresOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  return /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : null;
}

/** What the service wants of a draft without faults. */
export function entryOf(draft: FondsDraft): Required<FondsEntry> {
  const { state, scheme, order, numberWithin, codeProfile, onSourceList } = draft;
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    ...{ name: tidy(draft.name), code: orNull(tidy(draft.code)), state, scheme },
    creatorId: orNull(draft.creatorId),
    start: parseTypedDate(draft.start) ?? null,
    end: parseTypedDate(draft.end) ?? null,
    settings: {
      ...{ order, numberWithin, codeProfile, onSourceList },
      firstNumber: Number(draft.firstNumber),
      sheetsNumberedFromYears: Number(draft.sheetsNumberedFromYears),
      inventories: draft.inventories.map(({ number, kind }) => ({ number: tidy(number), kind })),
    },
    description: descriptionOf(draft),
  };
}

function descriptionOf(draft: FondsDraft): NonNullable<FondsEntry['description']> {
  const texts = TEXTS.map((name) => [name, tidy(draft[name])] as const).filter(([, text]) => text !== '');
  const metres = metresOf(draft.linearMetres);
  return {
    ...(Object.fromEntries(texts) as Partial<Record<TextName, string>>),
    ...(draft.language.length > 0 && { language: [...draft.language] }),
    ...(typeof metres === 'number' && { linearMetres: metres }),
  } as NonNullable<FondsEntry['description']>; // closed lists come from choices
}

/** Members that differ from what was there. */
export function changesOf(draft: FondsDraft, before: FondsDraft): Partial<FondsEntry> {
  const [now, then] = [entryOf(draft), entryOf(before)] as const;
  const changed = Object.entries(now).filter(([name, value]) => !isSame(value, then[name as keyof FondsEntry]));
  return Object.fromEntries(changed);
}

export interface FondsConflict {
  readonly field: FondsField;
  readonly mine: FondsDraft[FondsField];
  readonly theirs: FondsDraft[FondsField];
}

/**
 * After somebody else was faster: what only one of the two changed stands, what both changed differently is told, and holds
 * what this person typed until they decide.
 */
export function mergeDrafts(base: FondsDraft, mine: FondsDraft, theirs: FondsDraft) {
  const names = Object.keys(base) as FondsField[];
  const merged = Object.fromEntries(
    names.map((name) => [name, isSame(mine[name], base[name]) ? theirs[name] : mine[name]]),
  ) as unknown as FondsDraft; // the same names
  const conflicts = names
    .filter((name) => !isSame(mine[name], base[name]) && !isSame(theirs[name], base[name]))
    .filter((name) => !isSame(mine[name], theirs[name]))
    .map((field): FondsConflict => ({ field, mine: mine[field], theirs: theirs[field] }));
  return { merged, conflicts };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function tidy(text: string): string {
  return text.trim().normalize('NFC');
}
