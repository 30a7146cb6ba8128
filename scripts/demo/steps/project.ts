import { bookStep } from '../../../src/app/archive/arrangement/book-steps.ts';
import { closeLot, drawLot, judgeDossier } from '../../../src/app/archive/arrangement/check-lots.ts';
import { projectPace } from '../../../src/app/archive/arrangement/project-pace.ts';
import { projectReport } from '../../../src/app/archive/arrangement/project-report.ts';
import { createProject, moveProject } from '../../../src/app/archive/arrangement/save-project.ts';
import type { ArrangementProject } from '../../../src/domain/arrangement/project.ts';
import { addDays } from '../../../src/domain/retention/day.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { createAccount } from '../../../src/http/auth/accounts.ts';
import {
  ADMINISTRATOR,
  ARCHIVIST,
  CHECKER,
  CONTROLLER,
  WORKER,
  today,
  type DemoContext,
  type FondsAtWork,
} from '../demo-context.ts';

const ACCOUNTS: readonly (readonly [name: string, role: Role])[] = [
  [WORKER, 'operator'],
  [CHECKER, 'checker'],
  [CONTROLLER, 'archivist'],
  [ARCHIVIST, 'archivist'],
  [ADMINISTRATOR, 'administrator'],
];
/** Nobody logs in with them. */
const CHEAP_HASH = 16;

/** The process of 23 steps, with the people and the receipts of both fonds; the work on the bundles is booked. */
export async function startProject(context: DemoContext, all: readonly FondsAtWork[]): Promise<ArrangementProject> {
  const { deps, timings } = context;
  for (const [name, role] of ACCOUNTS)
    await createAccount({ ...deps, scryptCost: CHEAP_HASH }, { name, role, actor: 'demo' });
  const receiptIds = all.map(({ receiptId }) => receiptId);
  const made = await createProject(deps, {
    entry: {
      ...{ title: 'Chỉnh lý tài liệu UBND tỉnh Trường Hà và Văn phòng, 2015–2021', process: '23' },
      ...{ startsOn: addDays(today(context), -60), deadline: addDays(today(context), 60) },
      ...{ fondsIds: all.map(({ fonds }) => fonds.id), receiptIds },
      members: [
        { account: WORKER, role: 'worker' },
        { account: CHECKER, role: 'checker' },
        { account: CONTROLLER, role: 'controller' },
      ],
      record: { sample: { percent: 2, least: 20 } },
    },
    actor: ARCHIVIST,
  });
  const project = await moveProject(deps, { id: made.id, revision: made.revision, to: 'running', actor: ARCHIVIST });
  await timings.step('Dự án chỉnh lý: bước 2–4, 6 của các bó', async () => {
    await book(context, project, 'guide', { actor: CONTROLLER });
    for (const {
      made: { bundles },
      receiptId,
    } of all)
      for (const step of ['bring', 'clean', 'form'])
        await book(context, project, step, { range: { of: receiptId, from: 1, to: bundles }, actor: WORKER });
    return `${String(all.reduce((sum, { made: { bundles } }) => sum + bundles, 0))} bó`;
  });
  return project;
}

/** Second level: the controller draws a lot of what was checked, looks at the sample and accepts it. */
export async function acceptLot(context: DemoContext, { id: projectId }: ArrangementProject): Promise<void> {
  const { deps, timings } = context;
  await timings.step('Kiểm tra cấp hai theo lô (bước 20)', async () => {
    const actor = CONTROLLER;
    const lot = await drawLot(deps, { projectId, seed: 'demo', actor });
    let [after, looked]: [string | undefined, number] = [undefined, 0];
    do {
      const page = await deps.store.arrangement.lotDossiers(
        lot.id,
        { sampled: true },
        { limit: 500, ...(after !== undefined && { after }) },
      );
      const ids = page.items.map(({ dossierId }) => dossierId);
      for (const { id: dossierId, revision } of await deps.store.dossiers.findMany(ids))
        await judgeDossier(deps, { projectId, lotId: lot.id, dossierId, revision, verdict: 'passed', actor });
      looked += ids.length;
      after = page.next;
    } while (after !== undefined);
    const { revision } = (await deps.store.arrangement.lot(lot.id)) ?? lot;
    await closeLot(deps, { projectId, lotId: lot.id, revision, decision: 'accepted', actor });
    return `lô ${String(lot.counts.lot)} hồ sơ, xem ${String(looked)} hồ sơ mẫu`;
  });
}

/** What is left of the steps is booked; then the closing report, and the project is closed. */
export async function finishProject(
  context: DemoContext,
  { project, fonds }: { readonly project: ArrangementProject; readonly fonds: readonly FondsAtWork[] },
): Promise<void> {
  const { deps, timings } = context;
  await timings.step('Dự án chỉnh lý: các bước còn lại', async () => {
    const ids = (await Promise.all(fonds.map(({ fonds: { id } }) => deps.store.dossiers.outlines(id)))).flat();
    const boxed = ids.filter(({ state }) => state === 'boxed').map(({ id }) => id);
    for (const step of ['order-dossiers', 'check-catalogue', 'clean-dossiers'])
      await book(context, project, step, { ids: boxed, actor: WORKER });
    const boxes = await boxIds(context, fonds);
    await book(context, project, 'label', { ids: boxes, actor: WORKER });
    for (const step of ['hand-back', 'inventory', 'eliminated', 'finish'])
      await book(context, project, step, { actor: CONTROLLER });
    return `${String(boxed.length)} hồ sơ, ${String(boxes.length)} hộp`;
  });
  await timings.step('Báo cáo kết quả chỉnh lý, đóng dự án', async () => {
    const { report, errors } = await projectReport(deps, project.id);
    await projectPace(deps, project.id);
    const { revision } = (await deps.store.arrangement.find(project.id)) ?? project;
    await moveProject(deps, { id: project.id, revision, to: 'closed', actor: ARCHIVIST });
    const { dossiers, permanent, fixedTerm, boxes } = report.after;
    const left = report.left.map(({ step }) => step.key);
    const counts = `${String(dossiers)} hồ sơ (${String(permanent)} vĩnh viễn, ${String(fixedTerm)} có thời hạn), ${String(boxes)} hộp`;
    return `${counts}, ${String(errors.filter(({ faulty }) => faulty > 0).length)} người có lỗi${left.length > 0 ? `, còn bước ${left.join(', ')}` : ''}`;
  });
}

type Named = Pick<Parameters<typeof bookStep>[1], 'ids' | 'range' | 'actor'>;

async function book(
  { deps }: DemoContext,
  { id: projectId }: ArrangementProject,
  ...[step, named]: [string, Named]
): Promise<void> {
  await bookStep(deps, { projectId, step, ...named });
}

async function boxIds({ deps }: DemoContext, all: readonly FondsAtWork[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { fonds } of all) {
    let after: string | undefined;
    do {
      const page = await deps.store.places.listBoxes(
        { fondsId: fonds.id },
        { limit: 500, ...(after !== undefined && { after }) },
      );
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
  }
  return ids;
}
