import { isSecret } from '../archive/dossier.ts';

/**
 * How much of withheld material somebody is shown: custodians everything; those who work on the archive all that bears no
 * mark of secrecy; readers what is open without conditions (TT 05/2015/TT-BNV, TT 05/2025/TT-BNV `mode` 01).
 */
export type Sight = 'everything' | 'no-secrets' | 'open';

export interface Viewer {
  readonly sight: Sight;
  /** Dossiers beyond these are hidden, whatever they are: of a council, those on the lists laid before it. */
  readonly within?: readonly string[];
}

/** What a description of a dossier and an entry of its document list say of their use. */
export interface Conditions {
  readonly accessConditions?: unknown;
  readonly secrecy?: unknown;
}

export const CONDITIONAL = 'Sử dụng có điều kiện';

export function isHiddenFrom(conditions: Conditions, { sight }: Viewer): boolean {
  switch (sight) {
    case 'everything':
      return false;
    case 'no-secrets':
      return isSecret(conditions);
    case 'open':
      return isSecret(conditions) || conditions.accessConditions === CONDITIONAL;
  }
}

export function isDossierHidden(
  { id, description }: { readonly id: string; readonly description: Conditions },
  viewer: Viewer,
): boolean {
  const isElsewhere = viewer.within !== undefined && !viewer.within.includes(id);
  return isElsewhere || isHiddenFrom(description, viewer);
}

/** Whether nothing at all is hidden: then nobody has to look. */
export function seesEverything({ sight, within }: Viewer): boolean {
  return sight === 'everything' && within === undefined;
}
