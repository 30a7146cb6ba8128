import { basename } from 'node:path';
import { importSchedule } from '../../app/archive/retention/import-schedule.ts';
import { reviewAppendix, type ReviewedAppendix } from '../../app/archive/retention/review-appendix.ts';
import { scheduleOfReview } from '../../app/archive/retention/schedule-of-review.ts';
import {
  isDoubtful,
  unresolvedRows,
  type AppendixReview,
  type ReviewRow,
} from '../../domain/retention/appendix/appendix-review.ts';
import { parseAppendixReview } from '../../infra/appendix-review-file.ts';
import { asSchedule } from '../../infra/retention-file.ts';
import { formatTable } from '../table.ts';
import { readWhole } from './read-whole.ts';
import { actorOf, needed, refuse, type RetentionRequest } from './request.ts';

/** `--json > review.json` gives the review to correct; `--review review.json --accept` takes it over. */
export async function importAppendix(request: RetentionRequest): Promise<number> {
  const { context, flags } = request;
  const path = needed(request, 'appendix');
  const corrected = typeof flags['review'] === 'string' ? await readReview(flags['review']) : undefined;
  const tables = await context.openers.openTables(context.config);
  try {
    const file = { path, name: basename(path).normalize('NFC'), ...(corrected && { corrected }) };
    const found = await reviewAppendix(tables.reader, file, context.signal);
    if (flags['accept'] === true) return await accept(request, found.review);
    print(request, found);
    return 0;
  } finally {
    await tables.dispose();
  }
}

async function readReview(file: string): Promise<AppendixReview> {
  return parseAppendixReview(await readWhole(file));
}

async function accept(request: RetentionRequest, review: AppendixReview): Promise<number> {
  const { context, deps, flags } = request;
  const head = await headOf(request);
  if (!hasId(head)) throw refuse(context.text('cli.retention.needs', { what: '--id' }), '--id');
  const schedule = asSchedule(scheduleOfReview({ review, head, text: (key, details) => context.text(key, details) }));
  const as = flags['draft'] === true ? 'draft' : 'proposed';
  const { version, same } = await importSchedule(deps, { schedule, as, actor: actorOf() });
  if (context.json) context.output.out(JSON.stringify({ ...version, same }));
  const state = context.text(`retention.state.${version.state}`);
  const details = { id: version.scheduleId, version: version.version, state };
  context.output.err(context.text(same ? 'cli.retention.same' : 'cli.retention.imported', details));
  return 0;
}

/** From `--head` (the members of a schedule file without its groups), with `--id`, `--title` and `--issuer` put over it. */
async function headOf(request: RetentionRequest): Promise<object> {
  const { flags } = request;
  const given = typeof flags['head'] === 'string' ? await readHead(request, flags['head']) : {};
  const own = ['id', 'title', 'issuer'].flatMap((name) =>
    typeof flags[name] === 'string' ? [[name, flags[name]]] : [],
  );
  return { ...given, ...(Object.fromEntries(own) as object) };
}

function hasId(head: object): head is { readonly id: string } {
  return 'id' in head && typeof head.id === 'string';
}

async function readHead({ context }: RetentionRequest, file: string): Promise<object> {
  const text = await readWhole(file);
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below with the name of the file.
  }
  throw refuse(context.text('cli.retention.headNotJson'), file);
}

function print({ context }: RetentionRequest, { review, remarks }: ReviewedAppendix): void {
  for (const { code, details } of remarks) context.output.err(context.text(`table.remark.${code}`, details));
  if (context.json) context.output.out(JSON.stringify(review, undefined, 2));
  else {
    const columns = ['row', 'kind', 'no', 'what', 'period', 'finding'].map((name) => {
      const grow = Number(name === 'what' || name === 'finding');
      return { title: context.text(`cli.retention.table.${name}`), min: grow * 16 + 4, grow };
    });
    const cells = review.rows.map((row) => [
      row.page === undefined ? String(row.row) : `${String(row.row)} (${String(row.page)})`,
      context.text(`retention.appendix.kind.${row.kind}`),
      row.no ?? '',
      row.title,
      row.text ?? '',
      findingsOf(context, row),
    ]);
    context.output.out(formatTable(columns, cells, context.output.columns));
  }
  const open = unresolvedRows(review).length;
  const doubtful = review.rows.filter(isDoubtful).length - open;
  context.output.err(context.text('cli.retention.reviewed', { rows: review.rows.length, open, doubtful }));
}

function findingsOf(context: RetentionRequest['context'], { findings, checked }: ReviewRow): string {
  if (checked === true) return context.text('retention.appendix.checked');
  return findings
    .map(({ code, severity, details }) => {
      const words = context.text(`retention.appendix.${code}`, details);
      return `${context.text(`retention.appendix.severity.${severity}`)}: ${words}`;
    })
    .join(' ');
}
