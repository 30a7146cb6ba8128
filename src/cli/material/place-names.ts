import type { Place } from '../../domain/archive/place.ts';
import { fold } from '../../domain/text/fold.ts';
import { neededFlag, notFound, OUT, type MaterialRequest } from './request.ts';

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
