import type { FormDeps } from '../app/archive/forms/form-maker.ts';
import { formSettingsOf } from '../config/form-settings.ts';
import type { Config } from '../config/load-config.ts';
import { createDocxFormRenderer } from '../formats/docx/docx-form-renderer.ts';
import type { FormatsPool } from '../formats/formats-pool.ts';
import { createPdfFormRenderer } from '../formats/pdf-form/pdf-form-renderer.ts';
import { createXlsxFormRenderer } from '../formats/xlsx/xlsx-form-renderer.ts';
import { message } from '../infra/messages/message.ts';
import { systemClock } from '../infra/system.ts';
import type { Store } from '../ports/store.ts';
import { officeTemplates, templatesFolder } from './office-templates.ts';

/** What makes printed forms, in every format that there is. */
export function formDeps(config: Config, parts: { readonly store: Store; readonly pool: FormatsPool }): FormDeps {
  const { store, pool } = parts;
  const office = officeTemplates(templatesFolder(config));
  return {
    ...formSettingsOf(config),
    ...{ store, clock: systemClock },
    renderers: [
      createPdfFormRenderer(pool),
      createDocxFormRenderer(office.docx, pool),
      createXlsxFormRenderer(office.xlsx),
    ],
    text: (key, details) => message(key, details),
  };
}
