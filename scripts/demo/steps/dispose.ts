import { completeCase } from '../../../src/app/archive/disposal/complete-case.ts';
import { decideCase, handOver, recordOpinion } from '../../../src/app/archive/disposal/decide-case.ts';
import { describeCase } from '../../../src/app/archive/disposal/describe-case.ts';
import { executeCase, type ExecutionDeps } from '../../../src/app/archive/disposal/execute-case.ts';
import { appointCouncil, castVotes, signMinutes } from '../../../src/app/archive/disposal/hold-council.ts';
import { addItems, proposeExpired } from '../../../src/app/archive/disposal/list-items.ts';
import { openCase } from '../../../src/app/archive/disposal/open-case.ts';
import { submitCase } from '../../../src/app/archive/disposal/submit-case.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { CouncilMember } from '../../../src/domain/disposal/council.ts';
import type { CasePaper, DisposalCase } from '../../../src/domain/disposal/disposal-case.ts';
import { shortDate } from '../../../src/domain/forms/minutes/minutes-words.ts';
import { DEFAULT_DUE_SETTINGS } from '../../../src/domain/retention/due-date.ts';
import { sha256Hasher } from '../../../src/infra/system.ts';
import { ARCHIVIST, today, type DemoContext, type FondsAtWork } from '../demo-context.ts';

const MEMBERS: readonly CouncilMember[] = [
  { id: '1', name: 'Bà Chủ tịch Hội đồng', role: 'chairman', capacity: 'leadership' },
  { id: '2', name: 'Ông Thư ký', role: 'secretary', capacity: 'archivist' },
  { id: '3', name: 'Bà Đại diện đơn vị', role: 'member', capacity: 'owning-unit' },
  { id: '4', name: 'Ông Chuyên môn', role: 'member', capacity: 'specialist' },
  { id: '5', name: 'Bà Chuyên môn', role: 'member', capacity: 'specialist' },
];
const MATERIAL_UNTIL = '2021' as PartialDate;

/** What has ended its term, and the loose rest of the arranging: from the list to the minutes of destruction. */
export async function dispose(context: DemoContext, { fonds }: FondsAtWork): Promise<DisposalCase> {
  const { timings } = context;
  const deps: ExecutionDeps = { ...context.deps, hosts: new Map(), dueSettings: DEFAULT_DUE_SETTINGS };
  const opened = await openCase(deps, {
    ...{ fondsId: fonds.id, title: `Hủy tài liệu hết giá trị, ${fonds.name}` },
    ...{ formedUntil: MATERIAL_UNTIL, actor: ARCHIVIST },
  });
  const command = { caseId: opened.id, actor: ARCHIVIST };
  let listed = 0;
  await timings.step('Danh mục tài liệu loại', async () => {
    const { added } = await proposeExpired(deps, command);
    const loose = {
      kind: 'loose' as const,
      reason: 'worthless' as const,
      because: 'Sách báo, ấn phẩm không thuộc phông',
    };
    const items = [1, 2, 3].map((bundle) => ({
      ...loose,
      title: `Báo, tạp chí, bó ${String(bundle)}`,
      container: `Bó ${String(bundle)}`,
    }));
    listed = added + (await addItems(deps, { ...command, items })).added;
    return `${String(added)} hồ sơ hết thời hạn, ${String(items.length)} bó rời`;
  });
  await timings.step('Hội đồng, ý kiến, quyết định, giao nhận để hủy', async () => {
    await decide(context, deps, command);
    return `${String(listed)} mục`;
  });
  let done = opened;
  await timings.step('Hủy tài liệu, biên bản, bằng chứng', async () => {
    await executeCase(deps, command);
    done = await completeCase(deps, { ...command, ...destruction(), paper: paper(context, '05/BB-HTL') });
    return `trạng thái ${context.deps.text(`disposal.state.${done.state}`)}, hồ sơ hủy giữ đến ${done.keptUntil === null ? '…' : shortDate(done.keptUntil)}`;
  });
  return done;
}

async function decide(
  context: DemoContext,
  deps: ExecutionDeps,
  command: { readonly caseId: string; readonly actor: string },
): Promise<void> {
  await describeCase(deps, { ...command, explanation: { formation: 'Tài liệu loại ra khi chỉnh lý và hết thời hạn' } });
  await submitCase(deps, command);
  await appointCouncil(deps, { ...command, members: MEMBERS, paper: paper(context, '01/QĐ-VP') });
  for (const { id } of MEMBERS)
    await castVotes(deps, { ...command, memberId: id, votes: [{ itemId: null, choice: 'destroy' }] });
  const session = { heldOn: today(context), present: MEMBERS.map(({ id }) => id) };
  await signMinutes(deps, { ...command, session, paper: paper(context, '02/BB-HĐ') });
  const opinion = { agrees: true, issuer: 'Sở Nội vụ tỉnh Trường Hà' };
  await recordOpinion(deps, { ...command, opinion, paper: paper(context, '03/SNV-VTLT') });
  await decideCase(deps, { ...command, paper: paper(context, '99/QĐ-VP') });
  const handover = { from: 'Người giữ kho', to: 'Tổ hủy tài liệu' };
  await handOver(deps, { ...command, handover, paper: paper(context, '04/BB-GN') });
}

function paper(context: DemoContext, number: string): CasePaper {
  return { number, date: today(context), signer: 'Người ký' };
}

function destruction() {
  const text = 'Biên bản hủy tài liệu (mẫu)';
  const evidence = [{ name: 'bien-ban-huy.txt', sha256: sha256Hasher.sha256(text), bytes: Buffer.byteLength(text) }];
  return { destruction: { method: 'Nghiền thành bột giấy', people: [{ name: 'Người thực hiện' }], evidence } };
}
