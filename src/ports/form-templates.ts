import type { PlaceholderUse } from '../domain/forms/template/check-placeholders.ts';
import type { FormSheet } from '../domain/forms/template/sheet-columns.ts';
import type { TemplateValues } from '../domain/forms/template/template-fields.ts';

/** Fills templates (DOCX) with values. Nothing in a template is run or fetched. */
export interface TemplateFiller {
  /**
   * The placeholders in their order.
   * @throws FileError `office-file-…`; TemplateError where braces are not paired or a loop lies across cells
   */
  placeholders(template: Uint8Array): Promise<readonly PlaceholderUse[]>;
  /**
   * The filled document; the same template and values give the same bytes. Values are texts, never markup.
   * @throws as `placeholders`
   */
  fill(template: Uint8Array, values: TemplateValues): Promise<Uint8Array>;
}

export interface OfficeTemplate {
  /** Of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Templates that the office has put in the place of those shipped. */
export interface OfficeTemplates {
  /** @throws FileError */
  find(kind: string): Promise<OfficeTemplate | undefined>;
}

/** Columns of workbooks that the office has set in the place of ours. */
export interface OfficeColumns {
  /** @throws FileError, TemplateError */
  find(kind: string): Promise<readonly FormSheet[] | undefined>;
}
