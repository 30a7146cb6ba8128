import { editDistance } from '../text/distance.ts';
import { isValidOn, type Dated } from './dated.ts';
import { foldName } from './organisation-names.ts';
import type { PartialDate } from './partial-date.ts';

/** A text by which a body is known. */
export interface Named extends Dated {
  readonly organisationId: string;
  readonly kind: string;
  readonly value: string;
  /** As `foldName` gives it. */
  readonly folded: string;
}

export interface LookupHit {
  readonly organisationId: string;
  readonly kind: string;
  /** The known text that was met. */
  readonly value: string;
  /** Edits between it and the asked text. */
  readonly edits: number;
  /** Whether it was in use on the asked day; true where no day was asked. */
  readonly validThen: boolean;
  readonly confidence: number;
}

/** One letter in eight may be misread; short texts (`UBND`) must be exact, or everything would be everything. */
export function slackOf(folded: string): number {
  return folded.length < 8 ? 0 : Math.min(6, Math.floor(folded.length / 8));
}

/**
 * The bodies that a text may mean, the likeliest first, each once. An abbreviation alone that many use says little; a name
 * that was not in use then may still be a misprint of a date, so it stays, at the end.
 */
export function lookUpName(known: readonly Named[], text: string, on?: PartialDate): readonly LookupHit[] {
  const asked = foldName(text);
  const slack = slackOf(asked);
  const hits = known.flatMap((name) => {
    const edits = editDistance(asked, name.folded, slack);
    if (edits > slack) return [];
    const { organisationId, kind, value } = name;
    return [{ organisationId, kind, value, edits, validThen: isValidOn(name, on) }];
  });
  const exact = hits.filter(({ edits, validThen }) => edits === 0 && validThen);
  const rivals = new Set(exact.map(({ organisationId }) => organisationId)).size;
  const rated = hits.map((hit) => ({ ...hit, confidence: confidenceOf(hit, { length: asked.length, rivals }) }));
  return bestOfEach(rated).sort(byConfidence);
}

function confidenceOf(
  { edits, validThen }: Pick<LookupHit, 'edits' | 'validThen'>,
  { length, rivals }: { readonly length: number; readonly rivals: number },
): number {
  const likeness = edits === 0 ? 1 : 0.9 * (1 - (2 * edits) / length);
  const alone = edits === 0 && rivals > 1 ? 1 / rivals : 1;
  const whole = likeness * alone * (validThen ? 1 : 0.4);
  return Math.round(whole * 100) / 100;
}

function bestOfEach(hits: readonly LookupHit[]): LookupHit[] {
  const best = new Map<string, LookupHit>();
  for (const hit of hits) {
    const other = best.get(hit.organisationId);
    if (other === undefined || byConfidence(hit, other) < 0) best.set(hit.organisationId, hit);
  }
  return [...best.values()];
}

function byConfidence(a: LookupHit, b: LookupHit): number {
  return b.confidence - a.confidence || a.edits - b.edits || (a.organisationId < b.organisationId ? -1 : 1);
}
