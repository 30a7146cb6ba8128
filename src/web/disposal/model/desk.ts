import type { DisposalItem, DisposalVotes, Tally } from '../disposal-types.ts';

export interface DeskFilter {
  readonly reason: string;
  readonly state: string;
}

/** Lines that are looked at; an empty choice leaves all. */
export function filterItems(items: readonly DisposalItem[], { reason, state }: DeskFilter): readonly DisposalItem[] {
  return items.filter((item) => (reason === '' || item.reason === reason) && (state === '' || item.state === state));
}

/** Where the cursor goes with a key; undefined for a key that moves nothing. */
export function stepTo(key: string, at: number, count: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(at + 1, last);
    case 'ArrowUp':
    case 'k':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
const PAGE = 10;

/** The vote of a member on an item: what was said of it, else what was said of all. */
export function voteOf({ votes }: Pick<DisposalVotes, 'votes'>, memberId: string, itemId: string) {
  const own = votes.filter((vote) => vote.memberId === memberId);
  return own.find((vote) => vote.itemId === itemId) ?? own.find((vote) => vote.itemId === null);
}

export function tallyOf({ tallies }: Pick<DisposalVotes, 'tallies'>, itemId: string): Tally | undefined {
  return tallies.find((tally) => tally.itemId === itemId);
}
