import accessFacts from '../../schemas/archive/access-facts.schema.json' with { type: 'json' };
import arrangementProject from '../../schemas/archive/arrangement-project.schema.json' with { type: 'json' };
import authorities from '../../schemas/archive/authorities.schema.json' with { type: 'json' };
import disposalCase from '../../schemas/archive/disposal-case.schema.json' with { type: 'json' };
import disposalItem from '../../schemas/archive/disposal-item.schema.json' with { type: 'json' };
import fonds from '../../schemas/archive/fonds.schema.json' with { type: 'json' };
import organisation from '../../schemas/archive/organisation.schema.json' with { type: 'json' };
import person from '../../schemas/archive/person.schema.json' with { type: 'json' };
import receipt from '../../schemas/archive/receipt.schema.json' with { type: 'json' };
import documentMetadata from '../../schemas/metadata/document.schema.json' with { type: 'json' };
import dossierMetadata from '../../schemas/metadata/dossier.schema.json' with { type: 'json' };
import fondsMetadata from '../../schemas/metadata/fonds.schema.json' with { type: 'json' };
import { parsePartialDate } from '../domain/archive/partial-date.ts';
import type { RecordCheck, RecordFault, RecordSchema } from '../ports/record-check.ts';
import { createSchemaValidator, type Check } from './schema-validator.ts';

const SCHEMAS: Readonly<Record<RecordSchema, object>> = {
  ...{ organisation, person, fonds, receipt, authorities },
  'arrangement-project': arrangementProject,
  dossier: dossierMetadata,
  document: documentMetadata,
  'disposal-case': disposalCase,
  'disposal-item': disposalItem,
  'access-facts': accessFacts,
};

/** Records of the archive by their schemas, and by what those cannot say: controls, days that do not exist. */
export function createRecordCheck(): RecordCheck {
  const validator = createSchemaValidator({ [fondsMetadata.$id]: fondsMetadata });
  const byName = new Map<RecordSchema, Check>();
  // Compiled when first asked for: all of them take longer than many a command runs. A test compiles each.
  const checkOf = (name: RecordSchema): Check => {
    const check = byName.get(name) ?? validator.compile(SCHEMAS[name]);
    byName.set(name, check);
    return check;
  };
  return (schema, record) => {
    const faults = checkOf(schema)(record);
    return faults.length > 0 ? faults : [...textFaults(record, '')];
  };
}

/** All controls but tab and line end: they break tables, logs and files for other programs. */
const CONTROLS = /[^\P{Cc}\t\n]/u;
/** The patterns of the schemas let 31 February pass. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function* textFaults(value: unknown, field: string): Generator<RecordFault> {
  if (typeof value === 'string') {
    if (CONTROLS.test(value) || !value.isWellFormed()) yield { field, keyword: 'controls', details: {} };
    if (DAY.test(value) && parsePartialDate(value) === undefined) yield { field, keyword: 'date', details: {} };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      yield* textFaults(member, field === '' ? key : `${field}.${key}`);
  }
}
