import type { Project } from '../arrangement-types.ts';
import type { ProjectRights } from '../model/project-rights.ts';

/** What each part of a project's page is given. */
export interface ProjectPart {
  readonly project: Project;
  readonly rights: ProjectRights;
}
