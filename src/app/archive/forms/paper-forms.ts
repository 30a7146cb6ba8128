import type { Viewer } from '../../../domain/access/sight.ts';
import type { FormCopy, FormValues } from '../../../domain/forms/form-model.ts';
import { OPEN_DATES } from '../../../domain/forms/minutes/minutes-words.ts';
import { paperLayout } from '../../../domain/forms/minutes/paper-layout.ts';
import { paperOf, type PaperKind } from '../../../domain/forms/minutes/papers.ts';
import { authorityOf } from '../../../domain/forms/minutes/registered.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { FormDeps, FormRequest, PreparedForm } from './form-maker.ts';

/** What stands in a paper: what the records say of it, and of the body. */
export interface PaperContent {
  readonly copy: FormCopy;
  /** Of the fonds and the body that made it. */
  readonly common: FormValues;
  readonly subject: string;
  readonly name: string;
  readonly masked?: () => number;
}

/**
 * A paper ready to be drawn. Who makes it is not always the body that made the fonds: its name, place and signer may be
 * given; of what the records say of the paper itself nothing can be.
 */
export function preparePaper(
  { text }: FormDeps,
  { given }: FormRequest,
  { kind, content }: { readonly kind: PaperKind; readonly content: PaperContent },
): PreparedForm {
  const { copy, common, subject, name, masked = () => 0 } = content;
  const values = { ...OPEN_DATES, ...common, ...given, ...copy.values };
  const position = values['signerPosition'];
  const authority = position === undefined ? {} : { authority: authorityOf(position) };
  return {
    form: {
      ...{ kind, title: text(`form.kind.${kind}`), layout: paperLayout(paperOf(kind)) },
      copies: [{ ...copy, values: { ...authority, ...values } }],
    },
    ...{ subject, name, masked },
  };
}

/** The one thing that a paper is of. @throws RequestError `invalid-request` */
export function demandOne({ selection }: FormRequest): string {
  const [id, ...others] = selection.ids ?? [];
  if (id !== undefined && others.length === 0) return id;
  throw new RequestError('invalid-request', 'The form is of one thing', { details: { field: 'ids' } });
}

/** Papers about the work of the archive are for those who work in it: for others they are not there. */
export function demandStaff({ sight, within }: Viewer, id: string): void {
  if (sight !== 'open' && within === undefined) return;
  throw new RequestError('not-found', 'Nothing of this id', { details: { id } });
}
