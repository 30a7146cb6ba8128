import type { DocumentEntry } from '../archive/document-in-dossier.ts';
import { PERIOD_KINDS, type RetentionPeriod } from '../retention/retention-period.ts';

/** By what documents are known as copies of each other, the surest first. */
export const DUPLICATE_SIGNS = ['same-scan', 'same-text', 'same-number'] as const;
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number];

export interface DocumentCopy {
  readonly documentId: string;
  readonly dossierId: string;
  /** Of the dossier. */
  readonly title: string;
  readonly secret: boolean;
  readonly code: string | null;
  readonly period: RetentionPeriod | null;
  /** Place in the archival order. */
  readonly position: number;
  readonly ordinal: number;
  readonly scanDocumentId: string | null;
  readonly entry: DocumentEntry;
}

export interface DuplicateGroup {
  readonly sign: DuplicateSign;
  /** Which is proposed to stay; a person may choose another one. */
  readonly kept: DocumentCopy;
  readonly others: readonly DocumentCopy[];
}

/** Văn bản không có bản nào tốt hơn: bản gốc, bản chính, then the rest. */
const STATUS_ORDER = ['bản gốc', 'bản chính'];

export function isOriginal({ copyStatus }: DocumentEntry): boolean {
  return typeof copyStatus === 'string' && STATUS_ORDER.includes(copyStatus.normalize('NFC').toLowerCase());
}

/** Of copies the one to keep: in the dossier kept longest, original before copy, then in the archival order. */
export function duplicateGroup(sign: DuplicateSign, copies: readonly DocumentCopy[]): DuplicateGroup | undefined {
  const [kept, ...others] = copies.toSorted(byWorth);
  return kept === undefined || others.length === 0 ? undefined : { sign, kept, others };
}

function byWorth(a: DocumentCopy, b: DocumentCopy): number {
  return (
    rankOfPeriod(a.period) - rankOfPeriod(b.period) ||
    yearsOf(b.period) - yearsOf(a.period) ||
    rankOfStatus(a.entry) - rankOfStatus(b.entry) ||
    a.position - b.position ||
    a.ordinal - b.ordinal
  );
}

function rankOfPeriod(period: RetentionPeriod | null): number {
  return period === null ? PERIOD_KINDS.length : PERIOD_KINDS.indexOf(period.kind);
}

function yearsOf(period: RetentionPeriod | null): number {
  return period !== null && 'years' in period ? period.years : 0;
}

function rankOfStatus({ copyStatus }: DocumentEntry): number {
  const place = typeof copyStatus === 'string' ? STATUS_ORDER.indexOf(copyStatus.normalize('NFC').toLowerCase()) : -1;
  return place === -1 ? STATUS_ORDER.length : place;
}

/** The surest sign alone counts for a pair that several signs name: a group that lies whole in a surer one goes. */
export function withoutRepeats(groups: readonly DuplicateGroup[]): readonly DuplicateGroup[] {
  const surest = groups.toSorted((a, b) => DUPLICATE_SIGNS.indexOf(a.sign) - DUPLICATE_SIGNS.indexOf(b.sign));
  const seen = new Map<string, number>();
  return surest.filter((group, index) => {
    const ids = [group.kept, ...group.others].map(({ documentId }) => documentId);
    const first = seen.get(ids[0] ?? '');
    const told = first !== undefined && ids.every((id) => seen.get(id) === first);
    if (!told) for (const id of ids) if (!seen.has(id)) seen.set(id, index);
    return !told;
  });
}
