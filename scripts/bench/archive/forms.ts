import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FormDeps, FormSelection } from '../../../src/app/archive/forms/form-maker.ts';
import { makeForm } from '../../../src/app/archive/forms/make-form.ts';
import type { Dossier } from '../../../src/domain/archive/dossier.ts';
import { DEFAULT_FONDS_SETTINGS } from '../../../src/domain/archive/fonds.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { COLUMN_SETS } from '../../../src/domain/forms/dossiers/inventory.ts';
import { createFormatsPool } from '../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { systemClock } from '../../../src/infra/system.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openStore } from '../../../src/store/open-store.ts';

const FONDS_ID = 'f'.repeat(32);
const HEADINGS = 160;
const AT_A_TIME = 1000;
/** As in practice: a box of ten centimetres. */
const DOSSIERS_A_BOX = 12;

/** Printed forms of one inventory on the embedded store, a line a form: seconds, pages, memory, longest wait of others. */
export async function runFormBench(dossiers: number, report: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vankho-bench-'));
  const store = await openStore({ kind: 'embedded', folder: path.join(folder, 'store') });
  const pool = createFormatsPool({ threads: 1 });
  try {
    await fill(store, dossiers);
    const deps: FormDeps = {
      ...{ store, clock: systemClock, renderers: [createPdfFormRenderer(pool)], inventoryColumns: COLUMN_SETS.state },
      ...{ text: (key, details) => message(key, details), consoleUrl: 'https://luu-tru.example' },
    };
    const inventory = { fondsId: FONDS_ID, inventoryNumber: '01' };
    for (const kind of ['inventory', 'transfer-list', 'file-plan', 'box-labels']) {
      await measure(deps, { kind, selection: inventory, folder }, report);
    }
    const ids = Array.from({ length: 500 }, (_, index) => idOf(index));
    for (const kind of ['description-slip', 'cover']) await measure(deps, { kind, selection: { ids }, folder }, report);
  } finally {
    await pool.dispose();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly kind: string;
  readonly selection: FormSelection;
  readonly folder: string;
}

async function measure(deps: FormDeps, { kind, selection, folder }: Measured, report: (line: string) => void) {
  const file = path.join(folder, `${kind}.pdf`);
  const waits = monitorEventLoopDelay({ resolution: 10 });
  waits.enable();
  const start = performance.now();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const made = await makeForm(deps, {
    ...{ kind, format: 'pdf', selection, options: {}, given: {} },
    ...{ viewer: { sight: 'everything' }, actor: 'bench', path: file },
  });
  clearInterval(watch);
  waits.disable();
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(1);
  const { copies, rows, pages = 0 } = made;
  const counts = `${String(copies)} copies, ${String(rows)} rows, ${String(pages)} pages, ${mib((await stat(file)).size)} MiB`;
  report(
    `${kind}: ${seconds} s, ${counts}; memory ${mib(peak)} MiB; others wait ${(waits.max / 1e6).toFixed(0)} ms at most`,
  );
}

async function fill(store: Store, dossiers: number): Promise<void> {
  await store.fonds.insert({
    ...{ id: FONDS_ID, code: 'P01', name: 'Phông mẫu', state: 'closed', creatorId: null, start: null, end: null },
    ...{ scheme: 'activity-time', settings: DEFAULT_FONDS_SETTINGS, description: {}, revision: 1 },
  });
  await store.fonds.insertNodes(
    Array.from({ length: HEADINGS }, (_, position) => ({
      ...{ id: `n${String(position)}`, fondsId: FONDS_ID, parentId: null, position, code: null, revision: 1 },
      ...{ title: `Đề mục ${String(position)}`, kind: 'activity' as const },
    })),
  );
  for (let at = 0; at < dossiers; at += AT_A_TIME) {
    const count = Math.min(AT_A_TIME, dossiers - at);
    await store.dossiers.insert(Array.from({ length: count }, (_, index) => aDossier(at + index, dossiers)));
  }
}

function idOf(index: number): string {
  return index.toString(16).padStart(32, '0');
}

/** Titles of one to four lines; the same each time. */
function aDossier(index: number, dossiers: number): Dossier {
  const place = ['xã Ấp Mẫu', 'thị xã Đường Gỗ', 'huyện Ô Môn Hạ'][index % 3] ?? '';
  const more = Array.from(
    { length: index % 4 },
    () => `triển khai kế hoạch đầu tư hệ thống đê điều, cống thủy lợi ${place}`,
  );
  return {
    ...{ id: idOf(index), fondsId: FONDS_ID, nodeId: `n${String(Math.floor((index * HEADINGS) / dossiers))}` },
    ...{ state: 'boxed', position: index + 1, temporaryNumber: index + 1, inventoryNumber: '01', number: index + 1 },
    ...{ numberFrozen: true, code: null, boxNumber: 1 + Math.floor(index / DOSSIERS_A_BOX), editors: ['bench'] },
    ...{ checkedBy: 'bench-2', retentionDecision: null, revision: 1 },
    description: {
      title: `Hồ sơ số ${String(index)} về việc ${[`công tác ${place}`, ...more].join('; ')}`,
      ...{
        startDate: '2015-01-05' as PartialDate,
        endDate: '2016-12' as PartialDate,
        retention: { kind: 'permanent' },
      },
      ...{ sheetCount: 100 + (index % 90), accessConditions: 'Công khai', language: ['Tiếng Việt'] },
    },
  };
}
