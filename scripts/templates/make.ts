// Writes the templates that come with the program, templates/vi/*.docx, from the layouts of the forms. Run it after a
// change of a layout or of a name in mappings/forms/fields.json: node scripts/templates/make.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIELD_WORDS } from '../../src/domain/forms/template/field-words.ts';
import { HEADED_LISTS } from '../../src/domain/forms/template/layout-fields.ts';
import { TEMPLATE_KINDS, templateLayout } from '../../src/domain/forms/template/template-layouts.ts';
import { layoutToTemplate } from '../../src/formats/docx/layout/layout-to-template.ts';

const folder = path.join(import.meta.dirname, '../../templates/vi');
mkdirSync(folder, { recursive: true });
for (const kind of TEMPLATE_KINDS) {
  const template = layoutToTemplate(templateLayout(kind), { words: FIELD_WORDS, headed: HEADED_LISTS });
  writeFileSync(path.join(folder, `${kind}.docx`), template);
}
