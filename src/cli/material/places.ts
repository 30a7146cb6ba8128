import { addPlace, changePlace } from '../../app/archive/save-place.ts';
import { PLACE_KINDS, type Place } from '../../domain/archive/place.ts';
import { allPages } from '../document-table.ts';
import { actor, numberFlag, refuse, textFlag } from '../project/request.ts';
import { formatTable } from '../table.ts';
import { boxRows } from './boxes.ts';
import { pathsOf, placeNamed } from './place-names.ts';
import { columnsOf, neededFlag, oneOf, subjectOf, type MaterialRequest } from './request.ts';

/** Rooms with their shelves and tiers below them. */
export async function list(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const places = await deps.store.places.places();
  if (context.json) context.output.out(JSON.stringify(places));
  else if (places.length === 0) context.output.err(context.text('cli.place.none'));
  else for (const line of treeOf(request, places, null)) context.output.out(line);
  return 0;
}

const NAMES = new Intl.Collator('vi', { numeric: true });

function treeOf(request: MaterialRequest, places: readonly Place[], parentId: string | null): readonly string[] {
  const here = places
    .filter((place) => place.parentId === parentId)
    .toSorted((a, b) => NAMES.compare(a.label, b.label));
  return here.flatMap((place) => [
    lineOf(request, place),
    ...treeOf(request, places, place.id).map((line) => `  ${line}`),
  ]);
}

function lineOf({ context }: MaterialRequest, { label, kind, capacityMetres, note }: Place): string {
  const capacity = capacityMetres === null ? undefined : new Intl.NumberFormat(context.language).format(capacityMetres);
  return context.text('cli.place.line', {
    ...{ label, kind: context.text(`cli.place.kind.${kind}`) },
    ...(capacity !== undefined && { capacity }),
    ...(note !== null && { note }),
  });
}

/** What lies there. */
export async function show(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const place = await placeNamed(request, subjectOf(request, 'place'));
  const { places } = deps.store;
  const filter = { placeId: place.id };
  const boxes = await allPages((after) => places.listBoxes(filter, { limit: 500, ...(after && { after }) }));
  const bundles = await allPages((after) => places.listBundles(filter, { limit: 500, ...(after && { after }) }));
  if (context.json) {
    context.output.out(JSON.stringify({ place, boxes, bundles }));
    return 0;
  }
  context.output.out(lineOf(request, place));
  if (boxes.length > 0) {
    const columns = columnsOf(request, ['fonds', 'inventory', 'box', 'dossiers', 'period', 'place', 'note'], 'note');
    context.output.out(formatTable(columns, await boxRows(request, boxes), context.output.columns));
  }
  context.output.err(context.text('cli.place.holds', { boxes: boxes.length, bundles: bundles.length }));
  return 0;
}

/** `add LABEL --kind room|shelf|tier --in PLACE`. */
export async function add(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const label = subjectOf(request, 'label');
  const kind = oneOf(request, 'kind', PLACE_KINDS);
  const inside = textFlag(request, 'in');
  if (kind !== 'room' && inside === undefined) neededFlag(request, 'in');
  const parentId = inside === undefined ? null : (await placeNamed(request, inside)).id;
  const [capacityMetres, note] = [capacityOf(request) ?? null, textFlag(request, 'note') ?? null];
  const made = await addPlace(deps, { label, kind, parentId, capacityMetres, note, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(made));
  context.output.err(context.text('cli.place.added', { path: (await pathsOf(request)).get(made.id) ?? made.label }));
  return 0;
}

export async function change(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const { id, revision } = await placeNamed(request, subjectOf(request, 'place'));
  const [label, note, capacityMetres] = [
    ...[textFlag(request, 'label'), textFlag(request, 'note')],
    capacityOf(request),
  ] as const;
  const changes = {
    ...(label !== undefined && { label }),
    ...(note !== undefined && { note: note === '' ? null : note }),
    ...(capacityMetres !== undefined && { capacityMetres }),
  };
  if (Object.keys(changes).length === 0) throw refuse('change', context.text('cli.place.nothing'));
  const changed = await changePlace(deps, { id, revision, changes, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(changed));
  context.output.err(context.text('cli.place.changed', { path: (await pathsOf(request)).get(id) ?? changed.label }));
  return 0;
}

/** @throws RequestError `invalid-request` */
function capacityOf(request: MaterialRequest): number | undefined {
  const value = numberFlag(request, 'capacity');
  if (value === undefined || value >= 0) return value;
  throw refuse('--capacity', request.context.text('cli.material.hint.metres'));
}
