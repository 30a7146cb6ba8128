import type { PartialDate } from '../archive/partial-date.ts';
import type { Day } from '../retention/day.ts';
import type { ArchivesLaw } from '../retention/retention-schedule.ts';
import type { CaseState } from './case-state.ts';
import type { CouncilMember } from './council.ts';
import type { PaperKind } from './regime.ts';

/** A file that proves something; the archive keeps what it was, not the file. */
export interface EvidenceFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A paper of the case: what it is called and who signed it. */
export interface CasePaper {
  readonly number?: string;
  readonly date: Day;
  readonly signer?: string;
  readonly signerPosition?: string;
  readonly note?: string;
  readonly file?: EvidenceFile;
}

/** Bản thuyết minh, in the parts of TT 06/2025, Phụ lục III; numbers are counted from the list. */
export interface Explanation {
  /** Sự hình thành khối tài liệu. */
  readonly formation: string;
  /** Tổng số tài liệu đưa ra xác định lại giá trị, hoặc đưa ra chỉnh lý. */
  readonly reviewed?: string;
  /** Tài liệu giữ lại bảo quản. */
  readonly kept?: string;
  readonly startedOn?: Day;
  readonly finishedOn?: Day;
  /** Nội dung chủ yếu: nhóm hết thời hạn, nhóm trùng lặp, các nhóm khác. */
  readonly expired?: string;
  readonly duplicate?: string;
  readonly other?: string;
}

export interface CouncilSession {
  readonly heldOn: Day;
  /** `HH:MM`. */
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  /** Ids of members. */
  readonly present: readonly string[];
  readonly content?: string;
}

export interface AuthorityOpinion {
  readonly agrees: boolean;
  readonly issuer: string;
  readonly text?: string;
}

export interface Handover {
  /** Người giữ kho giao. */
  readonly from: string;
  /** Người thực hiện hủy nhận. */
  readonly to: string;
  readonly place?: string;
}

export interface Destruction {
  readonly method: string;
  readonly place?: string;
  readonly from?: string;
  readonly to?: string;
  readonly people: readonly { readonly name: string; readonly position?: string; readonly unit?: string }[];
  readonly evidence: readonly EvidenceFile[];
}

/** What is said of a case beyond its columns; values by `schemas/archive/disposal-case.schema.json`. */
export interface DisposalRecord {
  readonly title: string;
  readonly note?: string;
  readonly formedUntil?: PartialDate;
  /** Why it follows another law than the dates say. */
  readonly regimeReason?: string;
  /** The body is on the source list (nguồn nộp lưu): the archives authority is asked first. */
  readonly opinionRequired: boolean;
  readonly explanation?: Explanation;
  readonly papers?: Readonly<Partial<Record<PaperKind, CasePaper>>>;
  readonly members?: readonly CouncilMember[];
  readonly session?: CouncilSession;
  readonly opinion?: AuthorityOpinion;
  readonly handover?: Handover;
  readonly destruction?: Destruction;
  /** Why it was destroyed after the last day. */
  readonly lateReason?: string;
  readonly withdrawnBecause?: string;
}

/** A case of disposal (hồ sơ hủy tài liệu): one elimination list and what becomes of it. */
export interface DisposalCase {
  readonly id: string;
  readonly fondsId: string;
  readonly regime: ArchivesLaw;
  /** It holds secret material alone, and custodians and its council alone see it. */
  readonly secret: boolean;
  readonly state: CaseState;
  readonly openedOn: Day;
  readonly openedBy: string;
  readonly decidedOn: Day | null;
  /** When the first thing of it was given to destruction. From then on there is no way back. */
  readonly begunAt: Date | null;
  readonly destroyedOn: Day | null;
  /** Until when the papers of the case are kept at least. */
  readonly keptUntil: Day | null;
  /** The dossier in which the papers lie, where it has one. */
  readonly fileId: string | null;
  readonly revision: number;
  readonly record: DisposalRecord;
}
