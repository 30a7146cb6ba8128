import type { ProjectParty } from '../../../domain/arrangement/project.ts';
import type { Values } from '../../disposal/model/act-form.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { Member, Project } from '../arrangement-types.ts';
import type { AskField } from './ask-field.ts';
import { calendarDraft, calendarOf, type CalendarDraft } from './calendar-form.ts';

/** What is asked of a project in fields of one line. */
export const PROJECT_FIELDS: readonly AskField[] = [
  { name: 'title', label: 'project.title', kind: 'text', required: true, help: 'project.titleHelp' },
  {
    ...{ name: 'process', label: 'project.process', kind: 'choice', required: true },
    choices: [
      ['23', 'project.process.23'],
      ['21', 'project.process.21'],
    ],
  },
  { name: 'startsOn', label: 'project.startsOn', kind: 'date', required: true },
  { name: 'deadline', label: 'project.deadline', kind: 'date', required: true },
  { name: 'plannedMetres', label: 'project.plannedMetres', kind: 'decimal' },
  { name: 'contract.number', label: 'project.contractNumber', kind: 'text' },
  { name: 'contract.date', label: 'project.contractDate', kind: 'partial' },
  { name: 'percent', label: 'project.percent', kind: 'decimal', help: 'project.percentHelp' },
  { name: 'errorLimitPercent', label: 'project.errorLimit', kind: 'decimal' },
];

export const PARTY_ROLES = ['client', 'contractor', 'supervisor'] as const;

export interface ProjectChoices {
  readonly fondsIds: readonly string[];
  readonly receiptIds: readonly string[];
  readonly parties: readonly ProjectParty[];
  readonly members: readonly Member[];
  readonly calendar: CalendarDraft;
}

export function firstValues(project: Project | undefined): Values {
  if (!project) return { process: '23' };
  const { title, process, startsOn, deadline, plannedMetres, record } = project;
  return {
    ...{ title, process, startsOn: formatDate(startsOn), deadline: formatDate(deadline) },
    plannedMetres: typed(plannedMetres),
    'contract.number': record.contract?.number ?? '',
    'contract.date': formatDate(record.contract?.date ?? ''),
    percent: typed(record.sample.percent),
    errorLimitPercent: typed(record.errorLimitPercent),
  };
}

/** As it is typed here: with a comma. */
function typed(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}

export function firstChoices(project: Project | undefined): ProjectChoices {
  return {
    fondsIds: project?.fondsIds ?? [],
    receiptIds: project?.receiptIds ?? [],
    parties: project?.record.parties ?? [
      { role: 'client', organisation: '' },
      { role: 'contractor', organisation: '' },
    ],
    members: project?.members ?? [],
    calendar: calendarDraft(project?.record.calendar),
  };
}

interface Typed {
  readonly plannedMetres?: number;
  readonly contract?: object;
  readonly percent?: number;
  readonly errorLimitPercent?: number;
  readonly [name: string]: unknown;
}

/** The project as it is asked for; what was emptied is taken away. */
export function projectOf(typedValues: Typed, choices: ProjectChoices, before: Project | undefined): object {
  const { percent, errorLimitPercent, contract, plannedMetres, ...plain } = typedValues;
  const { fondsIds, receiptIds } = choices;
  const calendar = calendarOf(choices.calendar);
  const sample = before?.record.sample ?? { percent: 20, least: 50 };
  return {
    ...plain,
    ...{ fondsIds, receiptIds, plannedMetres: plannedMetres ?? null },
    members: choices.members.flatMap(({ account, role }) =>
      account.trim() === '' ? [] : [{ account: account.trim(), role }],
    ),
    record: {
      contract: contract ?? {},
      parties: choices.parties.flatMap(tidyParty),
      ...(calendar && { calendar }),
      ...(percent !== undefined && { sample: { ...sample, percent } }),
      ...(errorLimitPercent !== undefined && { errorLimitPercent }),
    },
  };
}

/** A party without a name is none. */
function tidyParty(party: ProjectParty): readonly object[] {
  const entries = Object.entries(party).map(([name, value]) => [name, String(value).trim()] as const);
  const named = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  return Object.hasOwn(named, 'organisation') ? [named] : [];
}
