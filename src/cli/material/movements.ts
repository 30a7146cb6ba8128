import type { Movement } from '../../domain/archive/place.ts';
import { localTime } from '../local-time.ts';
import { allPages } from '../document-table.ts';
import { textFlag } from '../project/request.ts';
import { formatTable } from '../table.ts';
import { pathsOf } from './place-names.ts';
import { columnsOf, type MaterialRequest } from './request.ts';

/** The register of movements, the latest first; `--of` the id of one bundle or box. */
export async function movements(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const of = textFlag(request, 'of');
  const filter = of === undefined ? {} : { subjectId: of };
  const { places } = deps.store;
  const all = await allPages((after) => places.listMovements(filter, { limit: 500, ...(after && { after }) }));
  if (context.json) context.output.out(JSON.stringify(all));
  else if (all.length === 0) context.output.err(context.text('cli.place.noMovements'));
  else {
    const paths = await pathsOf(request);
    const names = await namesOf(request, all);
    const place = (id: string | null) => (id === null ? context.text('cli.place.outside') : (paths.get(id) ?? id));
    const rows = all.map(({ at, subjectId, fromPlaceId, toPlaceId, reason, actor }) => [
      ...[localTime(at), names.get(subjectId) ?? subjectId, place(fromPlaceId), place(toPlaceId), reason, actor],
    ]);
    const columns = columnsOf(request, ['at', 'moved', 'fromPlace', 'toPlace', 'reason', 'actor'], 'reason');
    context.output.out(formatTable(columns, rows, context.output.columns));
  }
  return 0;
}

/** `bó 12`, `hộp 3`: by the numbers that stand on them. */
async function namesOf(
  { context, deps }: MaterialRequest,
  all: readonly Movement[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: Movement['subjectKind']) => [
    ...new Set(all.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)),
  ];
  const bundles = await deps.store.places.bundles(idsOf('bundle'));
  const boxes = await deps.store.places.boxes(idsOf('box'));
  return new Map([
    ...bundles.map(({ id, number }) => [id, context.text('cli.place.bundle', { number })] as const),
    ...boxes.map(({ id, number }) => [id, context.text('cli.place.box', { number })] as const),
  ]);
}
