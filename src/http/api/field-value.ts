import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import { parsePartialDate } from '../../domain/archive/partial-date.ts';
import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import { createSchemaValidator } from '../../infra/schema-validator.ts';
import { ValidationError, invalid } from '../http-error.ts';

/** Takes a value for a field as a person typed it and gives it as it is kept. @throws ValidationError naming the field */
export type FieldCheck = (field: FieldName, value: FieldContent) => FieldContent;

/** By the one document schema; blanks around a text are typing, not content. */
export function createFieldCheck(): FieldCheck {
  const check = createSchemaValidator().compile(documentSchema);
  return (field, given) => {
    const value = trimmed(given);
    const faults = check({ [field]: value });
    if (faults.length > 0) throw new ValidationError(faults);
    // The pattern of the schema lets 31 February pass.
    if (field === 'issuedOn' && typeof value === 'string' && parsePartialDate(value) === undefined)
      throw invalid(field, 'date');
    return value;
  };
}

function trimmed(value: FieldContent): FieldContent {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.trim() : value.map((item) => item.trim());
}
