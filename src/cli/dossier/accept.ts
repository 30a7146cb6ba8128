import { acceptProposals, type LeftProposal, type SeenProposal } from '../../app/archive/retention/accept-proposals.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { parseProposalList, type ListedProposal } from '../../infra/proposal-list-file.ts';
import { openOfficeProposer } from '../retention/open-office-proposer.ts';
import { readWhole } from '../retention/read-whole.ts';
import { keyWords } from '../retention/words.ts';
import { titleWords } from './find.ts';
import { actor, listFlag, missing, type DossierRequest } from './request.ts';

const AT_ONCE = 500;

/**
 * `vankho dossier accept FILE`: the list that `vankho retention propose … --json` wrote, from which a person took what is
 * not to be accepted. Exit code of `files-failed` where some were left.
 */
export async function accept(request: DossierRequest): Promise<number> {
  const { context, deps, id: file } = request;
  if (file === undefined) throw missing('file');
  const listed = parseProposalList(await readWhole(file));
  const seen = listed.flatMap(seenOf);
  const [schedules, sectors] = [listFlag(request, 'schedules'), listFlag(request, 'sectors')];
  const proposer = await openOfficeProposer(request, { ...(schedules && { schedules }), ...(sectors && { sectors }) });
  let accepted = 0;
  const left: LeftProposal[] = [];
  for (let at = 0; at < seen.length; at += AT_ONCE) {
    const proposals = seen.slice(at, at + AT_ONCE);
    const report = await acceptProposals(deps, { proposals, actor: actor() }, proposer);
    accepted += report.accepted.length;
    left.push(...report.left);
  }
  const undecided = listed.length - seen.length;
  if (context.json) context.output.out(JSON.stringify({ accepted, undecided, left }));
  else for (const one of left) context.output.out(leftWords(request, one));
  context.output.err(context.text('cli.dossier.accepted', { accepted, left: left.length, undecided }));
  return left.length === 0 ? 0 : ERROR_TABLE['files-failed'].exit;
}

/** Nothing for a dossier without a proposal, or with several among which a person must choose. */
function seenOf({ dossierId, revision, schedules, longest }: ListedProposal): readonly SeenProposal[] {
  const [only, ...others] = longest;
  const version = schedules.find(({ scheduleId }) => only?.item.startsWith(`${scheduleId}/`))?.version;
  if (only === undefined || others.length > 0 || version === undefined) return [];
  return [{ dossierId, revision, item: only.item, period: only.period, scheduleVersion: version }];
}

function leftWords({ context }: DossierRequest, { dossierId, because, dossier, now }: LeftProposal): string {
  const proposed = now.map(({ item, period }) => `${keyWords(context, period)} (${item})`).join(' / ');
  const why = context.text(`retention.left.${because}`);
  const details = { id: dossierId, title: dossier === null ? '' : titleWords(context, dossier), why };
  return context.text('cli.dossier.left', { ...details, ...(proposed !== '' && { proposed }) });
}
