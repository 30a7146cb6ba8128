import type { DisposalDeps } from '../../../src/app/archive/disposal/disposal-deps.ts';
import type { ExecutionDeps } from '../../../src/app/archive/disposal/execute-case.ts';
import type { CouncilMember } from '../../../src/domain/disposal/council.ts';
import type { CasePaper, Destruction, DisposalCase, Handover } from '../../../src/domain/disposal/disposal-case.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { DEFAULT_DUE_SETTINGS } from '../../../src/domain/retention/due-date.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { Host, HostId } from '../../../src/ports/host.ts';
import type { Store } from '../../../src/ports/store.ts';
import { appointCouncil, castVotes, signMinutes } from '../../../src/app/archive/disposal/hold-council.ts';
import { decideCase, handOver, recordOpinion } from '../../../src/app/archive/disposal/decide-case.ts';
import { describeCase } from '../../../src/app/archive/disposal/describe-case.ts';
import { openCase, type NewCase } from '../../../src/app/archive/disposal/open-case.ts';
import { submitCase } from '../../../src/app/archive/disposal/submit-case.ts';
import { FONDS_ID } from './dossiers.ts';

export const NOW = new Date('2027-01-10T03:00:00Z');

export function disposalDeps(store: Store, hosts: ReadonlyMap<HostId, Host> = new Map()): ExecutionDeps {
  let next = 0;
  const ids = { next: () => (900_000 + (next += 1)).toString(16).padStart(32, '0') };
  return {
    ...{ store, ids, clock: { now: () => NOW }, checkRecord: createRecordCheck(), hosts, text: message },
    dueSettings: DEFAULT_DUE_SETTINGS,
  };
}

export const MEMBERS: readonly CouncilMember[] = [
  { id: '1', name: 'Người Một', role: 'chairman', capacity: 'leadership', account: 'council-1' },
  { id: '2', name: 'Người Hai', role: 'secretary', capacity: 'archivist', account: 'thư-ký' },
  { id: '3', name: 'Người Ba', role: 'member', capacity: 'owning-unit', account: 'đơn-vị' },
  { id: '4', name: 'Người Bốn', role: 'member', capacity: 'specialist' },
  { id: '5', name: 'Người Năm', role: 'member', capacity: 'specialist' },
];

export function aPaper(parts: Partial<CasePaper> = {}): CasePaper {
  return { number: '01/QĐ-VP', date: '2026-12-01', signer: 'Người Ký', ...parts };
}

export const HANDOVER: Handover = { from: 'Người giữ kho', to: 'Người hủy' };
export const DESTRUCTION: Destruction = {
  method: 'Nghiền nhỏ',
  people: [{ name: 'Người Hủy' }],
  evidence: [{ name: 'bien-ban-huy.pdf', sha256: 'a'.repeat(64), bytes: 1000 }],
};

export const SESSION = { heldOn: '2026-12-02', present: MEMBERS.map(({ id }) => id) };

export async function openTestCase(deps: DisposalDeps, parts: Partial<NewCase> = {}): Promise<DisposalCase> {
  const said = { title: 'Hủy tài liệu hết thời hạn năm 2026', formedUntil: '2020' as PartialDate };
  return openCase(deps, { fondsId: FONDS_ID, ...said, actor: 'an', ...parts });
}

/** The steps that follow on a filled list, one after the other; each answers with the case. */
export function stepsOf(deps: DisposalDeps, caseId: string) {
  const command = { caseId, actor: 'an' };
  return {
    explain: () => describeCase(deps, { ...command, explanation: { formation: 'Tài liệu của Văn phòng' } }),
    submit: () => submitCase(deps, command),
    appoint: () => appointCouncil(deps, { ...command, members: MEMBERS, paper: aPaper() }),
    vote: async () => {
      for (const { id } of MEMBERS)
        await castVotes(deps, { ...command, memberId: id, votes: [{ itemId: null, choice: 'destroy' }] });
    },
    sign: async () =>
      (await signMinutes(deps, { ...command, session: SESSION, paper: aPaper({ date: '2026-12-02' }) })).given,
    agree: () =>
      recordOpinion(deps, {
        ...{ ...command, opinion: { agrees: true, issuer: 'Sở Nội vụ' }, paper: aPaper({ date: '2026-12-03' }) },
      }),
    decide: () => decideCase(deps, { ...command, paper: aPaper({ number: '99/QĐ-UBND', date: '2026-12-04' }) }),
    handOver: () => handOver(deps, { ...command, handover: HANDOVER, paper: aPaper({ date: '2026-12-05' }) }),
  };
}

/** Up to and with the hand-over. */
export async function toHandover(deps: DisposalDeps, caseId: string): Promise<DisposalCase> {
  const steps = stepsOf(deps, caseId);
  await steps.explain();
  await steps.submit();
  await steps.appoint();
  await steps.vote();
  await steps.sign();
  await steps.agree();
  await steps.decide();
  return steps.handOver();
}
