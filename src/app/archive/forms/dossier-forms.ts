import { maskDocuments } from '../../../domain/access/mask.ts';
import type { Shown } from '../../../domain/access/mask.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { closingNote } from '../../../domain/forms/dossiers/closing-note.ts';
import { cover } from '../../../domain/forms/dossiers/cover.ts';
import { descriptionSlip } from '../../../domain/forms/dossiers/description-slip.ts';
import { documentList } from '../../../domain/forms/dossiers/document-list.ts';
import type { FormCopy, FormLayout, FormLine, FormValues } from '../../../domain/forms/form-model.ts';
import { closingNoteValues, documentValues, dossierValues } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import type { FormDeps, FormMaker, FormOptions, FormRequest, PreparedForm } from './form-maker.ts';
import { dossierLink } from './record-links.ts';
import { inBatches, selectDossiers, type DossierSelection } from './select-dossiers.ts';

interface DossierForm {
  readonly kind: string;
  layout(options: FormOptions): FormLayout;
  /** Whether the documents of the dossiers are asked for. */
  readonly withDocuments: boolean;
}

const FORMS: readonly DossierForm[] = [
  { kind: 'description-slip', layout: descriptionSlip, withDocuments: false },
  { kind: 'cover', layout: ({ coverSize = 'a4' }) => cover(coverSize), withDocuments: true },
  { kind: 'closing-note', layout: closingNote, withDocuments: true },
  {
    kind: 'document-list',
    layout: ({ documentListOrder = 'cv283' }) => documentList(documentListOrder),
    withDocuments: true,
  },
];

/** Forms of single dossiers: a copy each, in one file. */
export const DOSSIER_FORMS: readonly FormMaker[] = FORMS.map((form) => ({
  kind: form.kind,
  subject: 'dossiers',
  prepare: (deps, request) => prepare(deps, request, form),
}));

async function prepare(deps: FormDeps, request: FormRequest, form: DossierForm): Promise<PreparedForm> {
  const selection = await selectDossiers(deps, request);
  const { fonds } = selection;
  const { ids } = request.selection;
  const common = { ...request.given, ...(await fondsValues(deps, fonds)) };
  const counter = { masked: 0 };
  return {
    form: {
      ...{ kind: form.kind, title: deps.text(`form.kind.${form.kind}`), layout: form.layout(request.options) },
      copies: copiesOf({ deps, request, form, selection, common, counter }),
    },
    subject: ids?.length === 1 && ids[0] !== undefined ? ids[0] : fonds.id,
    name: fonds.code ?? '',
    masked: () => selection.masked() + counter.masked,
  };
}

interface Copies {
  readonly deps: FormDeps;
  readonly request: FormRequest;
  readonly form: DossierForm;
  readonly selection: DossierSelection;
  readonly common: FormValues;
  readonly counter: { masked: number };
}

const DOSSIERS_AT_A_TIME = 50;

async function* copiesOf(copies: Copies): AsyncGenerator<FormCopy> {
  const { deps, form, selection, request } = copies;
  for await (const some of inBatches(selection.dossiers(), DOSSIERS_AT_A_TIME)) {
    const ids = some.filter(({ masked }) => !masked).map(({ shown }) => shown.id);
    const documents = form.withDocuments ? await deps.store.dossiers.documentsOf(ids) : new Map<string, never>();
    for (const dossier of some) {
      const own = documents.get(dossier.shown.id) ?? [];
      // Of a whole fonds only those that have a list; of those that were named all.
      const isLeftOut = form.kind === 'document-list' && request.selection.ids === undefined && own.length === 0;
      if (!isLeftOut) yield copyOf(copies, dossier, own);
    }
  }
}

function copyOf(copies: Copies, { shown: dossier }: Shown<Dossier>, documents: readonly DocumentInDossier[]): FormCopy {
  const { deps, selection, common } = copies;
  const link = dossierLink(deps, selection.fonds, dossier);
  const values = { ...common, ...dossierValues(dossier, deps.text), ...closingNoteValues(dossier, documents), link };
  return { values, lists: { documents: documentLines(copies, dossier, documents) } };
}

/** Documents of a secret keep their number and their sheet. */
function* documentLines(
  { deps, request, counter }: Copies,
  dossier: Dossier,
  documents: readonly DocumentInDossier[],
): Generator<FormLine> {
  for (const { shown, masked } of maskDocuments(dossier, documents, request.viewer)) {
    counter.masked += Number(masked);
    const subject = deps.text('dossier.secret');
    yield { kind: 'row', cells: { ...documentValues(shown), ...(masked && { subject }) } };
  }
}
