import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { openDemo } from './demo-context.ts';
import { generateArrangement, type DemoSize } from './generate/arrangement.ts';
import { appraise } from './steps/appraise.ts';
import { arrange, checkAll } from './steps/arrange.ts';
import { dispose } from './steps/dispose.ts';
import { printForms } from './steps/forms.ts';
import { lookUp } from './steps/look-up.ts';
import { acceptLot, finishProject, startProject } from './steps/project.ts';
import { prepare } from './steps/prepare.ts';
import { exportAll, takeIn } from './steps/take-in.ts';
import { createTimings, isTooSlow, timingTable, type Timing } from './timings.ts';

export interface DemoRequest extends DemoSize {
  /** A folder that is empty or not there yet. */
  readonly out: string;
}
export interface DemoResult {
  readonly timings: readonly Timing[];
  /** Steps that took longer than they may. */
  readonly slow: readonly Timing[];
}

/** A whole arrangement of two fonds, from the receipt to the end, in a store of its own; each step told with its time. */
export async function runArchiveDemo(request: DemoRequest, report: (line: string) => void): Promise<DemoResult> {
  const { out, ...size } = request;
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw new Error(`Thư mục ${out} không trống: hãy chọn thư mục khác bằng --out`);
  const timings = createTimings(report);
  const context = await openDemo(out, timings);
  try {
    const fonds = await prepare(context, generateArrangement(size));
    const project = await startProject(context, fonds);
    await takeIn(context, fonds);
    await appraise(context, fonds);
    await checkAll(context, fonds);
    await acceptLot(context, project);
    await arrange(context, fonds);
    await lookUp(context, fonds);
    await exportAll(context, fonds);
    await finishProject(context, { project, fonds });
    const [, office = fonds[0]] = fonds;
    if (office === undefined) throw new Error('No fonds was made');
    const { id: caseId } = await dispose(context, office);
    await printForms(context, { fonds, caseId, projectId: project.id });
    await timings.step('Kiểm chứng nhật ký', async () => {
      const { entries, ok } = await context.deps.store.ledger.verify();
      if (!ok) throw new Error('Nhật ký không nguyên vẹn');
      return `${String(entries)} mục, nguyên vẹn`;
    });
  } finally {
    await context.deps.store.close();
  }
  const slow = timings.all.filter(isTooSlow);
  for (const line of ['', ...timingTable(timings.all), '', machineLine(), `Kết quả để tại ${out}`]) report(line);
  return { timings: timings.all, slow };
}

/** On a machine that others use, too, the clock says more of them than of us. */
function machineLine(): string {
  const load = (loadavg()[0] ?? 0).toFixed(1).replace('.', ',');
  return `Máy có ${String(availableParallelism())} nhân, tải trung bình lúc cuối ${load}.`;
}
