import type { ProjectRecord } from '../../domain/arrangement/project.ts';
import type { RetentionPeriod } from '../../domain/retention/retention-period.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];

/** The generator makes an empty object of the record, which has a schema of its own. */
export type Project = Omit<Schemas['ArrangementProject'], 'record'> & { readonly record: ProjectRecord };
export type ProjectState = Project['state'];
export type Member = NonNullable<Project['members']>[number];
export type Progress = Schemas['ArrangementProgress'];
export type StepProgress = Schemas['StepProgress'];
export type Step = Schemas['ArrangementStep'];
export type StepList = Schemas['ArrangementSteps'];
export type Pace = Schemas['ArrangementPace'];
export type Measure = Pace['measures'][number];
export type ProjectBundle = Schemas['ProjectBundle'];
export type Booking = Schemas['StepBooking'];
export type Lot = Schemas['ArrangementLot'];
export type LotDossier = Schemas['LotDossier'];
export type Finding = Schemas['CheckFinding'];
export type AccountDay = Schemas['AccountDay'];
export type CompletenessReport = Schemas['CompletenessReport'];
type WholeReport = Schemas['ArrangementReport'];
export type ResultGroup = Omit<WholeReport['report']['after']['byPeriod'][number], 'period'> & {
  readonly period: RetentionPeriod | null;
};
export type Report = WholeReport;

export type Receipt = Schemas['Receipt'];
export type ReceiptDetail = Schemas['ReceiptDetail'];
export type Bundle = Schemas['Bundle'];
export type Place = Schemas['Place'];
export type ArchiveBox = Omit<Schemas['ArchiveBox'], 'retention'> & { readonly retention: RetentionPeriod | null };
export type Movement = Schemas['Movement'];

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
