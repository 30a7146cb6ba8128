import { openProposer, type Proposer, type RetentionProposal } from '../../../src/app/archive/propose-retention.ts';
import { acceptProposals, type SeenProposal } from '../../../src/app/archive/retention/accept-proposals.ts';
import { decideRetention } from '../../../src/app/archive/retention/decide-retention.ts';
import { ARCHIVIST, type DemoContext, type FondsAtWork } from '../demo-context.ts';

/** So many are looked at and accepted at once, as on a page of the console. */
const PAGE = 500;
const PROPOSALS_BAR = 60;

/** Proposals for all dossiers; a person takes the first of each, and decides alone where there is none. */
export async function appraise(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  const { deps, timings } = context;
  const proposals: RetentionProposal[] = [];
  await timings.step(
    'Đề xuất thời hạn bảo quản',
    async () => {
      const proposer = await openProposer(deps);
      for (const { fonds } of all) proposals.push(...(await proposalsOf(proposer, fonds.id)));
      const cited = proposals.filter(({ longest }) => longest.length > 0).length;
      return `${String(proposals.length)} hồ sơ, ${String(cited)} có viện dẫn`;
    },
    PROPOSALS_BAR,
  );
  await timings.step('Quyết định thời hạn bảo quản theo đề xuất', () => acceptAll(context, proposals));
  await timings.step('Quyết định thời hạn bảo quản nêu lý do', () => decideRest(context, proposals));
}

async function proposalsOf(proposer: Proposer, fondsId: string): Promise<readonly RetentionProposal[]> {
  const found: RetentionProposal[] = [];
  let after: string | undefined;
  do {
    const page = await proposer.forFonds(fondsId, { limit: PAGE, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

async function acceptAll({ deps }: DemoContext, proposals: readonly RetentionProposal[]): Promise<string> {
  const proposer = await openProposer(deps);
  let [accepted, left] = [0, 0];
  for (let start = 0; start < proposals.length; start += PAGE) {
    const some = proposals.slice(start, start + PAGE);
    const dossiers = await deps.store.dossiers.findMany(some.map(({ dossierId }) => dossierId));
    const revisions = new Map(dossiers.map(({ id, revision }) => [id, revision]));
    const seen = some.flatMap((proposal) => seenOf(proposal, revisions.get(proposal.dossierId) ?? 0));
    const report = await acceptProposals(deps, { proposals: seen, actor: ARCHIVIST }, proposer);
    accepted += report.accepted.length;
    left += report.left.length;
  }
  return `${String(accepted)} hồ sơ, ${String(left)} để lại`;
}

function seenOf({ dossierId, longest, schedules }: RetentionProposal, revision: number): readonly SeenProposal[] {
  const [first] = longest;
  if (first === undefined) return [];
  const item = first.proposal.row.id;
  const version = schedules.find(({ scheduleId }) => scheduleId === item.split('/')[0])?.version;
  if (version === undefined) return [];
  return [{ dossierId, revision, item, scheduleVersion: version, period: first.period }];
}

async function decideRest({ deps }: DemoContext, proposals: readonly RetentionProposal[]): Promise<string> {
  const proposer = await openProposer(deps);
  const dossiers = await deps.store.dossiers.findMany(proposals.map(({ dossierId }) => dossierId));
  const undecided = dossiers.filter(({ retentionDecision }) => retentionDecision === null);
  for (const { id: dossierId, revision } of undecided) {
    const reason = 'Bảng thời hạn không có nhóm phù hợp; theo tính chất công việc';
    const choice = { period: { kind: 'years' as const, years: 20 }, reason };
    await decideRetention(deps, { dossierId, revision, ...choice, actor: ARCHIVIST }, proposer);
  }
  return `${String(undecided.length)} hồ sơ`;
}
