import type { ScanFile } from '../api/types.ts';

/** What a file is withheld for. */
export interface Mark {
  readonly level: string;
  readonly page: number;
}

export function markOf({ details: { level, page } }: ScanFile): Mark | undefined {
  return typeof level === 'string' && typeof page === 'number' ? { level, page } : undefined;
}
