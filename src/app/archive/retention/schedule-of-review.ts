import type { AppendixReview } from '../../../domain/retention/appendix/appendix-review.ts';
import { acceptReview } from './review-appendix.ts';

type Text = (key: string, details?: Readonly<Record<string, string | number>>) => string;

export interface ReviewedHead {
  readonly review: AppendixReview;
  /** Members of a schedule file beside its groups, as a person gave them; `id` is needed. */
  readonly head: object & { readonly id: string };
  readonly text: Text;
}

/**
 * A schedule file of a review without open questions: what nobody said of it is not known (null), its source is the file,
 * and it is partial until somebody states otherwise. Its shape is for the schema to judge.
 * @throws ScheduleError naming each row at which nobody has looked
 */
export function scheduleOfReview({ review, head, text }: ReviewedHead): object {
  const source = text('retention.appendix.source', { file: review.file, sha256: review.sha256 });
  const statement = text('retention.appendix.coverage', { file: review.file });
  const unknown = { issued: null, effectiveFrom: null, effectiveTo: null, supersedes: [], supersededBy: [] };
  const rest = { scope: { kind: 'common' }, authority: 'prescribed', lawBasis: null, sources: [source] };
  return {
    ...{ ...unknown, ...rest, coverage: { extent: 'partial', statement } },
    ...head,
    groups: acceptReview(head.id, review),
  };
}
