import { assignBox } from '../../../src/app/archive/dossiers/assign-box.ts';
import { checkDossiers } from '../../../src/app/archive/dossiers/check-dossiers.ts';
import { checkFonds, pagesOf } from '../../../src/app/archive/dossiers/completeness-of.ts';
import { freezeNumbers } from '../../../src/app/archive/dossiers/freeze-numbers.ts';
import { numberFonds } from '../../../src/app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../../src/app/archive/dossiers/order-dossiers.ts';
import { moveMaterial } from '../../../src/app/archive/move-material.ts';
import { addBoxes } from '../../../src/app/archive/save-boxes.ts';
import { addPlace } from '../../../src/app/archive/save-place.ts';
import type { Dossier } from '../../../src/domain/archive/dossier.ts';
import { periodKey } from '../../../src/domain/retention/retention-period.ts';
import { ARCHIVIST, CHECKER, type DemoContext, type FondsAtWork } from '../demo-context.ts';

const ORDERING_BAR = 5;
const AT_ONCE = 500;

/** What is missing is told, then somebody else finds all right. */
export async function checkAll(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  const { deps, timings } = context;
  await timings.step('Rà soát tính đầy đủ', async () => {
    let [dossiers, blocking] = [0, 0];
    for (const { fonds } of all) {
      const report = await checkFonds(deps, { fondsId: fonds.id });
      dossiers += report.dossiers;
      blocking += report.blocking;
    }
    return `${String(dossiers)} hồ sơ, ${String(blocking)} chưa đủ`;
  });
  await timings.step('Kiểm tra (người khác người nhập)', () => checkEach(context, all));
}

/** From the order to boxes on a shelf. */
export async function arrange(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  const { deps, timings } = context;
  await timings.step('Hệ thống hóa và đánh số', () => orderAll(context, all), ORDERING_BAR);
  await timings.step('Cố định số hồ sơ, cấp mã hồ sơ', async () => {
    let frozen = 0;
    for (const { fonds } of all) frozen += (await freezeNumbers(deps, { fondsId: fonds.id, actor: ARCHIVIST })).frozen;
    return `${String(frozen)} hồ sơ`;
  });
  await timings.step('Đưa vào hộp, xếp lên giá', () => boxAll(context, all));
}

async function checkEach({ deps }: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  let checked = 0;
  for (const { fonds } of all)
    for await (const page of pagesOf(deps, { fondsId: fonds.id, states: ['described'] }))
      for (let start = 0; start < page.length; start += AT_ONCE)
        checked += (await checkDossiers(deps, { dossiers: page.slice(start, start + AT_ONCE), actor: CHECKER }))
          .checked;
  return `${String(checked)} hồ sơ`;
}

async function orderAll({ deps }: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  let [moved, numbered] = [0, 0];
  for (const { fonds } of all) {
    moved += (await orderFonds(deps, { fondsId: fonds.id, actor: ARCHIVIST })).moved;
    numbered += (await numberFonds(deps, { fondsId: fonds.id, actor: ARCHIVIST })).numbered;
  }
  return `${String(moved)} đổi chỗ, ${String(numbered)} có số`;
}

/** About what a box of 12.5 cm holds. */
const SHEETS_A_BOX = 900;

interface FilledBox {
  readonly number: number;
  readonly dossiers: Dossier[];
  sheets: number;
}

async function boxAll(context: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  const { deps } = context;
  const room = await addPlace(deps, { ...aPlace('room', 'Kho 1'), actor: ARCHIVIST });
  let [boxed, boxes] = [0, 0];
  for (const { made, fonds } of all) {
    const filled = await fillBoxes(context, fonds.id);
    const added = await addBoxes(deps, { fondsId: fonds.id, boxes: filled.map(boxOf), actor: ARCHIVIST });
    for (const { number, dossiers } of filled) {
      const ids = dossiers.map(({ id }) => id);
      boxed += (await assignBox(deps, { ids, boxNumber: number, actor: ARCHIVIST })).boxed;
    }
    const shelf = await addPlace(deps, { ...aPlace('shelf', `Giá ${made.code}`, room.id), actor: ARCHIVIST });
    const move = { kind: 'box' as const, items: added, toPlaceId: shelf.id, reason: 'Xếp giá sau chỉnh lý' };
    await moveMaterial(deps, { ...move, actor: ARCHIVIST });
    boxes += added.length;
  }
  return `${String(boxed)} hồ sơ trong ${String(boxes)} hộp`;
}

/** One period a box, in the order of the numbers. */
async function fillBoxes({ deps }: DemoContext, fondsId: string): Promise<readonly FilledBox[]> {
  const open = new Map<string, FilledBox>();
  const filled: FilledBox[] = [];
  for await (const page of pagesOf(deps, { fondsId, states: ['numbered'] }))
    for (const dossier of page) {
      const { retention, sheetCount = 0 } = dossier.description;
      const key = `${dossier.inventoryNumber ?? ''} ${retention === undefined ? '' : periodKey(retention)}`;
      let box = open.get(key);
      if (box === undefined || box.sheets + sheetCount > SHEETS_A_BOX) {
        box = { number: filled.length + 1, dossiers: [], sheets: 0 };
        open.set(key, box);
        filled.push(box);
      }
      box.dossiers.push(dossier);
      box.sheets += sheetCount;
    }
  return filled;
}

function boxOf({ number, dossiers }: FilledBox) {
  const numbers = dossiers.flatMap((dossier) => dossier.number ?? []);
  return {
    ...{ number, inventoryNumber: dossiers[0]?.inventoryNumber ?? null, note: null },
    retention: dossiers[0]?.description.retention ?? null,
    firstDossier: Math.min(...numbers),
    lastDossier: Math.max(...numbers),
  };
}

function aPlace(kind: 'room' | 'shelf', label: string, parentId: string | null = null) {
  return { kind, label, parentId, capacityMetres: null, note: null };
}
