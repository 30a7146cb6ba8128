import type { Fonds } from '../../../domain/archive/fonds.ts';
import { filePlan } from '../../../domain/forms/dossiers/file-plan.ts';
import { fitsPage, inventory, transferList } from '../../../domain/forms/dossiers/inventory.ts';
import type { FormLayout, FormLine, FormValues } from '../../../domain/forms/form-model.ts';
import { numberWordsCapital } from '../../../domain/forms/number-words.ts';
import { schemeHeadings } from '../../../domain/forms/scheme-headings.ts';
import { RequestError } from '../../../ports/errors.ts';
import { dossierValues } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import { demandGiven, type FormDeps, type FormMaker, type FormRequest, type PreparedForm } from './form-maker.ts';
import { selectDossiers, type DossierSelection } from './select-dossiers.ts';

interface ListForm {
  readonly kind: string;
  readonly subject: 'fonds' | 'inventory';
  layout(deps: FormDeps, request: FormRequest, fonds: Fonds): FormLayout;
  /** Whether headings of the scheme part the list, where nobody says. */
  headings(fonds: Fonds): boolean;
}

const FORMS: readonly ListForm[] = [
  { kind: 'inventory', subject: 'inventory', layout: inventoryLayout, headings: isByActivity },
  { kind: 'transfer-list', subject: 'fonds', layout: transferList, headings: isByActivity },
  { kind: 'file-plan', subject: 'fonds', layout: filePlan, headings: () => true },
];

/** Lists of the dossiers of a fonds, a row a dossier. */
export const LIST_FORMS: readonly FormMaker[] = FORMS.map((form) => ({
  kind: form.kind,
  subject: form.subject,
  prepare: (deps, request) => prepare(deps, request, form),
}));

/** @throws RequestError `invalid-request` for columns that leave no room for the title */
function inventoryLayout(deps: FormDeps, { selection, options }: FormRequest, fonds: Fonds): FormLayout {
  const { columns = deps.inventoryColumns } = options;
  if (!fitsPage(columns))
    throw new RequestError('invalid-request', 'The columns do not fit', {
      details: { field: 'columns', reason: deps.text('form.columnsTooWide') },
    });
  const known = fonds.settings.inventories.find(({ number }) => number === selection.inventoryNumber);
  return inventory({ kind: known?.kind ?? 'any', columns });
}

/** Else the same heading would come again and again. */
function isByActivity({ settings }: Fonds): boolean {
  return settings.order.endsWith('activity-time');
}

async function prepare(deps: FormDeps, request: FormRequest, form: ListForm): Promise<PreparedForm> {
  const { selection: wanted, options, given } = request;
  if (form.subject === 'inventory') demandGiven(wanted.inventoryNumber, 'inventoryNumber');
  const selection = await selectDossiers(deps, request);
  const { fonds } = selection;
  const { inventoryNumber } = wanted;
  const values = {
    ...{ ...given, ...(await fondsValues(deps, fonds)) },
    ...(inventoryNumber !== undefined && { inventoryNumber }),
  };
  const counts = { all: 0, permanent: 0, fixedTerm: 0 };
  const withHeadings = options.headings ?? form.headings(fonds);
  const dossiers = rowsOf({ deps, selection, counts, withHeadings, values });
  return {
    form: {
      ...{ kind: form.kind, title: deps.text(`form.kind.${form.kind}`), layout: form.layout(deps, request, fonds) },
      copies: [{ values, lists: { dossiers }, closing: () => closingValues(counts, selection.masked() > 0) }],
    },
    subject: fonds.id,
    name: [fonds.code, inventoryNumber].filter((part) => typeof part === 'string').join('-'),
    masked: () => selection.masked(),
  };
}

interface Counts {
  all: number;
  permanent: number;
  fixedTerm: number;
}

/** How many there are of each kind is not told where the period of some may not be: it would be wrong, or tell it. */
function closingValues({ all, permanent, fixedTerm }: Counts, someAreMasked: boolean): FormValues {
  return {
    ...{ count: String(all), countInWords: numberWordsCapital(all) },
    ...(!someAreMasked && { permanentCount: String(permanent), fixedTermCount: String(fixedTerm) }),
  };
}

interface Rows {
  readonly deps: FormDeps;
  readonly selection: DossierSelection;
  readonly counts: Counts;
  readonly withHeadings: boolean;
  readonly values: FormValues;
}

async function* rowsOf({ deps, selection, counts, withHeadings, values }: Rows): AsyncGenerator<FormLine> {
  const headings = withHeadings ? schemeHeadings(await deps.store.fonds.nodes(selection.fonds.id)) : undefined;
  const fondsCode = values['fondsCode'] ?? '';
  for await (const { shown, masked } of selection.dossiers()) {
    // A placeholder has no heading of its own: it stands where it stands.
    if (!masked) yield* headings?.before(shown.nodeId) ?? [];
    counts.all += 1;
    const { retention } = shown.description;
    counts.permanent += Number(retention?.kind === 'permanent');
    counts.fixedTerm += Number(retention !== undefined && retention.kind !== 'permanent');
    const cells = dossierValues(shown, deps.text);
    yield {
      kind: 'row',
      cells: { ...cells, ordinal: String(counts.all), fonds: fondsCode, inventory: shown.inventoryNumber ?? '' },
    };
  }
}
