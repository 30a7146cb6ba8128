/** As `HostDocumentState.retention` has it; the rules that fill it are those of the archive. */
export interface RetentionFacts {
  readonly retentionPeriod?: unknown;
  /** `YYYY-MM-DD`. */
  readonly retentionDueOn?: unknown;
  readonly retentionHold?: unknown;
  readonly disposalState?: unknown;
}

const FOR_EVER = /^(permanent|vĩnh viễn)$/i;
/** The council has decided: it may go. */
const RELEASED = /^(approved|destroyed)$/;

/** Whether a document must not be deleted on this day. A hold outweighs everything. */
export function isUnderRetention(facts: RetentionFacts, today: string): boolean {
  if (facts.retentionHold === true) return true;
  if (typeof facts.disposalState === 'string' && RELEASED.test(facts.disposalState)) return false;
  if (typeof facts.retentionPeriod === 'string' && FOR_EVER.test(facts.retentionPeriod.normalize('NFC'))) return true;
  return typeof facts.retentionDueOn === 'string' && facts.retentionDueOn > today;
}
