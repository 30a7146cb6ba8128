import type { Dossier } from '../archive-types.ts';

/**
 * The rows chosen in the grid, for what acts on them beside it. Kept outside the page's state: the cursor moves with every
 * key, and nothing but those who ask for the rows is drawn anew for it.
 */
export class ChosenRows {
  #rows: readonly Dossier[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly rows = (): readonly Dossier[] => this.#rows;

  /** The same rows at the same revisions are no change. */
  set(rows: readonly Dossier[]): void {
    if (rows.length === this.#rows.length && rows.every((row, index) => isSame(row, this.#rows[index]))) return;
    this.#rows = rows;
    for (const listener of this.#listeners) listener();
  }
}

function isSame({ id, revision }: Dossier, other: Dossier | undefined): boolean {
  return id === other?.id && revision === other.revision;
}
