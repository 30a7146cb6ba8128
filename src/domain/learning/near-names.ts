import { beginningsNear } from '../text/distance.ts';
import { hasSameLetters, isNear, lettersWithoutMarks, NEAR_EDITS, standsBehind } from './likeness.ts';

/** A stamp of urgency that was read with the name; what is longer may be one more name. */
const STAMP_LETTERS = 10;

interface Entry {
  readonly name: string;
  /** From the last letter on: what is read with a name stands before it. */
  readonly letters: string;
}

/** Finds the names that a reading nearly is, or that stand behind a stamp in it, without holding it against every name. */
export function nearNames(names: Iterable<string>): (read: string) => readonly string[] {
  let entries: readonly Entry[] | undefined;
  return (read) => {
    entries ??= entriesOf(names);
    return beginningsNear(entries, backwards(read), NEAR_EDITS)
      .map(({ name }) => name)
      .filter((name) => isNear(name, read) || hasSameLetters(name, read) || standsBehind(name, read, STAMP_LETTERS));
  };
}

function entriesOf(names: Iterable<string>): readonly Entry[] {
  return Array.from(names, (name) => ({ name, letters: backwards(name) })).toSorted((a, b) =>
    a.letters < b.letters ? -1 : Number(a.letters > b.letters),
  );
}

function backwards(text: string): string {
  return lettersWithoutMarks(text).split('').reverse().join('');
}
