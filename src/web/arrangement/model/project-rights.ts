import { hasMember, memberOf, type MemberRole } from '../../../domain/arrangement/project.ts';
import type { Role } from '../../api/types.ts';
import { isCustodian } from '../../disposal/model/acts-for.ts';
import type { Project } from '../arrangement-types.ts';

export interface Caller {
  readonly role: Role;
  readonly name: string;
}

/** What an account may do in a project; the service decides, the console only leaves out what it would refuse. */
export interface ProjectRights {
  readonly part: MemberRole | undefined;
  /** Changes the project, begins and ends it. */
  readonly manages: boolean;
  /** Takes bundles into the own hands. */
  readonly takes: boolean;
  /** Hands bundles out to workers, and takes them out of hands. */
  readonly handsOut: boolean;
  readonly books: boolean;
  /** Says of work who did it, not only of the own. */
  readonly speaksForOthers: boolean;
  readonly sorts: boolean;
  readonly checks: boolean;
  readonly draws: boolean;
  readonly judges: boolean;
}

const CHECKERS: ReadonlySet<Role> = new Set(['administrator', 'archivist', 'checker']);
const SORTERS: ReadonlySet<Role> = new Set(['administrator', 'archivist', 'operator']);

const NONE = { takes: false, handsOut: false, books: false, speaksForOthers: false, sorts: false };

export function rightsIn(project: Project, { role, name }: Caller): ProjectRights {
  const part = memberOf(project, name)?.role;
  const manages = isCustodian(role);
  if (project.state !== 'running') return { ...NONE, part, manages, checks: false, draws: false, judges: false };
  const takesPart = manages || part !== undefined;
  const speaksForOthers = takesPart && part !== 'worker';
  return {
    ...{ part, manages, speaksForOthers, handsOut: speaksForOthers, books: takesPart },
    takes: part === 'worker',
    sorts: SORTERS.has(role),
    ...checkRights(project, { role, part }),
  };
}

interface Part {
  readonly role: Role;
  readonly part: MemberRole | undefined;
}

/** Where a project has checkers, they alone check first; so with controllers on the second level. */
function checkRights(project: Project, { role, part }: Part): Pick<ProjectRights, 'checks' | 'draws' | 'judges'> {
  const controls = part === 'controller' || (part === 'checker' && !hasMember(project, 'controller'));
  return {
    checks: CHECKERS.has(role) && (part === 'checker' || !hasMember(project, 'checker')),
    draws: isCustodian(role) && (part === undefined || controls),
    judges: isCustodian(role) && controls,
  };
}
