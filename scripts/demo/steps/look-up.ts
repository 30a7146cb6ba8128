import type { DossierFilter } from '../../../src/ports/archive/dossiers.ts';
import type { DemoContext, FondsAtWork } from '../demo-context.ts';
import { cpuSeconds } from '../../bench/cpu-clock.ts';

/** Of one page, wherever in the list. */
const PAGE_BAR = 0.05;
const PAGE = 100;

/** All pages of each fonds and of two searches; the slowest page counts. */
export async function lookUp(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  for (const { made, fonds } of all)
    await slowestPage(context, `Danh sách hồ sơ ${made.code}, trang chậm nhất`, { fondsId: fonds.id });
  await slowestPage(context, 'Tìm theo tiêu đề, trang chậm nhất', { text: 'quyet toan ngan sach' });
}

async function slowestPage({ deps, timings }: DemoContext, name: string, filter: DossierFilter): Promise<void> {
  let [clock, processor, pages, rows] = [0, 0, 0, 0];
  let after: string | undefined;
  do {
    const [start, before] = [performance.now(), cpuSeconds()];
    const page = await deps.store.dossiers.list(filter, { limit: PAGE, ...(after !== undefined && { after }) });
    clock = Math.max(clock, (performance.now() - start) / 1000);
    processor = Math.max(processor, cpuSeconds() - before);
    pages += 1;
    rows += page.items.length;
    after = page.next;
  } while (after !== undefined);
  timings.add({ name, clock, processor, bar: PAGE_BAR, result: `${String(rows)} hồ sơ trong ${String(pages)} trang` });
}
