import type { PartialDate } from '../archive/partial-date.ts';
import type { Day } from '../retention/day.ts';
import type { WorkCalendar } from './calendar.ts';
import type { ArrangementProcess } from './steps.ts';

export const PROJECT_STATES = ['planned', 'running', 'closed'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];
const MOVES: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  planned: ['running'],
  running: ['planned', 'closed'],
  closed: ['running'],
};

export function canMoveProject(from: ProjectState, to: ProjectState): boolean {
  return MOVES[from].includes(to);
}

/** Contractor's worker and checker, archive's controller. */
export const MEMBER_ROLES = ['worker', 'checker', 'controller'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
export interface ProjectMember {
  /** Name of the account. */
  readonly account: string;
  readonly role: MemberRole;
}

/** Roles of the product that may take each part: a controller answers for the archive, a checker never describes. */
export const ROLES_OF_MEMBERS = {
  worker: ['operator', 'archivist', 'administrator'],
  checker: ['checker', 'archivist', 'administrator'],
  controller: ['archivist', 'administrator'],
} as const satisfies Readonly<Record<MemberRole, readonly string[]>>;

export const PARTY_ROLES = ['client', 'contractor', 'supervisor'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];
/** A party of the contract, with the person who signs for it. */
export interface ProjectParty {
  readonly role: PartyRole;
  readonly organisation: string;
  /** Of the authority list. */
  readonly organisationId?: string;
  readonly person?: string;
  readonly office?: string;
}

/** Papers that an acceptance asks for and that software does not make or cannot see. */
export const PROJECT_DOCUMENT_KINDS = [
  'survey',
  'plan',
  'handover-minutes',
  'classification-guide',
  'appraisal-guide',
  'fonds-history',
  'handback-minutes',
  'inventory',
  'elimination-list',
  'closing-report',
  'acceptance-minutes',
] as const;
export type ProjectDocumentKind = (typeof PROJECT_DOCUMENT_KINDS)[number];
export interface ProjectDocument {
  readonly kind: ProjectDocumentKind;
  readonly number?: string;
  readonly date?: PartialDate;
  /** Where it lies: a file, a link, a shelf. */
  readonly where?: string;
}

export interface SampleSetting {
  /** Share of a lot that the controller looks at; 100: all. */
  readonly percent: number;
  /** At least so many, as far as there are. */
  readonly least: number;
}

/** What only a person with a measure can tell at the end. */
export interface MeasuredResult {
  /** Mét giá on the shelves after the work. */
  readonly metresAfter?: number;
  readonly metresEliminated?: number;
  readonly bundlesEliminated?: number;
}

/** What is said of a project beside its columns; `schemas/archive/arrangement-project.schema.json`. */
export interface ProjectRecord {
  readonly contract?: { readonly number?: string; readonly date?: PartialDate };
  readonly parties: readonly ProjectParty[];
  /** Days put by hand; the others follow from the weights. */
  readonly plan: Readonly<Record<string, { readonly from: Day; readonly to: Day }>>;
  readonly calendar: WorkCalendar;
  readonly sample: SampleSetting;
  /** A lot with more faulty dossiers than this should not be accepted. */
  readonly errorLimitPercent: number;
  /** The pace is that of so many working days. */
  readonly paceDays: number;
  readonly documents: readonly ProjectDocument[];
  readonly result?: MeasuredResult;
  readonly note?: string;
}

/** A contract or plan by which material of one or more fonds is arranged (dự án chỉnh lý). */
export interface ArrangementProject {
  readonly id: string;
  readonly title: string;
  readonly process: ArrangementProcess;
  readonly state: ProjectState;
  readonly startsOn: Day;
  readonly deadline: Day;
  /** Mét giá of the contract; null: what was received. */
  readonly plannedMetres: number | null;
  readonly fondsIds: readonly string[];
  /** Minutes of the material that came for it; a receipt belongs to one project. */
  readonly receiptIds: readonly string[];
  readonly members: readonly ProjectMember[];
  readonly record: ProjectRecord;
  readonly revision: number;
}

export function memberOf({ members }: Pick<ArrangementProject, 'members'>, account: string): ProjectMember | undefined {
  return members.find((member) => member.account === account);
}

export function hasMember({ members }: Pick<ArrangementProject, 'members'>, role: MemberRole): boolean {
  return members.some((member) => member.role === role);
}

/** What is not said of a new project. */
export const DEFAULT_PROJECT_RECORD: ProjectRecord = {
  parties: [],
  plan: {},
  calendar: { weekdays: [1, 2, 3, 4, 5], holidays: [] },
  sample: { percent: 20, least: 50 },
  errorLimitPercent: 2,
  paceDays: 10,
  documents: [],
};
