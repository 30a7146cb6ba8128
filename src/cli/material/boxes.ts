import { assignBox } from '../../app/archive/dossiers/assign-box.ts';
import { moveMaterial } from '../../app/archive/move-material.ts';
import { addBoxes, changeBox } from '../../app/archive/save-boxes.ts';
import type { Box } from '../../domain/archive/place.ts';
import { parsePeriodText } from '../../domain/retention/period-text.ts';
import { parsePeriodKey, type RetentionPeriod } from '../../domain/retention/retention-period.ts';
import { allPages } from '../document-table.ts';
import { actor, listFlag, numberFlag, refuse, textFlag } from '../project/request.ts';
import { periodWords } from '../retention/words.ts';
import { formatTable } from '../table.ts';
import { pathsOf, placeNamed, placeOfFlag } from './place-names.ts';
import {
  bearing,
  columnsOf,
  fondsOf,
  neededFlag,
  neededFonds,
  numbersOf,
  subjectOf,
  type MaterialRequest,
} from './request.ts';

/** Of a fonds, an inventory, or a place. */
export async function list(request: MaterialRequest): Promise<number> {
  const { context } = request;
  const boxes = await listed(request);
  if (context.json) context.output.out(JSON.stringify(boxes));
  else if (boxes.length === 0) context.output.err(context.text('cli.box.none'));
  else {
    const columns = columnsOf(request, ['fonds', 'inventory', 'box', 'dossiers', 'period', 'place', 'note'], 'note');
    context.output.out(formatTable(columns, await boxRows(request, boxes), context.output.columns));
  }
  return 0;
}

async function listed(request: MaterialRequest): Promise<readonly Box[]> {
  const fonds = await fondsOf(request);
  const at = textFlag(request, 'at');
  const inventory = textFlag(request, 'inventory');
  const filter = {
    ...(fonds !== undefined && { fondsId: fonds.id }),
    ...(at !== undefined && { placeId: (await placeNamed(request, at)).id }),
  };
  const { places } = request.deps.store;
  const boxes = await allPages((after) => places.listBoxes(filter, { limit: 500, ...(after && { after }) }));
  return inventory === undefined ? boxes : boxes.filter(({ inventoryNumber }) => inventoryNumber === inventory);
}

export async function boxRows(
  request: MaterialRequest,
  boxes: readonly Box[],
): Promise<readonly (readonly string[])[]> {
  const { context, deps } = request;
  const paths = await pathsOf(request);
  const codes = new Map<string, string>();
  for (const id of new Set(boxes.map(({ fondsId }) => fondsId))) {
    const fonds = await deps.store.fonds.find(id);
    codes.set(id, fonds?.code ?? fonds?.name ?? id);
  }
  return boxes.map(({ fondsId, inventoryNumber, number, firstDossier, lastDossier, retention, placeId, note }) => [
    ...[codes.get(fondsId) ?? '', inventoryNumber ?? '–', String(number)],
    firstDossier === null ? '–' : `${String(firstDossier)}–${String(lastDossier ?? firstDossier)}`,
    ...[retention === null ? '–' : periodWords(context, retention), paths.get(placeId ?? '') ?? '–', note ?? ''],
  ]);
}

