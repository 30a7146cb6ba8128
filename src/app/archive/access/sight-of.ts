import type { Sight } from '../../../domain/access/sight.ts';
import type { Role } from '../../../ports/store/accounts.ts';

const SIGHTS: Readonly<Record<Role, Sight>> = {
  administrator: 'everything',
  archivist: 'everything',
  operator: 'no-secrets',
  checker: 'no-secrets',
  council: 'no-secrets',
  reader: 'open',
};

export const ROLES: readonly string[] = Object.keys(SIGHTS);

export function isRole(text: string): text is Role {
  return Object.hasOwn(SIGHTS, text);
}

/** Secrets are for those who answer for what the archive shows (ADR 0029). */
export function sightOf(role: Role): Sight {
  return SIGHTS[role];
}
