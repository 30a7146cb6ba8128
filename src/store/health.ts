import { FileError, StoreError } from '../ports/errors.ts';
import { errorCode } from './failure.ts';

/** Told to the composition root; the store itself neither logs nor ends the process. */
export type StoreIncident =
  /** The engine stopped in the middle of a commit: the process must end; the next start recovers. */
  | { readonly kind: 'broken'; readonly error: Error }
  /** Housekeeping failed; it is tried again at the next turn. */
  | { readonly kind: 'maintenance-failed'; readonly error: Error };

/** Whether the embedded engine may still be trusted. Once broken it stays broken. */
export class Health {
  readonly #onIncident: (incident: StoreIncident) => void;
  #broken: Error | undefined;

  constructor(onIncident: (incident: StoreIncident) => void) {
    this.#onIncident = onIncident;
  }

  get broken(): Error | undefined {
    return this.#broken;
  }

  isBroken(): boolean {
    return this.#broken !== undefined;
  }

  assertSound(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }

  /** The first cause counts; what follows it is only its echo. Returns what callers are to be told. */
  break(cause: unknown): Error {
    if (this.#broken === undefined) {
      this.#broken =
        errorCode(cause) === 'ENOSPC'
          ? new FileError('disk-full', 'The disk of the store is full; it stopped to lose nothing', { cause })
          : new StoreError('store-broken', 'The store stopped to lose nothing; start it again', { cause });
      this.#onIncident({ kind: 'broken', error: this.#broken });
    }
    return this.#broken;
  }

  report(error: unknown): void {
    if (this.#broken !== undefined) return;
    const failure = error instanceof Error ? error : new Error(String(error));
    this.#onIncident({ kind: 'maintenance-failed', error: failure });
  }
}
