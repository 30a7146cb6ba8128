import type { Comparable } from './comparable.ts';

/** Rows looked at for one document, by all that leads to them. */
const MOST_LOOKED = 5_000;
/** Rows that have less than this part of the weight of the heaviest are passed over. */
const LEAST_PART = 0.3;
/** Looked at closely, for each document. */
const CANDIDATES = 24;
const WEIGHTS = { number: 5, numberInYear: 4, date: 5, month: 1 } as const;

export interface RowIndex {
  /**
   * Rows that may belong to a document, most likely first: places in the list given. Rows of its number and day are among
   * them whatever their words: registers shorten subjects.
   */
  candidates(document: Comparable): readonly number[];
  /** How rare a word is among the rows, in nats. */
  rarity(word: string): number;
}

/** Finds likely rows without comparing all with all. */
export function createRowIndex(rows: readonly Comparable[]): RowIndex {
  const places = new Map<string, number[]>();
  rows.forEach((row, place) => {
    for (const key of keysOf(row)) {
      const list = places.get(key);
      if (list === undefined) places.set(key, [place]);
      else list.push(place);
    }
  });
  const ofDay = placesOfDays(rows);
  const known = new Map<string, number>();
  const rarity = (word: string): number => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = places.get(`w:${word}`)?.length ?? 0;
    const rare = Math.log((rows.length + 2) / (found + 1));
    known.set(word, rare);
    return rare;
  };
  // One table for all documents: 60,000 numbers made anew for each would cost more than the search.
  const weights = new Float64Array(rows.length);
  return {
    rarity,
    candidates(document) {
      const touched: number[] = [];
      let looked = 0;
      for (const { key, list } of leadsOf(document, places)) {
        looked += list.length;
        if (looked > MOST_LOOKED && touched.length > 0) break;
        const weight = weightOf(key, rarity);
        for (const place of list) {
          if (weights[place] === 0) touched.push(place);
          weights[place] = (weights[place] ?? 0) + weight;
        }
      }
      const best = strongest(touched, weights);
      for (const place of touched) weights[place] = 0;
      const same = ofDay.get(dayKey(document) ?? '') ?? [];
      return same.length === 0 ? best : [...new Set([...best, ...same.slice(0, CANDIDATES)])];
    },
  };
}

/** By number and day. */
function placesOfDays(rows: readonly Comparable[]): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, number[]>();
  rows.forEach((row, place) => {
    const key = dayKey(row);
    if (key === undefined) return;
    const list = days.get(key);
    if (list === undefined) days.set(key, [place]);
    else list.push(place);
  });
  return days;
}

function dayKey({ number, date }: Comparable): string | undefined {
  return number === '' || date?.length !== 10 ? undefined : `${number} ${date}`;
}

/** Words, number and days of a document that rows have too, the rarest first: what many rows have says little. */
function leadsOf(document: Comparable, places: ReadonlyMap<string, readonly number[]>) {
  const leads = [...keysOf(document)].map((key) => ({ key, list: places.get(key) ?? [] }));
  return leads.sort((a, b) => a.list.length - b.list.length);
}

function keysOf({ words, number, date }: Comparable): ReadonlySet<string> {
  const keys = new Set(words.map((word) => `w:${word}`));
  if (number !== '') keys.add(`n:${number}`);
  if (number !== '' && date !== undefined) keys.add(`y:${number}:${date.slice(0, 4)}`);
  if (date?.length === 10) keys.add(`d:${date}`);
  if (date !== undefined && date.length >= 7) keys.add(`m:${date.slice(0, 7)}`);
  return keys;
}

function weightOf(key: string, rarity: (word: string) => number): number {
  if (key.startsWith('w:')) return rarity(key.slice(2));
  if (key.startsWith('n:')) return WEIGHTS.number;
  if (key.startsWith('y:')) return WEIGHTS.numberInYear;
  return key.startsWith('d:') ? WEIGHTS.date : WEIGHTS.month;
}

/** Of equally heavy ones those that come first. */
function strongest(touched: readonly number[], weights: Float64Array): readonly number[] {
  const weight = (place: number) => weights[place] ?? 0;
  const least = touched.reduce((most, place) => Math.max(most, weight(place)), 0) * LEAST_PART;
  const heavy = touched.filter((place) => weight(place) >= least);
  return heavy.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, CANDIDATES);
}
