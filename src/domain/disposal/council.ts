import type { ArchivesLaw } from '../retention/retention-schedule.ts';

export const MEMBER_ROLES = ['chairman', 'secretary', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** For what somebody sits in the council (Luật 2011, Điều 18). */
export const MEMBER_CAPACITIES = ['leadership', 'archivist', 'owning-unit', 'specialist'] as const;
export type MemberCapacity = (typeof MEMBER_CAPACITIES)[number];

export interface CouncilMember {
  /** Unique in the case. */
  readonly id: string;
  readonly name: string;
  readonly position?: string;
  readonly unit?: string;
  readonly role: MemberRole;
  readonly capacity: MemberCapacity;
  /** Name of the account by which the member sees the list and votes; without one the secretary records the vote. */
  readonly account?: string;
}

export type CouncilFault =
  | 'chairman-one'
  | 'secretary-one'
  | 'secretary-archivist'
  | 'owning-unit-missing'
  | 'specialist-missing'
  | 'archivist-missing'
  | 'leadership-missing'
  | 'too-few'
  | 'account-twice'
  | 'member-twice';

export interface CouncilFinding {
  readonly fault: CouncilFault;
  /** A warning says what practice asks for where no norm could be read. */
  readonly severity: 'refused' | 'warning';
}

const LEAST_MEMBERS = 3;

/**
 * Luật 2011, Điều 18: a chairman; the archivist as secretary; a leader of the unit that owns the material; somebody who
 * knows the field. What the law of 2024 asks for was not found: there the same people are asked for with a warning.
 */
export function checkCouncil(law: ArchivesLaw, members: readonly CouncilMember[]): readonly CouncilFinding[] {
  const count = (role: MemberRole) => members.filter((one) => one.role === role).length;
  const sits = (capacity: MemberCapacity) => members.some((one) => one.capacity === capacity);
  const accounts = members.flatMap(({ account }) => account ?? []);
  const refused: readonly (readonly [boolean, CouncilFault])[] = [
    [members.length < LEAST_MEMBERS, 'too-few'],
    [count('chairman') !== 1, 'chairman-one'],
    [count('secretary') !== 1, 'secretary-one'],
    [new Set(accounts).size !== accounts.length, 'account-twice'],
    [new Set(members.map(({ id }) => id)).size !== members.length, 'member-twice'],
  ];
  const secretary = members.find(({ role }) => role === 'secretary');
  const isArchivist = secretary === undefined || secretary.capacity === 'archivist';
  const of2011: readonly (readonly [boolean, CouncilFault])[] = [
    [!isArchivist, 'secretary-archivist'],
    [!sits('owning-unit'), 'owning-unit-missing'],
    [!sits('specialist'), 'specialist-missing'],
  ];
  const of2024: readonly (readonly [boolean, CouncilFault])[] = [
    [!sits('leadership'), 'leadership-missing'],
    [!sits('archivist'), 'archivist-missing'],
    [!sits('specialist'), 'specialist-missing'],
  ];
  const named = (law === '2011' ? of2011 : of2024).filter(([is]) => is);
  const severity = law === '2011' ? 'refused' : 'warning';
  return [
    ...refused.filter(([is]) => is).map(([, fault]): CouncilFinding => ({ fault, severity: 'refused' })),
    ...named.map(([, fault]): CouncilFinding => ({ fault, severity })),
  ];
}

/** More than half of the members, the chairman and the secretary among them. */
export function isQuorate(members: readonly CouncilMember[], present: ReadonlySet<string>): boolean {
  const there = members.filter(({ id }) => present.has(id));
  const roles = new Set(there.map(({ role }) => role));
  return there.length * 2 > members.length && roles.has('chairman') && roles.has('secretary');
}
