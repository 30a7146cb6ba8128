import type { DossierFilter } from '../../../src/ports/archive/dossiers.ts';
import type { DemoContext, FondsAtWork } from '../demo-context.ts';
import { cpuSeconds } from '../../bench/cpu-clock.ts';

/** Of a page, wherever in the list: 95 of 100 are faster. */
const PAGE_BAR = 0.05;
const PAGE = 100;

/** All pages of each fonds and of a search, as somebody turns them one after the other. */
export async function lookUp(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  for (const { made, fonds } of all)
    await turnPages(context, `Danh sách hồ sơ ${made.code}: 95 % số trang`, { fondsId: fonds.id });
  await turnPages(context, 'Tìm theo tiêu đề: 95 % số trang', { text: 'quyet toan ngan sach' });
}

async function turnPages({ deps, timings }: DemoContext, name: string, filter: DossierFilter): Promise<void> {
  const times: { readonly clock: number; readonly processor: number }[] = [];
  let [rows, after]: [number, string | undefined] = [0, undefined];
  do {
    const [start, before] = [performance.now(), cpuSeconds()];
    const page = await deps.store.dossiers.list(filter, { limit: PAGE, ...(after !== undefined && { after }) });
    times.push({ clock: (performance.now() - start) / 1000, processor: cpuSeconds() - before });
    rows += page.items.length;
    after = page.next;
  } while (after !== undefined);
  const sorted = times.toSorted((a, b) => a.clock - b.clock);
  const { clock, processor } = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? { clock: 0, processor: 0 };
  const result = `${String(rows)} hồ sơ trong ${String(times.length)} trang`;
  timings.add({ name, clock, processor, bar: PAGE_BAR, result });
}
