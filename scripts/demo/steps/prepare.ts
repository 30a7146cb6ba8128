import { fillScheme } from '../../../src/app/archive/fill-scheme.ts';
import { draftScheme } from '../../../src/app/archive/draft-scheme.ts';
import { importSchedule } from '../../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule } from '../../../src/app/archive/retention/move-schedule.ts';
import { openFonds } from '../../../src/app/archive/save-fonds.ts';
import { addOrganisation } from '../../../src/app/archive/save-organisation.ts';
import { sortBundles } from '../../../src/app/archive/sort-bundles.ts';
import { takeReceipt } from '../../../src/app/archive/take-receipt.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { BUNDLES_A_METRE } from '../../../src/domain/archive/receipt.ts';
import tt09 from '../../../schemas/retention/tt-09-2011-bnv.json' with { type: 'json' };
import { asSchedule } from '../../../src/infra/retention-file.ts';
import { ADMINISTRATOR, ARCHIVIST, type DemoContext, type FondsAtWork } from '../demo-context.ts';
import type { DemoFonds } from '../generate/arrangement.ts';
import { OFFICE_UNITS, YEARS } from '../generate/matters.ts';

/** Schedule in force (four eyes), bodies, fonds side by side, their schemes, material received and sorted. */
export async function prepare(context: DemoContext, made: readonly DemoFonds[]): Promise<readonly FondsAtWork[]> {
  const { timings } = context;
  const fonds: OpenedFonds[] = [];
  await timings.step('Bảng thời hạn bảo quản TT 09/2011/TT-BNV có hiệu lực', () => takeSchedule(context));
  await timings.step('Mở phông, phương án phân loại', async () => {
    for (const one of made) fonds.push(await openOne(context, one, fonds[0]?.fonds.creatorId ?? null));
    return `${String(fonds.length)} phông`;
  });
  const received: FondsAtWork[] = [];
  await timings.step('Giao nhận tài liệu, chia bó, phân loại', async () => {
    for (const one of fonds) received.push({ ...one, receiptId: await takeMaterial(context, one) });
    const bundles = made.reduce((sum, one) => sum + one.bundles, 0);
    return `${String(bundles)} bó, ${(bundles / BUNDLES_A_METRE).toLocaleString('vi-VN')} mét giá`;
  });
  return received;
}

type OpenedFonds = Omit<FondsAtWork, 'receiptId'>;

async function takeSchedule({ deps }: DemoContext): Promise<string> {
  const schedule = asSchedule(tt09);
  const { version } = await importSchedule(deps, { schedule, as: 'proposed', actor: ARCHIVIST });
  await activateSchedule(deps, { scheduleId: schedule.id, version: version.version, actor: ADMINISTRATOR });
  return `phiên bản ${String(version.version)}`;
}

async function openOne({ deps }: DemoContext, made: DemoFonds, superiorId: string | null): Promise<OpenedFonds> {
  const record = {
    names: [{ value: made.creator }],
    abbreviations: [{ value: made.abbreviation }],
    identifiers: [{ form: 'level-1-first' as const, value: superiorId === null ? 'H99' : 'H99.01' }],
    level: 'province' as const,
    ...(superiorId !== null && { superiorId }),
  };
  const { id: creatorId } = await addOrganisation(deps, { record, actor: ADMINISTRATOR });
  const scheme = superiorId === null ? ('activity-time' as const) : ('structure-time' as const);
  const entry = { name: made.name, code: made.code, state: 'open' as const, creatorId, scheme };
  const fonds = await openFonds(deps, { entry, actor: ARCHIVIST });
  const times = YEARS.map((year) => `Năm ${String(year)}`);
  const wish = superiorId === null ? { template: 'tt13-2011' } : { divisions: { headings: OFFICE_UNITS, times } };
  const drafts = draftScheme(fonds, wish);
  await fillScheme(deps, { fondsId: fonds.id, parentId: null, drafts, actor: ARCHIVIST });
  return { made, fonds };
}

const RECEIVED_ON = '2026-03-02' as PartialDate;
/** So many bundles are sorted at once. */
const AT_ONCE = 500;

async function takeMaterial({ deps }: DemoContext, { made, fonds }: OpenedFonds): Promise<string> {
  const party = (organisation: string) => ({ organisation });
  const { receipt } = await takeReceipt(deps, {
    ...{ fondsId: fonds.id, number: `01/BBGN-${made.code}`, receivedOn: RECEIVED_ON },
    ...{ linearMetres: made.bundles / BUNDLES_A_METRE, bundles: made.bundles, actor: ARCHIVIST },
    record: {
      material: `Tài liệu của ${made.creator}, 2015–2021`,
      ...{ giver: party(made.creator), receiver: party('Trung tâm Lưu trữ lịch sử tỉnh Trường Hà') },
      ...{ bundles: made.bundles, condition: 'mixed' as const },
    },
  });
  await sortAll({ deps }, receipt.id, fonds.id);
  return receipt.id;
}

/** Step 5: each lot of bundles to a heading. */
async function sortAll({ deps }: Pick<DemoContext, 'deps'>, receiptId: string, fondsId: string): Promise<void> {
  const nodes = await deps.store.fonds.nodes(fondsId);
  let after: string | undefined;
  for (let lot = 0; lot === 0 || after !== undefined; lot += 1) {
    const page = await deps.store.places.listBundles(
      { receiptId },
      { limit: AT_ONCE, ...(after !== undefined && { after }) },
    );
    const nodeId = nodes[lot % nodes.length]?.id ?? null;
    await sortBundles(deps, { bundles: page.items, condition: 'roughly-filed', nodeId, actor: ARCHIVIST });
    after = page.next;
  }
}
