import type { SearchHit } from '../../ports/store/search.ts';
import { countPhrases, type Match } from './find-matches.ts';

const WIDTH = 240;
/** Text shown before the first match. */
const LEAD = 60;
const ELLIPSIS = '…';

/**
 * The stretch of `text` with the most different phrases, cut between words. Line feeds become blanks, so that offsets
 * hold; the text keeps its marks and case however it was searched.
 */
export function makeSnippet(text: string, matches: readonly Match[]): SearchHit['snippet'] {
  const first = bestStart(matches);
  const start = first === undefined ? 0 : wordStart(text, Math.max(0, first.start - LEAD));
  const end = wordEnd(text, Math.min(text.length, Math.max(start + WIDTH, first?.end ?? 0)));
  const before = start > 0 ? ELLIPSIS : '';
  const after = end < text.length ? ELLIPSIS : '';
  const shown = withoutOverlaps(matches.filter((match) => match.start >= start && match.end <= end));
  return {
    text: before + text.slice(start, end).replaceAll('\n', ' ') + after,
    marks: shown.map((match) => [match.start - start + before.length, match.end - match.start] as const),
  };
}

/** Of equally good places the first. */
function bestStart(matches: readonly Match[]): Match | undefined {
  let best: Match | undefined;
  let most = 0;
  for (const match of matches) {
    const near = matches.filter(({ start, end }) => start >= match.start && end <= match.start + WIDTH - LEAD);
    const count = countPhrases(near);
    if (count > most || best === undefined) {
      best = match;
      most = count;
    }
  }
  return best;
}

/** Matches come by start; of two that overlap the longer one is shown. */
function withoutOverlaps(matches: readonly Match[]): readonly Match[] {
  const shown: Match[] = [];
  for (const match of matches) {
    const last = shown.at(-1);
    if (last === undefined || match.start >= last.end) shown.push(match);
    else if (match.end > last.end) shown[shown.length - 1] = { ...last, end: match.end };
  }
  return shown;
}

function wordStart(text: string, near: number): number {
  if (near === 0) return 0;
  const gap = text.slice(near, near + LEAD).search(/\s/);
  return gap === -1 ? near : near + gap + 1;
}

function wordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const gap = text.slice(near, near + LEAD).search(/\s/);
  return gap === -1 ? near : near + gap;
}
