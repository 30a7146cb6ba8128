import type { CouncilMember } from './council.ts';

export const CHOICES = ['destroy', 'keep'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Vote {
  readonly memberId: string;
  /** Null: on all items of which the member has said nothing else. */
  readonly itemId: string | null;
  readonly choice: Choice;
  readonly reason?: string;
}

/** The chairman decides otherwise than the majority. */
export interface Ruling {
  readonly choice: Choice;
  readonly reason: string;
}

export interface Tally {
  readonly itemId: string;
  readonly destroy: number;
  readonly keep: number;
  readonly present: number;
  /** What the majority of those present wants. Short of a majority for destruction the item stays. */
  readonly majority: Choice;
  readonly outcome: Choice;
  readonly ruled: boolean;
  /** What those who wanted the outcome gave as their reasons. */
  readonly reasons: readonly string[];
  /** Those who wanted otherwise than the majority. */
  readonly dissent: readonly Vote[];
}

export interface Session {
  readonly members: readonly CouncilMember[];
  readonly present: ReadonlySet<string>;
  readonly votes: readonly Vote[];
}

export type CountVotes = (item: { readonly id: string; readonly ruling: Ruling | null }) => Tally;

/** Counts the votes of those who are present; a vote on the item outweighs one on all. */
export function countVotes({ present, votes }: Session): CountVotes {
  const counted = votes.filter(({ memberId }) => present.has(memberId));
  const general = new Map(counted.filter(({ itemId }) => itemId === null).map((vote) => [vote.memberId, vote]));
  const single = Map.groupBy(
    counted.filter(({ itemId }) => itemId !== null),
    ({ itemId }) => itemId,
  );
  return ({ id, ruling }) => {
    const own = new Map((single.get(id) ?? []).map((vote) => [vote.memberId, vote]));
    const cast = [...new Map([...general, ...own]).values()];
    const destroy = cast.filter(({ choice }) => choice === 'destroy').length;
    const majority: Choice = destroy * 2 > present.size ? 'destroy' : 'keep';
    const outcome = ruling?.choice ?? majority;
    return {
      ...{ itemId: id, destroy, keep: cast.length - destroy, present: present.size, majority, outcome },
      ruled: outcome !== majority,
      reasons: cast.flatMap(({ choice, reason }) => (choice === outcome && reason ? [reason] : [])),
      dissent: cast.filter(({ choice }) => choice !== majority),
    };
  };
}

/**
 * Dissent without its reason: it must stand in the minutes. Whoever wants to destroy as the list proposes has the reason
 * of the list; whoever wants to keep has to say why.
 */
export function unexplainedDissent(tallies: readonly Tally[]): readonly Vote[] {
  const silent = tallies.flatMap(({ dissent }) =>
    dissent.filter(({ choice, reason = '' }) => choice === 'keep' && reason.trim() === ''),
  );
  return [...new Map(silent.map((vote) => [`${vote.memberId} ${vote.itemId ?? ''}`, vote])).values()];
}
