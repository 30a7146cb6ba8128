import { FileError } from '../../ports/errors.ts';

const MIB = 1024 ** 2;

/** An appendix has some thousand rows on some hundred pages; what is far beyond is refused while it is read. */
export const TABLE_LIMITS = {
  bytes: 64 * MIB,
  rows: 50_000,
  columns: 200,
  characters: 20_000_000,
  pages: 1_000,
} as const;

export interface Meter {
  row(): void;
  text(characters: number): void;
}

/** Counts what is read. @throws FileError `office-file-too-large` */
export function createMeter(): Meter {
  let [rows, characters] = [0, 0];
  return {
    row() {
      rows += 1;
      if (rows > TABLE_LIMITS.rows) throw tooLarge(TABLE_LIMITS.rows);
    },
    text(more) {
      characters += more;
      if (characters > TABLE_LIMITS.characters) throw tooLarge(TABLE_LIMITS.characters);
    },
  };
}

/** In rows, letters or pages. */
export function tooLarge(limit: number): FileError {
  return new FileError('office-file-too-large', 'The table is too large', { details: { limit } });
}
