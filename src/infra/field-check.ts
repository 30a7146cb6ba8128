import { parsePartialDate } from '../domain/archive/partial-date.ts';
import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';
import type { FieldCheck } from '../ports/field-check.ts';
import { createSchemaValidator, type Fault } from './schema-validator.ts';

/** All that speaks against a value; `Fault.field` names the field, or the item of it. */
export type FieldFaults = (field: FieldName, value: FieldContent) => readonly Fault[];

/** All controls but tab and line end: they break tables, logs and files for other programs. */
const CONTROLS = /[^\P{Cc}\t\n]/u;

/** By a schema of the record, and by what no schema can say. */
export function createFieldFaults(schema: object): FieldFaults {
  const check = createSchemaValidator().compile(schema);
  return (field, value) => {
    const faults = check({ [field]: value });
    if (faults.length > 0) return faults;
    if (hasControls(value)) return [fault(field, 'controls')];
    // The pattern of the schema lets 31 February pass.
    const isNoDay = field === 'issuedOn' && typeof value === 'string' && parsePartialDate(value) === undefined;
    return isNoDay ? [fault(field, 'date')] : [];
  };
}

/** For values that come from elsewhere than our console: of types of documents only those of the list can stand. */
export function createFieldCheck(schema: object, documentTypes: readonly string[]): FieldCheck {
  const faults = createFieldFaults(schema);
  const types = new Set(documentTypes);
  return (field, value) => {
    const [first] = faults(field, value);
    if (first) return { keyword: first.keyword, details: first.details };
    const isForeign = field === 'documentType' && typeof value === 'string' && !types.has(value);
    return isForeign ? { keyword: 'document-type', details: {} } : undefined;
  };
}

function hasControls(value: FieldContent): boolean {
  if (typeof value === 'number') return false;
  return (typeof value === 'string' ? [value] : value).some((text) => CONTROLS.test(text) || !text.isWellFormed());
}

function fault(field: string, keyword: string): Fault {
  return { field, keyword, details: {} };
}
