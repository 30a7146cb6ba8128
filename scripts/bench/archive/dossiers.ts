import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkDossiers } from '../../../src/app/archive/dossiers/check-dossiers.ts';
import { checkFonds, pagesOf } from '../../../src/app/archive/dossiers/completeness-of.ts';
import { createDossiers } from '../../../src/app/archive/dossiers/create-dossiers.ts';
import { freezeNumbers } from '../../../src/app/archive/dossiers/freeze-numbers.ts';
import { numberFonds } from '../../../src/app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../../src/app/archive/dossiers/order-dossiers.ts';
import type { SchemeNode } from '../../../src/domain/archive/classification-scheme.ts';
import { DEFAULT_FONDS_SETTINGS, DOSSIER_ORDERS, type Fonds } from '../../../src/domain/archive/fonds.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { systemClock } from '../../../src/infra/system.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openStore } from '../../../src/store/open-store.ts';

const HEADINGS = 160;
const AT_ONCE = 500;
const FONDS_ID = 'f'.repeat(32);
const WORDS = ['đê điều', 'dân tộc', 'đầu tư công', 'giao thông', 'y tế', 'ấp văn hóa', 'ngân sách', 'thi đua'];

interface FondsSize {
  readonly dossiers: number;
  /** Of each dossier. */
  readonly documents: number;
}

/**
 * Ordering and numbering of one fonds on the embedded store, a line a step: seconds on the clock, and of the processor, which
 * says more on a busy machine.
 */
export async function runDossierBench(size: FondsSize, report: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vankho-bench-'));
  const store = await openStore({ kind: 'embedded', folder: path.join(folder, 'store') });
  try {
    await measure(store, size, timer(report));
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Timed = (name: string, work: () => Promise<unknown>) => Promise<void>;

async function measure(store: Store, size: FondsSize, timed: Timed): Promise<void> {
  let last = 0;
  const ids = { next: () => (last += 1).toString(16).padStart(32, '0') };
  const deps = { store, ids, clock: systemClock, checkRecord: createRecordCheck() };
  await store.fonds.insert(aFonds());
  await store.fonds.insertNodes(headings());
  const dossiers = Array.from({ length: size.dossiers }, (_, index) => aDossier(index, size));
  await timed(`create ${String(size.dossiers)} with ${String(size.documents)} documents each`, () =>
    createDossiers(deps, { fondsId: FONDS_ID, dossiers, actor: 'bench' }),
  );
  for (const order of DOSSIER_ORDERS) {
    await timed(`order ${order}, then number`, async () => {
      await orderFonds(deps, { fondsId: FONDS_ID, order, actor: 'bench' });
      await numberFonds(deps, { fondsId: FONDS_ID, actor: 'bench' });
    });
  }
  await timed('completeness', () => checkFonds(deps, { fondsId: FONDS_ID }));
  await timed('check, 500 at once', async () => {
    for await (const page of pagesOf(deps, { fondsId: FONDS_ID }))
      for (let start = 0; start < page.length; start += AT_ONCE)
        await checkDossiers(deps, { dossiers: page.slice(start, start + AT_ONCE), actor: 'checker' });
  });
  await timed('freeze', () => freezeNumbers(deps, { fondsId: FONDS_ID, actor: 'bench' }));
  await timed('a page of 200', () => store.dossiers.list({ fondsId: FONDS_ID }, { limit: 200 }));
  await timed('search by title', () => store.dossiers.list({ fondsId: FONDS_ID, text: 'dau tu 77' }, { limit: 50 }));
}

function headings(): readonly SchemeNode[] {
  return Array.from({ length: HEADINGS }, (_, position) => ({
    ...{ id: `n${String(position)}`, fondsId: FONDS_ID, parentId: null, position, code: null },
    ...{ title: `Đề mục ${String(position)}`, kind: 'activity' as const, revision: 1 },
  }));
}

function timer(report: (line: string) => void): Timed {
  return async (name, work) => {
    const start = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const wall = ((performance.now() - start) / 1000).toFixed(2);
    report(`${name}: ${wall} s, ${((user + system) / 1e6).toFixed(2)} s of processor`);
  };
}

function aFonds(): Fonds {
  return {
    ...{ id: FONDS_ID, code: 'P01', name: 'Phông mẫu', state: 'closed', creatorId: null, start: null, end: null },
    ...{ scheme: 'activity-time', settings: DEFAULT_FONDS_SETTINGS, description: {}, revision: 1 },
  };
}

/** Spread over headings, years and periods in no order; the same each time. */
function aDossier(index: number, size: FondsSize) {
  const mixed = (index * 7919) % size.dossiers;
  const startDate = String(2015 + (mixed % 7));
  const documents = Array.from({ length: size.documents }, (_, place) => ({
    entry: { subject: `Văn bản ${String(place + 1)} của hồ sơ ${String(index)}`, issuedOn: startDate },
  }));
  const retention = mixed % 3 === 0 ? { kind: 'permanent' } : { kind: 'years', years: [5, 10, 20, 70][mixed % 4] };
  const title = `Hồ sơ về công tác ${WORDS[mixed % WORDS.length] ?? ''} số ${String(mixed)}`;
  return {
    nodeId: `n${String(mixed % HEADINGS)}`,
    description: { title, startDate, endDate: startDate, retention, accessConditions: 'Công khai', sheetCount: 20 },
    documents,
  };
}
