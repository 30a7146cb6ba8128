import { fold } from '../text/fold.ts';
import { comparableDocument, comparableRow, type Comparable, type ScannedFacts } from './comparable.ts';
import type { RegisterRow } from './register.ts';
import { createRowIndex } from './row-index.ts';
import { scorePair } from './score-pair.ts';
import { plainNumber, subjectWords } from './words.ts';

/** A row with what speaks for it being that of the document; log odds. */
export interface ScoredRow {
  readonly row: RegisterRow;
  readonly score: number;
}

/** Of one lot of rows: more than these are not all compared; the likeliest of them, as matching finds them, stand for all. */
const MOST_COMPARED = 100;

/** Rows are looked at lot by lot, so that others have their turn between two lots. */
export interface RowSearch {
  look(rows: readonly RegisterRow[]): void;
  /** Most likely first; `hits`: also those that were not compared. */
  found(): { readonly rows: readonly ScoredRow[]; readonly hits: number };
}

/**
 * Rows that a person may mean: those in which all of the text stands, or any where there is none; most likely first, by the
 * same score as matching. Nothing is left out for being unlikely: a person looks for what the rules did not find.
 */
export function startRowSearch(document: ScannedFacts, text: string): RowSearch {
  const mine = comparableDocument(document);
  const asked = termsOf(text);
  const kept: Looked[] = [];
  const known = new Map<string, number>();
  let [all, hits] = [0, 0];
  // As in the index of matching: how rare a word is among all rows, in nats.
  const rarity = (word: string) => Math.log((all + 2) / ((known.get(word) ?? 0) + 1));
  return {
    look: (rows) => {
      const looked = rows.map((row) => ({ row, comparable: comparableRow(row) }));
      for (const { comparable } of looked)
        for (const word of new Set(comparable.words)) known.set(word, (known.get(word) ?? 0) + 1);
      const held = looked.filter((one) => saysAll(one, asked));
      all += rows.length;
      hits += held.length;
      kept.push(...nearest(mine, held));
    },
    found: () => {
      const rows = kept.map(({ row, comparable }) => ({ row, score: scorePair(mine, comparable, rarity).total }));
      return { rows: rows.sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1)), hits };
    },
  };
}

interface Looked {
  readonly row: RegisterRow;
  readonly comparable: Comparable;
}

function nearest(document: Comparable, looked: readonly Looked[]): readonly Looked[] {
  if (looked.length <= MOST_COMPARED) return looked;
  const index = createRowIndex(looked.map(({ comparable }) => comparable));
  return index.candidates(document).flatMap((place) => looked[place] ?? []);
}

/** What one word of a search asks for: one of these must stand in the row. */
interface Term {
  /** The text of a date, as far as it was typed. */
  readonly date: RegExp | undefined;
  readonly number: string | undefined;
  /** Words, each of which may go on. */
  readonly words: readonly string[];
  /** `15/QD-UBND`, folded. */
  readonly reference: string;
}

const DAY = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/u;
const DAY_OF_YEAR = /^(\d{1,2})[/.](\d{1,2})$/u;
const YEAR = /^(?:1[89]|20)\d{2}$/u;

function termsOf(text: string): readonly Term[] {
  const typed = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return typed.map((word) => ({
    date: dateOf(word),
    number: /^\d+\p{L}{0,3}$/u.test(word) ? plainNumber(word) : undefined,
    words: subjectWords(word),
    reference: plainReference(word),
  }));
}

/** Of `05/03/2015`, `3/2015`, `05/03` and `2015`. */
function dateOf(word: string): RegExp | undefined {
  if (YEAR.test(word)) return new RegExp(`^${word}`, 'u');
  const [, first, second, year] = DAY.exec(word) ?? [];
  const two = (part: string | undefined) => (part === undefined ? undefined : part.padStart(2, '0'));
  if (year !== undefined) return new RegExp(`^${[year, two(second), two(first)].filter(Boolean).join('-')}`, 'u');
  const [, day, month] = DAY_OF_YEAR.exec(word) ?? [];
  return day === undefined ? undefined : new RegExp(`-${String(two(month))}-${String(two(day))}$`, 'u');
}

function plainReference(reference: string): string {
  return fold(reference)
    .replaceAll(/[^\p{L}\p{N}/-]+/gu, '')
    .replace(/^0+(?=\d)/u, '');
}

function saysAll(looked: Looked, asked: readonly Term[]): boolean {
  if (asked.length === 0) return true;
  const said = textsOf(looked);
  return asked.every((term) => says(said, term));
}

interface Said {
  readonly dates: readonly string[];
  readonly numbers: readonly string[];
  readonly reference: string;
  readonly words: readonly string[];
}

function textsOf({ row: { entry }, comparable }: Looked): Said {
  const { number, notation, arrivalNumber, date, arrivedOn, ...rest } = entry;
  const names = [rest.signer, rest.issuer, rest.recipient, rest.documentType, notation];
  return {
    dates: [date, arrivedOn].flatMap((one) => one ?? []),
    numbers: [number, arrivalNumber].flatMap((one) => (one === null ? [] : [plainNumber(one)])),
    reference: plainReference([number, notation].filter((part) => part !== null).join('/')),
    words: [...comparable.words, ...names.flatMap((text) => subjectWords(text ?? ''))],
  };
}

function says({ dates, numbers, reference, words }: Said, term: Term): boolean {
  const { date, number } = term;
  if (date !== undefined && dates.some((one) => date.test(one))) return true;
  if (number !== undefined && numbers.includes(number)) return true;
  if (number === undefined && term.reference.includes('/') && reference.startsWith(term.reference)) return true;
  return term.words.length > 0 && term.words.every((asked) => words.some((word) => goesOn(word, asked)));
}

/** Numbers are whole: who looks for 15 does not mean 150. */
function goesOn(word: string, asked: string): boolean {
  return /\d$/u.test(asked) ? word === asked : word.startsWith(asked);
}