/** Boxes before anything lies in them: `add --fonds P01 --numbers 1-20`. */
export async function add(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const { id: fondsId } = await neededFonds(request);
  const [inventoryNumber, note] = [textFlag(request, 'inventory') ?? null, textFlag(request, 'note') ?? null];
  const rest = { inventoryNumber, note, retention: periodOf(request) ?? null, firstDossier: null, lastDossier: null };
  const boxes = numbersOf(request, 'numbers').map((number) => ({ number, ...rest }));
  const added = await addBoxes(deps, { fondsId, boxes, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(added));
  context.output.err(context.text('cli.box.added', { count: added.length }));
  return 0;
}

/** `20 năm`, `Vĩnh viễn` or a key of the API. @throws RequestError `invalid-request` */
function periodOf(request: MaterialRequest): RetentionPeriod | undefined {
  const given = textFlag(request, 'period');
  if (given === undefined) return undefined;
  const period = parsePeriodText(given) ?? parsePeriodKey(given);
  if (period === undefined) throw refuse('--period', request.context.text('cli.dossier.periodNeeded'));
  return period;
}

/** `change NUMBER --fonds P01`: what stands on the label; numbers of dossiers only where none is in the program. */
export async function change(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const box = await boxNamed(request);
  const [retention, note] = [periodOf(request), textFlag(request, 'note')];
  const [firstDossier, lastDossier] = [numberFlag(request, 'first'), numberFlag(request, 'last')];
  const changes = {
    ...(retention !== undefined && { retention }),
    ...(note !== undefined && { note: note === '' ? null : note }),
    ...(firstDossier !== undefined && { firstDossier }),
    ...(lastDossier !== undefined && { lastDossier }),
  };
  if (Object.keys(changes).length === 0) throw refuse('change', context.text('cli.box.nothing'));
  const changed = await changeBox(deps, { id: box.id, revision: box.revision, changes, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(changed));
  context.output.err(context.text('cli.box.changed', { number: changed.number }));
  return 0;
}

async function boxNamed(request: MaterialRequest): Promise<Box> {
  const numbers = subjectOf(request, 'box');
  const [box] = await boxesNamed({ ...request, flags: { ...request.flags, numbers } });
  if (box === undefined) throw refuse(numbers, request.context.text('cli.material.notNumbers'));
  return box;
}

/** `--numbers` of `--fonds`, of one inventory where numbers begin anew in each. @throws RequestError `invalid-request` */
async function boxesNamed(request: MaterialRequest): Promise<readonly Box[]> {
  await neededFonds(request);
  const boxes = await listed(request);
  const entries = new Map(boxes.map((box) => [box.number, box]));
  if (entries.size < boxes.length) throw refuse('--inventory', request.context.text('cli.box.inventoryNeeded'));
  return bearing(request, { name: 'numbers', entries });
}

/** `fill NUMBER --fonds P01 --dossiers 1-40`: numbered dossiers into a box, which is entered if nobody did. */
export async function fill(request: MaterialRequest): Promise<number> {
  const { context } = request;
  const text = subjectOf(request, 'box');
  if (!/^[1-9]\d{0,5}$/.test(text)) throw refuse(text, context.text('cli.material.hint.subject.box'));
  const boxed = await box(request, Number(text));
  context.output.err(context.text('cli.box.filled', { count: boxed, number: text }));
  return 0;
}

/** `empty --fonds P01 --dossiers 1-40`: takes them out of whatever box they are in. */
export async function empty(request: MaterialRequest): Promise<number> {
  const count = await box(request, null);
  request.context.output.err(request.context.text('cli.box.emptied', { count }));
  return 0;
}

async function box(request: MaterialRequest, boxNumber: number | null): Promise<number> {
  const { context, deps } = request;
  const result = await assignBox(deps, { ids: await dossiersNamed(request), boxNumber, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(result));
  return result.boxed;
}

/** `--ids`, or `--dossiers 1-40`: official numbers of the fonds, of one inventory where there are several. */
async function dossiersNamed(request: MaterialRequest): Promise<readonly string[]> {
  if (request.flags['ids'] !== undefined) return listFlag(request, 'ids');
  const { id: fondsId } = await neededFonds(request);
  const inventoryNumber = textFlag(request, 'inventory');
  const filter = { fondsId, ...(inventoryNumber !== undefined && { inventoryNumber }) };
  const { dossiers } = request.deps.store;
  const all = await allPages((after) => dossiers.list(filter, { limit: 500, ...(after && { after }) }));
  const numbered = all.flatMap(({ number, id }) => (number === null ? [] : [[number, id] as const]));
  const entries = new Map(numbered);
  if (entries.size < numbered.length) throw refuse('--inventory', request.context.text('cli.box.inventoryNeeded'));
  return bearing(request, { name: 'dossiers', entries });
}

/** Boxes are brought elsewhere; each gets a line of the register of movements. */
export async function moveBoxes(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const items = await boxesNamed(request);
  const [to, reason] = [await placeOfFlag(request), neededFlag(request, 'reason')];
  const move = { kind: 'box', items, toPlaceId: to?.id ?? null, reason, actor: actor() } as const;
  const movements = await moveMaterial(deps, move);
  if (context.json) context.output.out(JSON.stringify(movements));
  const place = to === null ? context.text('cli.place.out') : ((await pathsOf(request)).get(to.id) ?? to.label);
  context.output.err(context.text('cli.box.moved', { count: movements.length, place }));
  return 0;
}
