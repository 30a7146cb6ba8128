import type { FormTemplateTools } from '../cli/context.ts';
import { FIELD_WORDS } from '../domain/forms/template/field-words.ts';
import { HEADED_LISTS } from '../domain/forms/template/layout-fields.ts';
import { templateLayout } from '../domain/forms/template/template-layouts.ts';
import { createTemplateFiller } from '../formats/docx/create-template-filler.ts';
import { layoutToTemplate } from '../formats/docx/layout/layout-to-template.ts';

/** For `vankho form templates|check`, which need no store. */
export function openTemplates(): FormTemplateTools {
  return {
    filler: createTemplateFiller(),
    shipped: (kind) => layoutToTemplate(templateLayout(kind), { words: FIELD_WORDS, headed: HEADED_LISTS }),
  };
}
