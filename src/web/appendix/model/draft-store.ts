import type { AppendixReview } from '../../../domain/retention/appendix/appendix-review.ts';

/** Where the work on a review is kept between visits: the service stores nothing of it. */
const KEY = 'vankho-appendix-review';

export interface KeptReview {
  readonly review: AppendixReview;
  /** Of each row, in words. */
  readonly findings: readonly (readonly string[])[];
}

/** False where the browser has no room: what was typed stays on the page alone, and the person is told. */
export function keepReview(storage: Storage, kept: KeptReview): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    // Full or forbidden; nothing else throws here.
    return false;
  }
}

export function keptReview(storage: Storage): KeptReview | undefined {
  const text = storage.getItem(KEY);
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as KeptReview; // written by keepReview alone
    return Array.isArray(kept.review.rows) && Array.isArray(kept.findings) ? kept : undefined;
  } catch {
    // Written by an older page: nothing that could be gone on with.
    return undefined;
  }
}

export function forgetReview(storage: Storage): void {
  storage.removeItem(KEY);
}
