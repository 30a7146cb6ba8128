import { isDossierHidden } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { Box } from '../../../domain/archive/place.ts';
import { boxLabel } from '../../../domain/forms/dossiers/box-label.ts';
import type { FormCopy, FormValues } from '../../../domain/forms/form-model.ts';
import { RequestError } from '../../../ports/errors.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { periodText, yearsText } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import {
  demandGiven,
  known,
  type FormDeps,
  type FormMaker,
  type FormRequest,
  type PreparedForm,
} from './form-maker.ts';
import { boxLink, type BoxName } from './record-links.ts';
import { walkDossiers } from './select-dossiers.ts';

/** Labels of boxes: those of the register, and those that dossiers were put into without one. */
export const BOX_LABELS: FormMaker = { kind: 'box-labels', subject: 'boxes', prepare };

async function prepare(deps: FormDeps, request: FormRequest): Promise<PreparedForm> {
  const { ids, inventoryNumber } = request.selection;
  const registered = await registeredBoxes(deps, request);
  const fondsId = demandGiven(request.selection.fondsId ?? registered[0]?.fondsId, 'fondsId');
  const fonds = await requireFonds(deps, fondsId);
  const common = { ...request.given, ...(await fondsValues(deps, fonds)) };
  return {
    form: {
      ...{ kind: 'box-labels', title: deps.text('form.kind.box-labels'), layout: boxLabel() },
      copies: labels({ deps, request, fonds, registered, common }),
    },
    subject: ids?.length === 1 && ids[0] !== undefined ? ids[0] : fonds.id,
    name: [fonds.code, inventoryNumber].filter((part) => typeof part === 'string').join('-'),
    masked: () => 0,
  };
}

const PAGE = 500;

/** @throws RequestError `not-found`; `invalid-request` for boxes of two fonds */
async function registeredBoxes({ store }: FormDeps, { selection }: FormRequest): Promise<readonly Box[]> {
  const { ids, fondsId } = selection;
  if (ids === undefined) return await boxesOf(store, demandGiven(fondsId, 'fondsId'));
  const found = new Map((await store.places.boxes(ids)).map((box) => [box.id, box]));
  return ids.map((id) => {
    const box = found.get(id);
    const first = fondsId ?? found.get(ids[0] ?? '')?.fondsId;
    if (box?.fondsId === first && box !== undefined) return box;
    throw new RequestError('not-found', 'No box of this id in the fonds', { details: { id } });
  });
}

async function boxesOf({ places }: FormDeps['store'], fondsId: string): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  let after: string | undefined;
  do {
    const page = await places.listBoxes({ fondsId }, { limit: PAGE, ...(after !== undefined && { after }) });
    boxes.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return boxes;
}

/** What the label says of the dossiers inside. */
interface Contents extends BoxName {
  first: number | null;
  last: number | null;
  readonly dates: PartialDate[];
  readonly periods: Set<string>;
}

interface Labels {
  readonly deps: FormDeps;
  readonly request: FormRequest;
  readonly fonds: Fonds;
  readonly registered: readonly Box[];
  readonly common: FormValues;
}

/** Boxes are some hundreds a fonds: one pass over its dossiers, whatever is asked for. */
async function* labels(from: Labels): AsyncGenerator<FormCopy> {
  const { deps, request, fonds, registered } = from;
  const { ids, inventoryNumber } = request.selection;
  const contents = await contentsOf(from);
  const boxes = new Map<string, Box>(registered.map((box) => [keyOf(box), box]));
  const names = ids === undefined ? [...new Set([...boxes.keys(), ...contents.keys()])] : [...boxes.keys()];
  const named = names.flatMap((key) => {
    const name: BoxName | undefined = boxes.get(key) ?? contents.get(key);
    const isAsked = inventoryNumber === undefined || name?.inventoryNumber === inventoryNumber;
    return name !== undefined && isAsked ? [{ key, name }] : [];
  });
  if (ids === undefined) named.sort((a, b) => byName(a.name, b.name));
  for (const { key, name } of named) {
    const values = labelValues(boxes.get(key), contents.get(key) ?? NOTHING, deps.text);
    const own = known({ box: name.number, inventoryNumber: name.inventoryNumber });
    yield { values: { ...from.common, ...own, ...values, link: boxLink(deps, fonds, name) }, lists: {} };
  }
}

function keyOf({ inventoryNumber, number }: BoxName): string {
  return `${inventoryNumber ?? ''}/${String(number)}`;
}

function byName(a: BoxName, b: BoxName): number {
  const inventories = (a.inventoryNumber ?? '').localeCompare(b.inventoryNumber ?? '', 'vi', { numeric: true });
  return inventories === 0 ? a.number - b.number : inventories;
}

async function contentsOf({ deps, request, fonds }: Labels): Promise<ReadonlyMap<string, Contents>> {
  const boxes = new Map<string, Contents>();
  for await (const dossier of walkDossiers(deps, { fondsId: fonds.id })) {
    const { boxNumber, inventoryNumber } = dossier;
    if (boxNumber === null) continue;
    const name = { inventoryNumber, number: boxNumber };
    const box = boxes.get(keyOf(name)) ?? { ...name, first: null, last: null, dates: [], periods: new Set<string>() };
    boxes.set(keyOf(name), box);
    addTo(box, dossier, isDossierHidden(dossier, request.viewer) ? undefined : deps.text);
  }
  return boxes;
}

/** Of a secret dossier only its number counts. */
function addTo(box: Contents, { number, description }: Dossier, text: FormDeps['text'] | undefined): void {
  if (number !== null) {
    box.first = Math.min(box.first ?? number, number);
    box.last = Math.max(box.last ?? number, number);
  }
  if (text === undefined) return;
  const { startDate, endDate, retention } = description;
  box.dates.push(...[startDate, endDate].filter((date) => date !== undefined));
  if (retention !== undefined) box.periods.add(periodText(retention, text));
}

const NOTHING: Pick<Contents, 'first' | 'last' | 'dates' | 'periods'> = {
  ...{ first: null, last: null, dates: [], periods: new Set<string>() },
};

/** What is inside tells more than what was once written down. */
function labelValues(box: Box | undefined, inside: typeof NOTHING, text: FormDeps['text']): FormValues {
  const { firstDossier = null, lastDossier = null, retention = null } = box ?? {};
  return known({
    firstDossier: inside.first ?? firstDossier,
    lastDossier: inside.last ?? lastDossier,
    years: yearsText(inside.dates),
    period: retention === null ? [...inside.periods].join('; ') : periodText(retention, text),
  });
}
