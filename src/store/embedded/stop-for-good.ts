import type { PGlite } from '@electric-sql/pglite';
import type { Health } from '../health.ts';

/** What PGlite throws through WebAssembly where PostgreSQL uses longjmp: an ordinary error of a statement. */
const LONG_JUMP = 100;

/**
 * Makes the engine refuse all further work once something went wrong in its inside: a flush failed, PostgreSQL called
 * abort() (its PANIC), WebAssembly trapped. PGlite 0.5.16 swallows such an exception, answers nothing, and would go on
 * with the next statement on a state that nobody knows.
 * @param explain what callers are to be told as the cause
 */
export function stopForGood(pglite: PGlite, health: Health, explain: (error: unknown) => unknown): void {
  const module = pglite.Module;
  const { _PostgresMainLoopOnce: runOnce, stackRestore } = module;
  module._PostgresMainLoopOnce = () => {
    health.assertSound();
    try {
      runOnce();
    } catch (error) {
      if (!isLongJump(error)) health.break(explain(error));
      throw error;
    }
  };
  // Called by PGlite when it has caught the exception, outside of its `try`: the one place where it can be told to stop.
  module.stackRestore = (pointer) => {
    const result = stackRestore(pointer);
    health.assertSound();
    return result;
  };
}

function isLongJump(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === LONG_JUMP;
}
