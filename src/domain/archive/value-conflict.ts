/** A field of which two people say different things. */
export interface ValueConflict {
  readonly field: string;
  /** What stands there now; null where nothing does. */
  readonly stored: unknown;
  /** What was to be written; null where it was to be taken away. */
  readonly given: unknown;
}

/** What was to be written and is otherwise by now: both values, so that nobody loses what they typed. */
export function conflictsOf(stored: object, given: object): readonly ValueConflict[] {
  const now = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(given)
    .filter(([field, value]) => !isSameValue(now.get(field), value))
    .map(([field, value]) => ({ field, stored: now.get(field) ?? null, given: (value ?? null) as unknown }));
}

/** Of JSON values; members in any order, what is absent is null. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`;
}
