import type { WordPlace } from './sight.ts';

/** A window of a look that the first network took for the last word of a mark, or for a word of urgency. */
export interface Glance extends WordPlace {
  /** That it shows a mark; a word of urgency. */
  readonly share: number;
  readonly urgent: number;
}

/** What the readers say of a place, 0…1. */
interface Said {
  readonly probability: number;
  readonly urgency: number;
}

/** So many words are read; and so many windows are tried: most of which nothing is read are known after two turns. */
const MOST_READ = 4;
const MOST_TRIED = 10;
/** Windows nearer than this (pixels) show the same word. */
const APART = 14;
/** What is read less surely than this may be askew, or the wrong way up. */
const READ = 0.3;
/** In degrees. */
const TURNED_OTHERWISE = 20;
/** Less than this is not worth telling. */
const LEAST = 0.03;

/**
 * The likeliest windows, each of another word, as they are read. Where hardly anything was read, the next one beside it is read, too, if
 * it is turned otherwise: MẬT across the page passes for one that lies, as well, and cannot be read so.
 */
export function readLikeliest<Read extends Said>(
  glances: readonly Glance[],
  read: (glance: Glance) => Read,
): readonly (Read & { readonly glance: Glance })[] {
  const tried: (Read & { readonly glance: Glance })[] = [];
  for (const glance of glances.toSorted((one, other) => other.share - one.share)) {
    if (tried.length === MOST_TRIED) break;
    if (tried.filter(isRead).length === MOST_READ) break;
    const near = tried.filter((other) => distance(other.glance.at, glance.at) < APART);
    if (near.some((other) => isRead(other) || turnBetween(other.glance, glance) < TURNED_OTHERWISE)) continue;
    tried.push({ ...read(glance), glance });
  }
  return tried.filter(({ probability }) => probability >= LEAST);
}

export function isRead({ probability, urgency }: Said): boolean {
  return Math.max(probability, urgency) >= READ;
}

/** In degrees, 0…180. */
function turnBetween(one: WordPlace, other: WordPlace): number {
  return Math.abs(((one.degrees - other.degrees + 540) % 360) - 180);
}

export function distance(one: WordPlace['at'], other: WordPlace['at']): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
