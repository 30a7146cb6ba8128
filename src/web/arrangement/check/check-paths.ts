import type { Request } from '../use-send.ts';

/** How what is said of a dossier is sent. */
export interface CheckPaths {
  readonly pass: Request;
  readonly correct: (said: Readonly<Record<string, unknown>>) => Request;
  readonly sendBack: (said: Readonly<Record<string, unknown>>) => Request;
}
