import { readFile } from 'node:fs/promises';
import { importSchedule } from '../../../app/archive/retention/import-schedule.ts';
import { reviewAppendix, type ReviewedAppendix } from '../../../app/archive/retention/review-appendix.ts';
import { scheduleOfReview } from '../../../app/archive/retention/schedule-of-review.ts';
import { isDoubtful, unresolvedRows, type RowFinding } from '../../../domain/retention/appendix/appendix-review.ts';
import { parseAppendixReview } from '../../../infra/appendix-review-file.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import { asSchedule, SCHEDULE_FILE_BYTES } from '../../../infra/retention-file.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { HttpError } from '../../http-error.ts';
import { versionView } from '../../views/archive/retention.ts';
import { actorOf } from './dossiers.ts';
import { stagedPath } from './staged-files.ts';

interface Appendix {
  /** Of the file that was handed in. */
  readonly sha256: string;
  /** As a person calls it. */
  readonly name: string;
  /** Of a review of it that a person has corrected, handed in as a file too. */
  readonly review?: string;
}
interface Acceptance extends Appendix {
  readonly head: object & { readonly id: string };
  readonly draft?: boolean;
}

/** Official appendices are read into a review, and the review into a schedule. */
export function appendixRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ body: Appendix }>('reviewAppendix', async (call) =>
      ok(reviewView(await reviewOf(deps, call.body, call), call.language)),
    ),
    defineRoute<{ body: Acceptance }>('acceptAppendix', async (call) => {
      const { head, draft, ...appendix } = call.body;
      const { review } = await reviewOf(deps, appendix, call);
      const schedule = asSchedule(scheduleOfReview({ review, head, text: deps.office.text }));
      const as = draft === true ? 'draft' : 'proposed';
      const { version, same } = await importSchedule(deps, { schedule, as, actor: actorOf(call) });
      return { status: 201, body: { version: versionView(version), same } };
    }),
  ];
}

async function reviewOf(
  { office }: HttpDeps,
  { sha256, name, review }: Appendix,
  call: Pick<Call, 'caller'>,
): Promise<ReviewedAppendix> {
  const path = await stagedPath(office, sha256, call);
  const corrected =
    review === undefined ? undefined : parseAppendixReview(await readText(await stagedPath(office, review, call)));
  return reviewAppendix(office.tables, { path, name, ...(corrected && { corrected }) });
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > SCHEDULE_FILE_BYTES)
    throw new HttpError('body-too-large', { details: { limit: SCHEDULE_FILE_BYTES } });
  return bytes.toString('utf8');
}

function findingText({ code, details }: RowFinding, language: Language): string {
  return message(`retention.appendix.${code}`, details, language);
}

/** `ReviewedAppendix` of the description: the review as its file has it, and what is to be done with it. */
function reviewView({ review, remarks }: ReviewedAppendix, language: Language): object {
  const open = unresolvedRows(review);
  return {
    review,
    rows: review.rows.length,
    unresolved: open.map(({ row }) => row),
    findings: review.rows.map((row) => row.findings.map((one) => findingText(one, language))),
    doubtful: review.rows.filter(isDoubtful).length - open.length,
    remarks: remarks.map(({ code, details }) => ({
      code,
      message: message(`table.remark.${code}`, details, language),
    })),
  };
}
