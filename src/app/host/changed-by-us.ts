import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { IntendedWrite } from '../../ports/host-state.ts';
import type { HostPatchResult, HostValueName } from '../../ports/host-values.ts';

type Values = IntendedWrite['before'];

export interface EndedWrite {
  readonly intended: IntendedWrite;
  readonly result: Pick<HostPatchResult, 'before' | 'written' | 'conflicts'>;
  /** An earlier try may have been carried out, only its answer was lost. */
  readonly isRepeat: boolean;
}

/**
 * What stood there before a write, of the fields that the write changed: undone is these and no other. A field is one of
 * them where no person's value is left alone (`conflicts`) and
 *
 * - this try has sent it: what it found there counts; or
 * - this try is a repeat, what we wanted stands there (a value, or nothing where one was taken away), and what was noted
 *   before the first try is something else.
 *
 * Of a field that the patch does not name (a title made of the others) only what is new in `written` was wanted.
 */
export function changedByUs({ intended, result, isRepeat }: EndedWrite): Values {
  const { patch, before: noted } = intended;
  const left = new Set(result.conflicts.map(({ field }) => field));
  const arrived = (name: HostValueName): boolean => {
    const stands = result.written[name];
    return name in patch.values
      ? isSameContent(patch.values[name], stands)
      : stands !== undefined && !isSameContent(patch.baseline[name], stands);
  };
  const found = { ...(isRepeat && pick(noted, arrived)), ...result.before };
  return pick(found, (name) => !left.has(name) && !isSameContent(found[name], result.written[name]));
}

export function pick(values: Values, isWanted: (name: HostValueName) => boolean): Values {
  const names = Object.keys(values) as HostValueName[]; // of a record with these keys
  return Object.fromEntries(names.filter(isWanted).map((name) => [name, values[name] ?? null]));
}
