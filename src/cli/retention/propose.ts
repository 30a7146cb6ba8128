import type { Proposer, RetentionProposal } from '../../app/archive/propose-retention.ts';
import type { Proposal } from '../../domain/retention/proposals/propose-for-title.ts';
import { RequestError } from '../../ports/errors.ts';
import type { CliContext } from '../context.ts';
import { dateFlag } from '../dates.ts';
import { allPages } from '../document-table.ts';
import { formatTable } from '../table.ts';
import { openOfficeProposer } from './open-office-proposer.ts';
import { needed, type RetentionRequest } from './request.ts';
import { periodWords } from './words.ts';

const AT_ONCE = 500;

/** For the dossiers of a fonds that nobody decided on, for one dossier, or for a title. Decides nothing. */
export async function propose(request: RetentionRequest): Promise<number> {
  const { context, flags } = request;
  const proposer = await openOfficeProposer(request, {
    ...(flags['schedules'] !== undefined && { schedules: listOf(flags['schedules']) }),
    ...(flags['sectors'] !== undefined && { sectors: listOf(flags['sectors']) }),
  });
  const proposals = await proposalsFor(request, proposer);
  if (context.json) context.output.out(JSON.stringify(proposals.map(shown)));
  else printProposals(context, proposals);
  return 0;
}

function listOf(flag: unknown): readonly string[] {
  return String(flag)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

async function proposalsFor(request: RetentionRequest, proposer: Proposer): Promise<readonly RetentionProposal[]> {
  const { deps, flags } = request;
  if (flags['title'] !== undefined) {
    // When the work ended: by it the schedule is chosen.
    return [proposer.forTitle(String(flags['title']).normalize('NFC'), dateFlag(request, 'date'))];
  }
  const subject = needed(request, 'dossier');
  const dossier = await deps.store.dossiers.find(subject);
  if (dossier !== undefined) return proposer.forDossiers([dossier.id]);
  const fonds = (await deps.store.fonds.findByCode(subject)) ?? (await deps.store.fonds.find(subject));
  if (fonds === undefined)
    throw new RequestError('not-found', 'Neither dossier nor fonds', { details: { id: subject } });
  return allPages((after) => proposer.forFonds(fonds.id, { limit: AT_ONCE, ...(after !== undefined && { after }) }));
}

/** The words of a secret title are as secret as the title. */
function shown(proposal: RetentionProposal): object {
  const { secret, byLaw, longest, proposals, ...rest } = proposal;
  const plain = (one: Proposal) => ({
    item: one.row.id,
    period: one.row.period,
    confidence: Math.round(one.confidence * 100) / 100,
    words: secret ? [] : one.words,
    open: one.open,
    precedents: one.precedents,
  });
  return {
    ...rest,
    title: secret ? null : rest.title,
    proposals: proposals.map(plain),
    longest: longest.map(({ period, source, proposal: cited }) => ({ period, source, item: cited.row.id })),
    byLaw: byLaw.map(({ rule, words }) => ({ rule, words: secret ? '' : words })),
  };
}

function printProposals(context: CliContext, proposals: readonly RetentionProposal[]): void {
  const title = (name: string) => context.text(`cli.proposals.table.${name}`);
  const columns = [
    { title: title('title'), min: 20, grow: 2 },
    { title: title('period'), min: 8, grow: 0 },
    { title: title('item'), min: 16, grow: 0 },
    { title: title('confidence'), min: 4, grow: 0 },
    { title: title('why'), min: 16, grow: 1 },
  ];
  context.output.out(
    formatTable(
      columns,
      proposals.map((one) => cellsOf(context, one)),
      context.output.columns,
    ),
  );
  const none = proposals.filter(({ longest }) => longest.length === 0).length;
  context.output.err(context.text('cli.proposals.counts', { dossiers: proposals.length, none }));
  const timeless = proposals.filter(({ schedules }) => schedules.length === 0).length;
  if (timeless > 0) context.output.err(context.text('cli.proposals.noSchedule', { dossiers: timeless }));
}

function cellsOf(context: CliContext, proposal: RetentionProposal): readonly string[] {
  const { proposals, longest, title, secret } = proposal;
  const shownTitle = secret ? context.text('dossier.secret') : title;
  const [best] = longest;
  if (best === undefined)
    return [shownTitle, context.text('retention.period.none'), '', '', whyNone(context, proposal)];
  const periods = longest.map(({ period }) => periodWords(context, period)).join(' / ');
  const percent = `${String(Math.round(best.proposal.confidence * 100))} %`;
  return [shownTitle, periods, best.proposal.row.id, percent, whyOf(context, proposal, proposals[0] ?? best.proposal)];
}

function whyNone(context: CliContext, { schedules }: RetentionProposal): string {
  return context.text(schedules.length === 0 ? 'proposals.none.schedule' : 'proposals.none.item');
}

function whyOf(context: CliContext, { longest, secret, later }: RetentionProposal, cited: Proposal): string {
  const { same, all } = cited.precedents;
  const sources = longest.flatMap(({ source }) => {
    if (source.kind === 'document') return [context.text('proposals.why.document', { ordinal: source.at + 1 })];
    return source.kind === 'law' ? [context.text(`proposals.law.${source.rule}`)] : [];
  });
  return [
    ...sources,
    ...(cited.words.length > 0 && !secret
      ? [context.text('proposals.why.words', { words: cited.words.join(' ') })]
      : []),
    ...(same > 0 ? [context.text('proposals.why.precedents', { same, all })] : []),
    ...(cited.open ? [context.text('proposals.why.open')] : []),
    ...(later ? [context.text('proposals.why.later')] : []),
  ].join('; ');
}
