import type { ArrangementReport, ResultGroup } from '../../arrangement/closing-report.ts';
import type { StepProgress } from '../../arrangement/progress.ts';
import type { PartyRole, ProjectDocument } from '../../arrangement/project.ts';
import type { PartialDate } from '../../archive/partial-date.ts';
import type { Day } from '../../retention/day.ts';
import type { RetentionPeriod } from '../../retention/retention-period.ts';
import type { FormCopy, FormLine, FormValues } from '../form-model.ts';
import { numberWords } from '../number-words.ts';
import { orNone, registeredValues, rowsOf, type Registered } from './registered.ts';
import { dateWords, known, minutesWord, shortDate } from './minutes-words.ts';

export interface ArrangementFacts {
  readonly report: ArrangementReport;
  /** Papers of the project, e.g. its guides and lists. */
  readonly documents: readonly ProjectDocument[];
  readonly documentTitle: (kind: ProjectDocument['kind']) => string;
  readonly periodText: (period: RetentionPeriod) => string;
}

/** Báo cáo kết quả chỉnh lý. Its own number and date are those of the paper `closing-report`, where it is registered. */
export function arrangementReport(facts: ArrangementFacts): FormCopy {
  const { report } = facts;
  const { before, eliminated, steps, work } = report;
  return {
    values: {
      ...commonValues(facts, 'closing-report'),
      ...known({ projectTitle: report.title }),
      ...partyNames(report),
      process: minutesWord(`process.${report.process}`),
      ...days({ start: report.workedFrom, end: report.workedTo }),
      ...days({ plannedStart: report.startsOn, plannedEnd: report.deadline }),
      ...known({ metresPlanned: before.plannedMetres, boxesBefore: before.boxes, dossiersBefore: before.dossiers }),
      ...known({ looseBundles: before.bundlesBy.loose, filedBundles: before.bundlesBy['roughly-filed'] }),
      ...known({ bundlesEliminated: eliminated.bundles }),
      metresFrom: minutesWord(`metres.${report.after.metresFrom}`),
    },
    lists: {
      receipts: rowsOf(before.receipts, ({ number, receivedOn, record, linearMetres }) => ({
        ...{ number, date: shortDate(receivedOn), material: record.material, metres: linearMetres },
      })),
      periods: periodRows(report.after.byPeriod, facts.periodText),
      steps: stepRows(report, steps, ({ done, total }) => ({ done, total })),
      left: orNone(stepRows(report, report.left, ({ done, total }) => ({ remaining: total - done }))),
      work: rowsOf(work, ({ account, bundles, dossiersDescribed, dossiersChecked }) => ({
        ...{ account, bundles, described: dossiersDescribed, checked: dossiersChecked },
      })),
    },
  };
}

/** Biên bản giao nhận tài liệu sau chỉnh lý: the contractor gives, the client receives. */
export function handbackMinutes(facts: ArrangementFacts): FormCopy {
  const { report, documents } = facts;
  const of = (role: PartyRole) => report.parties.find((party) => party.role === role);
  const [giver, receiver] = [of('contractor'), of('client')];
  const paper = documents.find(({ kind }) => kind === 'handback-minutes');
  return {
    values: {
      ...commonValues(facts, 'handback-minutes'),
      ...known({ heldOn: dateWords(paper?.date) }),
      ...known({ giver: giver?.organisation, giverPerson: giver?.person, giverOffice: giver?.office }),
      ...known({
        receiver: receiver?.organisation,
        receiverPerson: receiver?.person,
        receiverOffice: receiver?.office,
      }),
    },
    lists: {
      attachments: orNone(
        rowsOf(
          documents.filter(({ kind }) => kind !== 'handback-minutes'),
          ({ kind, number, date }) => ({ title: facts.documentTitle(kind), number, date: date && shortDate(date) }),
        ),
      ),
    },
  };
}

function commonValues({ report, documents }: ArrangementFacts, kind: ProjectDocument['kind']): FormValues {
  const { before, after, eliminated, contract, fonds } = report;
  const paper = documents.find((one) => one.kind === kind);
  return {
    ...registeredValues(registered(paper)),
    paperBases: minutesWord('bases.arrangement'),
    ...known({ contractNumber: contract.number, contractDate: contract.date && shortDate(contract.date) }),
    ...known({ fonds: fonds.map(({ name }) => name).join('; ') }),
    ...known({ metresBefore: before.metres, bundles: before.bundles }),
    ...known({ dossiersCount: after.dossiers, dossiersInWords: numberWords(after.dossiers) }),
    ...known({ permanentCount: after.permanent, fixedTermCount: after.fixedTerm }),
    ...(after.withoutPeriod > 0 && known({ withoutPeriodCount: after.withoutPeriod })),
    ...known({ documentsCount: after.documents, sheetsCount: after.sheets, boxes: after.boxes }),
    ...known({ metresAfter: after.metres, eliminatedCount: eliminated.dossiers, metresEliminated: eliminated.metres }),
  };
}

function registered(paper: ProjectDocument | undefined): Registered {
  const { number, date } = paper ?? {};
  return { ...(number !== undefined && { number }), ...(date !== undefined && { date }) };
}

function partyNames({ parties }: ArrangementReport): FormValues {
  return known(Object.fromEntries(parties.map(({ role, organisation }) => [role, organisation])));
}

function days(given: Readonly<Record<string, Day | PartialDate | null>>): FormValues {
  return known(Object.fromEntries(Object.entries(given).map(([key, day]) => [key, day && shortDate(day)])));
}

/** Dossiers by period: of the report and of the statistics of a fonds. */
export function periodRows(
  groups: readonly Pick<ResultGroup, 'period' | 'dossiers' | 'documents' | 'sheets'>[],
  periodText: (period: RetentionPeriod) => string,
): readonly FormLine[] {
  const inOrder = [...groups].sort((a, b) => rank(b.period) - rank(a.period));
  return rowsOf(inOrder, ({ period, dossiers, documents, sheets }) => ({
    period: period === null ? minutesWord('period.none') : periodText(period),
    ...{ dossiersCount: dossiers, documentsCount: documents, sheetsCount: sheets },
  }));
}

/** For ever, then by years, then what no year ends, then what nobody decided. */
function rank(period: RetentionPeriod | null): number {
  if (period === null) return -1;
  if (period.kind === 'permanent') return Infinity;
  return 'years' in period ? period.years : 0;
}

function stepRows(
  { process }: ArrangementReport,
  steps: readonly StepProgress[],
  countsOf: (step: StepProgress) => Readonly<Record<string, number>>,
): readonly FormLine[] {
  return rowsOf(steps, (one) => ({
    ordinal: String(one.step.numbers[process] ?? ''),
    title: one.step.name,
    ...countsOf(one),
  }));
}
