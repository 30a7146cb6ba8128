import type { AppendixReview } from '../../../domain/retention/appendix/appendix-review.ts';

/** Where the work on reviews is kept between visits, one a file: the service stores nothing of it. */
const PREFIX = 'vankho-appendix-review.';

export interface KeptReview {
  readonly review: AppendixReview;
  /** Of each row, in words. */
  readonly findings: readonly (readonly string[])[];
}

/** False where the browser has no room: what was typed stays on the page alone, and the person is told. */
export function keepReview(storage: Storage, kept: KeptReview): boolean {
  try {
    storage.setItem(`${PREFIX}${kept.review.sha256}`, JSON.stringify(kept));
    return true;
  } catch {
    // Full or forbidden; nothing else throws here.
    return false;
  }
}

/** Those that nobody has finished. */
export function keptReviews(storage: Storage): readonly KeptReview[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.flatMap((key) => (key.startsWith(PREFIX) ? (parsed(storage.getItem(key)) ?? []) : []));
}

/** Of the file with this hash. */
export function keptReview(storage: Storage, sha256: string): KeptReview | undefined {
  return parsed(storage.getItem(`${PREFIX}${sha256}`));
}

export function forgetReview(storage: Storage, sha256: string): void {
  storage.removeItem(`${PREFIX}${sha256}`);
}

function parsed(text: string | null): KeptReview | undefined {
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as KeptReview; // written by keepReview alone
    return Array.isArray(kept.review.rows) && Array.isArray(kept.findings) ? kept : undefined;
  } catch {
    // Written by an older page: nothing that could be gone on with.
    return undefined;
  }
}
