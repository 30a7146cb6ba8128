import { RequestError } from '../../../ports/errors.ts';
import type { DrawnForm, FormFormat, FormRenderer } from '../../../ports/form-renderer.ts';
import { ARRANGEMENT_FORMS } from './arrangement-forms.ts';
import { BOX_LABELS } from './box-labels.ts';
import { DISPOSAL_FORMS } from './disposal-forms.ts';
import { DOSSIER_FORMS } from './dossier-forms.ts';
import { FONDS_FORMS } from './fonds-forms.ts';
import type { FormDeps, FormMaker, FormRequest, FormSubject } from './form-maker.ts';
import { LIST_FORMS } from './list-forms.ts';

/** All forms, in the order in which people are shown them. */
const FORM_MAKERS: readonly FormMaker[] = [
  ...DOSSIER_FORMS,
  ...LIST_FORMS,
  BOX_LABELS,
  ...FONDS_FORMS,
  ...ARRANGEMENT_FORMS,
  ...DISPOSAL_FORMS,
];

export interface FormKind {
  readonly kind: string;
  readonly subject: FormSubject;
  readonly formats: readonly FormFormat[];
}

export function formKinds({ renderers }: Pick<FormDeps, 'renderers'>): readonly FormKind[] {
  return FORM_MAKERS.map(({ kind, subject }) => ({
    ...{ kind, subject },
    formats: renderers.filter((renderer) => renderer.draws(kind)).map(({ format }) => format),
  }));
}

export interface MadeForm extends DrawnForm {
  /** As it may be called where it goes: `inventory-P01-01.pdf`. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Placeholders in the place of what the reader may not see. */
  readonly masked: number;
}

/**
 * Draws a form into a file; the ledger says who had what printed.
 * @throws RequestError `not-found` (form, fonds, dossier, box), `invalid-request`; FileError
 */
export async function makeForm(deps: FormDeps, request: FormRequest): Promise<MadeForm> {
  const { kind, format, path, actor, selection, signal } = request;
  const maker = FORM_MAKERS.find((one) => one.kind === kind);
  if (maker === undefined) throw new RequestError('not-found', 'No such form', { details: { id: kind } });
  const renderer = rendererOf(deps, request);
  const prepared = await maker.prepare(deps, request);
  const drawn = await renderer.draw(prepared.form, path, signal);
  const masked = prepared.masked();
  const { copies, rows } = drawn;
  const { ids, inventoryNumber } = selection;
  const body = {
    ...{ kind, format, copies, rows, masked },
    ...(inventoryNumber !== undefined && { inventoryNumber }),
    ...(ids !== undefined && { ids }),
  };
  await deps.store.transaction(() =>
    deps.store.ledger.append({ action: 'form.made', subject: prepared.subject, actor, body }),
  );
  const parts = [kind, prepared.name.replaceAll(/[^A-Za-z0-9_-]+/g, '-')].filter((part) => part !== '');
  return { ...drawn, masked, mediaType: renderer.mediaType, fileName: `${parts.join('-')}.${format}` };
}

function rendererOf({ renderers, text }: FormDeps, { kind, format }: FormRequest): FormRenderer {
  const renderer = renderers.find((one) => one.format === format && one.draws(kind));
  if (renderer !== undefined) return renderer;
  throw new RequestError('invalid-request', 'The form is not made in this format', {
    details: { field: 'format', reason: text('form.formatMissing', { format }) },
  });
}
