import { addPlace, changePlace } from '../../app/archive/save-place.ts';
import { PLACE_KINDS, type Place } from '../../domain/archive/place.ts';
import { fold } from '../../domain/text/fold.ts';
import { allPages } from '../document-table.ts';
import { actor, numberFlag, refuse, textFlag } from '../project/request.ts';
import { formatTable } from '../table.ts';
import { boxRows } from './boxes.ts';
import { columnsOf, neededFlag, notFound, oneOf, OUT, subjectOf, type MaterialRequest } from './request.ts';

/** `Kho 1/Giá 2/Đợt 3` of each place, by its id. */
export async function pathsOf({ deps }: MaterialRequest): Promise<ReadonlyMap<string, string>> {
  const places = new Map((await deps.store.places.places()).map((place) => [place.id, place]));
  const pathOf = ({ label, parentId }: Place): string => {
    const parent = parentId === null ? undefined : places.get(parentId);
    return parent === undefined ? label : `${pathOf(parent)}/${label}`;
  };
  return new Map([...places.values()].map((place) => [place.id, pathOf(place)]));
}

/** By its path, as `list` prints it, or its id. @throws RequestError `not-found` */
export async function placeNamed(request: MaterialRequest, name: string): Promise<Place> {
  const { places } = request.deps.store;
  const known = await places.place(name);
  if (known !== undefined) return known;
  const paths = [...(await pathsOf(request))];
  const [id] = paths.find(([, path]) => fold(path) === fold(name)) ?? [];
  const found = id === undefined ? undefined : await places.place(id);
  if (found === undefined) throw notFound(name);
  return found;
}

/** Where `--to` leads; null: out of the stacks. */
export async function placeOfFlag(request: MaterialRequest): Promise<Place | null> {
  const to = neededFlag(request, 'to');
  return to === OUT ? null : placeNamed(request, to);
}

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
