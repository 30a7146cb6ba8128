import type { Viewer } from '../../../domain/access/sight.ts';
import type { CoverSize } from '../../../domain/forms/dossiers/cover.ts';
import type { DocumentListOrder } from '../../../domain/forms/dossiers/document-list.ts';
import type { InventoryColumn } from '../../../domain/forms/dossiers/inventory.ts';
import type { Form, FormValues } from '../../../domain/forms/form-model.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { FormFormat, FormRenderer } from '../../../ports/form-renderer.ts';
import type { AppDeps } from '../../deps.ts';

export interface FormDeps extends Pick<AppDeps, 'store' | 'clock'> {
  readonly renderers: readonly FormRenderer[];
  /** Words in the language of the archive, e.g. of retention periods. */
  readonly text: (key: string, details?: Readonly<Record<string, string | number>>) => string;
  /** Where people reach the console; without it QR codes say the code of the record. */
  readonly consoleUrl?: string;
  /** Of an inventory, where nobody says. */
  readonly inventoryColumns: readonly InventoryColumn[];
}

/**
 * What a form is made of: `inventory` is a fonds with the number of one of its inventories; a case of disposal, a project
 * and a receipt are the one id that is named.
 */
export const FORM_SUBJECTS = ['fonds', 'inventory', 'dossiers', 'boxes', 'case', 'project', 'receipt'] as const;
export type FormSubject = (typeof FORM_SUBJECTS)[number];

export interface FormSelection {
  readonly fondsId?: string;
  /** Mục lục số. */
  readonly inventoryNumber?: string;
  /** Of the dossiers or boxes; all of the fonds (and inventory) where there are none. Of a case, project or receipt: the one. */
  readonly ids?: readonly string[];
}

export interface FormOptions {
  readonly documentListOrder?: DocumentListOrder;
  readonly coverSize?: CoverSize;
  /** Of an inventory. */
  readonly columns?: readonly InventoryColumn[];
  /** Whether headings of the scheme part an inventory; by the order of the fonds where absent. */
  readonly headings?: boolean;
}

export interface FormRequest {
  readonly kind: string;
  readonly format: FormFormat;
  readonly selection: FormSelection;
  readonly options: FormOptions;
  /** What only a person knows: place, number of a decision. Never in the place of what the records say. */
  readonly given: FormValues;
  /** What is hidden from him stands on the form as a placeholder. */
  readonly viewer: Viewer;
  readonly actor: string;
  /** Of the file, which must not exist yet. */
  readonly path: string;
  readonly signal?: AbortSignal;
}

/** A form ready to be drawn. */
export interface PreparedForm {
  readonly form: Form;
  /** What the ledger files it under: a dossier, a box, else the fonds. */
  readonly subject: string;
  /** Part of the name of the file, beside the kind. */
  readonly name: string;
  /** Placeholders that were printed; known when it is drawn. */
  masked(): number;
}

/** One kind of form. Its title is the message `form.kind.<kind>`. */
export interface FormMaker {
  readonly kind: string;
  readonly subject: FormSubject;
  /** @throws RequestError `invalid-request` (the selection does not fit), `not-found` */
  prepare(deps: FormDeps, request: FormRequest): Promise<PreparedForm>;
}

/** @throws RequestError `invalid-request` */
export function demandGiven<Value>(value: Value | undefined, field: string): Value {
  if (value !== undefined) return value;
  throw new RequestError('invalid-request', 'The form needs to know more', { details: { field } });
}

/** Members that are known and not empty. */
export function known(values: Readonly<Record<string, string | number | null | undefined>>): FormValues {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
