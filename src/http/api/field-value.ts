import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import { createFieldFaults } from '../../infra/field-check.ts';
import { ValidationError } from '../http-error.ts';

/** Takes a value for a field as a person typed it and gives it as it is kept. @throws ValidationError naming the field */
export type FieldReader = (field: FieldName, value: FieldContent) => FieldContent;

/** By the one document schema; blanks around a text are typing, not content. */
export function createFieldReader(): FieldReader {
  const faultsOf = createFieldFaults(documentSchema);
  return (field, given) => {
    const value = trimmed(given);
    const faults = faultsOf(field, value);
    if (faults.length > 0) throw new ValidationError(faults);
    return value;
  };
}

function trimmed(value: FieldContent): FieldContent {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.trim() : value.map((item) => item.trim());
}
