import type { CouncilMember } from '../../disposal/council.ts';
import type { EliminationItem } from '../../disposal/elimination-item.ts';
import type { Tally, Vote } from '../../disposal/votes.ts';
import type { FormCopy, FormLine, FormValues } from '../form-model.ts';
import type { DisposalFacts } from './disposal-facts.ts';
import { orNone, rowsOf } from './registered.ts';
import { countText, dateWords, known, minutesWord, timeWords } from './minutes-words.ts';

/** Điều 1 of the decision. */
export function membersTable(members: readonly CouncilMember[]): readonly FormLine[] {
  return rowsOf(members, ({ name, position, unit, role }) => ({
    ...{ name, position, unit },
    role: minutesWord(`role.${role}`),
  }));
}

/**
 * Biên bản họp: who was there, dissent by name with its reason, what stays and why, where the chairman ruled otherwise.
 * What all agreed on is counted, not listed.
 */
export function councilMinutes(facts: DisposalFacts): {
  readonly values: FormValues;
  readonly lists: FormCopy['lists'];
} {
  const { case: subject, items, tallies } = facts;
  const { members = [], session } = subject.record;
  const present = new Set(session?.present);
  const titles = new Map(items.map((item) => [item.id, item.record.title]));
  const kept = items.filter(({ state }) => state === 'kept');
  const ruled = tallies.filter((tally) => tally.ruled);
  return {
    values: {
      ...sessionValues(facts),
      ...known({ membersCount: members.length, presentCount: session === undefined ? undefined : present.size }),
      ...known({ chairman: nameOf(members, 'chairman'), secretary: nameOf(members, 'secretary') }),
      ...known({ reviewedCount: items.length, keptCount: kept.length, ruledCount: ruled.length }),
      unanimousCount: countText(tallies.filter(isUnanimous).length),
    },
    lists: {
      members: rowsOf(members, ({ id, name, position, unit, role }) => ({
        ...{ name, position: [position, unit].filter(Boolean).join(', '), role: minutesWord(`role.${role}`) },
        attendance: session && minutesWord(present.has(id) ? 'attendance.present' : 'attendance.absent'),
      })),
      opinions: orNone(opinionRows(members, tallies, titles)),
      keptItems: orNone(keptRows(kept, new Map(tallies.map((tally) => [tally.itemId, tally])))),
      ruledItems: orNone(ruledRows(ruled, items)),
    },
  };
}

function sessionValues({ case: { record } }: DisposalFacts): FormValues {
  const { session, papers } = record;
  const founded = papers?.['council-decision'];
  return {
    ...known({ meetingPlace: session?.place, sessionContent: session?.content, councilNumber: founded?.number }),
    ...known({ startTime: timeWords(session?.from), endTime: timeWords(session?.to) }),
    ...known({ heldOn: dateWords(session?.heldOn), councilDate: dateWords(founded?.date) }),
  };
}

function nameOf(members: readonly CouncilMember[], role: CouncilMember['role']): string | undefined {
  return members.find((member) => member.role === role)?.name;
}

function isUnanimous({ outcome, destroy, present }: Tally): boolean {
  return outcome === 'destroy' && destroy === present;
}

/** A vote on all items stands once, with the items of which the conclusion is otherwise. */
function opinionRows(
  members: readonly CouncilMember[],
  tallies: readonly Tally[],
  titles: ReadonlyMap<string, string>,
): readonly FormLine[] {
  const key = ({ memberId, itemId }: Vote) => `${memberId} ${itemId ?? ''}`;
  const dissent = tallies.flatMap((tally) => tally.dissent.map((vote) => ({ vote, itemId: tally.itemId })));
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return rowsOf([...Map.groupBy(dissent, ({ vote }) => key(vote)).values()], (group) => {
    const vote = group[0]?.vote;
    return {
      name: vote && names.get(vote.memberId),
      title: titlesOf(group.map(({ itemId }) => titles.get(itemId) ?? '')),
      choice: vote && minutesWord(`choice.${vote.choice}`),
      reason: vote?.reason,
    };
  });
}

const NAMED_TITLES = 3;

function titlesOf(titles: readonly string[]): string {
  const named = titles.slice(0, NAMED_TITLES).join('; ');
  const more = titles.length - NAMED_TITLES;
  return more > 0 ? `${named} ${minutesWord('opinion.more', known({ more }))}` : named;
}

function keptRows(kept: readonly EliminationItem[], tallies: ReadonlyMap<string, Tally>): readonly FormLine[] {
  return rowsOf(kept, ({ id, record }) => {
    const tally = tallies.get(id);
    const votes = tally && `${String(tally.destroy)}/${String(tally.keep)}`;
    return { title: record.title, votes, reason: record.kept?.reason ?? record.ruling?.reason };
  });
}

function ruledRows(ruled: readonly Tally[], items: readonly EliminationItem[]): readonly FormLine[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return rowsOf(ruled, ({ itemId, outcome }) => {
    const record = byId.get(itemId)?.record;
    return { title: record?.title, choice: minutesWord(`choice.${outcome}`), reason: record?.ruling?.reason };
  });
}
