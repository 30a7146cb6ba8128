import type { ProjectState } from '../arrangement-types.ts';

export const STATE_COLORS: Readonly<Record<ProjectState, string>> = {
  planned: 'gray',
  running: 'blue',
  closed: 'green',
};
