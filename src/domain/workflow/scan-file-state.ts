/** States of a scan file and the moves allowed between them, as one table. */
export const SCAN_FILE_STATES = ['received', 'reading', 'review', 'done', 'withheld', 'failed', 'gone'] as const;
export type ScanFileState = (typeof SCAN_FILE_STATES)[number];

const MOVES: Readonly<Record<ScanFileState, readonly ScanFileState[]>> = {
  received: ['reading', 'failed', 'gone'],
  reading: ['review', 'done', 'withheld', 'failed', 'received', 'gone'],
  review: ['done', 'received', 'reading', 'withheld', 'gone'],
  done: ['review', 'received', 'reading', 'withheld', 'gone'],
  withheld: ['received', 'gone'],
  failed: ['received', 'reading', 'withheld', 'gone'],
  // A document that comes back may be one that cannot be taken.
  gone: ['received', 'failed'],
};

/**
 * The way of these is over: a problem told late of such a file is recorded and does not move it, because what was read,
 * or the reason why nothing may be, still holds.
 */
const SETTLED: readonly ScanFileState[] = ['review', 'done', 'withheld'];

export function isSettled(state: ScanFileState): boolean {
  return SETTLED.includes(state);
}

export function canMove(from: ScanFileState, to: ScanFileState): boolean {
  return MOVES[from].includes(to);
}

/** The state of a document of such a file: where several lie in one stream, each asks for itself alone. */
export function documentState(file: ScanFileState, needsReview: boolean): ScanFileState {
  if (file !== 'review' && file !== 'done') return file;
  return needsReview ? 'review' : 'done';
}
