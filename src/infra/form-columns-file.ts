import schema from '../../schemas/mappings/form-columns.schema.json' with { type: 'json' };
import { checkSheetColumns, type SheetColumns } from '../domain/forms/template/sheet-columns.ts';
import { isTemplateKind, templateFields } from '../domain/forms/template/template-layouts.ts';
import { TemplateError, type TemplateFault } from '../ports/errors.ts';
import { createSchemaValidator } from './schema-validator.ts';

/** Reads columns that an office sets for a form. @throws TemplateError naming each fault */
export function parseFormColumns(
  text: string,
  { kind, file }: { readonly kind: string; readonly file: string },
): SheetColumns {
  const columns = parse(text);
  const faults = createSchemaValidator().compile(schema)(columns);
  if (faults.length > 0)
    throw new TemplateError(
      faults.map(({ field, keyword }) => fault('columns-wrong', { field, reason: keyword })),
      file,
    );
  const given = columns as SheetColumns; // the schema has just said so
  if (given.form !== kind || !isTemplateKind(kind))
    throw new TemplateError([fault('other-form', { form: given.form })], file);
  const wrong = checkSheetColumns(given, templateFields(kind)).filter(({ isWarning }) => !isWarning);
  if (wrong.length > 0)
    throw new TemplateError(
      wrong.map(({ code, details }) => fault(code, details)),
      file,
    );
  return given;

  function parse(json: string): unknown {
    try {
      return JSON.parse(json);
    } catch {
      throw new TemplateError([fault('columns-wrong', { field: '', reason: 'json' })], file);
    }
  }
}

function fault(code: string, details: TemplateFault['details']): TemplateFault {
  return { key: `form.template.${code}`, details };
}
