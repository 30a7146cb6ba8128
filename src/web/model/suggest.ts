/** A value of a code list with the other ways to name it, e.g. its official abbreviations. */
export interface Suggestion {
  readonly value: string;
  readonly shortForms: readonly string[];
}

/** Without marks and case, so that `qd` finds `Quyết định` by its abbreviation QĐ. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** How well a suggestion answers what is typed: 0 is best; undefined where it does not. */
function rank({ value, shortForms }: Suggestion, typed: string): number | undefined {
  const name = fold(value);
  if (shortForms.some((form) => fold(form) === typed)) return 0;
  if (name.startsWith(typed)) return 1;
  return name.includes(` ${typed}`) ? 2 : undefined;
}

/** Values that begin, or of which a word begins, with what is typed; those of that abbreviation first. */
export function suggest(suggestions: readonly Suggestion[], typed: string, most: number): readonly string[] {
  const wanted = fold(typed.trim());
  return suggestions
    .map((suggestion) => ({ value: suggestion.value, rank: rank(suggestion, wanted) }))
    .filter((found): found is { value: string; rank: number } => found.rank !== undefined)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ value }) => value);
}
