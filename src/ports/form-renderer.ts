import type { Form } from '../domain/forms/form-model.ts';

export const FORM_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

export interface DrawnForm {
  /** Copies that were drawn. */
  readonly copies: number;
  /** Rows of all lists, without headings. */
  readonly rows: number;
  /** Of the formats that have pages. */
  readonly pages?: number;
}

/** Draws a form into a file: by its layout, or by a template of the kind. */
export interface FormRenderer {
  readonly format: FormFormat;
  readonly mediaType: string;
  /** Whether it can draw forms of the kind: there may be no template for it. */
  draws(kind: string): boolean;
  /**
   * Writes the file, which must not exist yet; nothing is left of it where it fails. Lists are read as a stream.
   * @throws FileError; the reason of `signal` when it is aborted
   */
  draw(form: Form, path: string, signal?: AbortSignal): Promise<DrawnForm>;
}
