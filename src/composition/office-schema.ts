import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bundledTypes from '../../mappings/norms/document-types.json' with { type: 'json' };
import officeSchema from '../../schemas/config/office.schema.json' with { type: 'json' };
import bundledDocument from '../../schemas/metadata/document.schema.json' with { type: 'json' };
import { wantedSchema, type SchemaSources } from '../app/wanted-schema.ts';
import type { Config } from '../config/load-config.ts';
import type { FieldName } from '../domain/metadata/field-name.ts';
import { findNarrowings, type SchemaProperty } from '../domain/metadata/narrowing.ts';
import { createFieldCheck } from '../infra/field-check.ts';
import { createSchemaValidator } from '../infra/schema-validator.ts';
import { ConfigError } from '../ports/errors.ts';
import type { FieldCheck } from '../ports/field-check.ts';
import type { WantedSchema } from '../ports/host-schema.ts';
import type { HostValueName } from '../ports/host-values.ts';

const BUNDLED: SchemaSources = { document: bundledDocument, documentTypes: bundledTypes };
const DOCUMENT = 'document.schema.json';
const TYPES = 'document-types.json';
const BODIES = 'issuing-bodies.json';

/** Values that the archive itself shows in hosts: an office's field of the name would be taken for one of them. */
const RESERVED: Readonly<Record<Exclude<HostValueName, FieldName>, true>> = {
  title: true,
  created: true,
  createdBefore: true,
  evidence: true,
  retentionPeriod: true,
  retentionItem: true,
  retentionDueOn: true,
  retentionHold: true,
  disposalState: true,
  dossierTitle: true,
  dossierState: true,
};

/** What cannot be taken, and why: a keyword of JSON Schema or one of the words below. */
interface Fault {
  readonly file: string;
  readonly field: string;
  readonly reason: string;
}

/**
 * What every host shall have: our schema, or the one that the office keeps in `schemas.folder`.
 * @throws ConfigError `office-schema` naming file and place, when it is not valid, allows less than ours or uses a name
 * twice; `config-unreadable`
 */
export function officeWantedSchema(config: Pick<Config, 'schemas.folder'>): WantedSchema {
  return wantedSchema(officeSources(config));
}

/** Holds values against the same schema and types. @throws ConfigError as `officeWantedSchema` */
export function officeFieldCheck(config: Pick<Config, 'schemas.folder'>): FieldCheck {
  const { document, documentTypes } = officeSources(config);
  const properties = Object.entries(document.properties).map(([name, property]) => [name, ruleOf(property)]);
  const schema = { type: 'object', properties: Object.fromEntries(properties) as object };
  return createFieldCheck(
    schema,
    documentTypes.types.map(({ value }) => value),
  );
}

/** What else stands there is left to the office, and may be no JSON Schema at all. */
function ruleOf(property: SchemaProperty): object {
  const named = Object.entries(property).filter(([keyword]) => RULES.includes(keyword));
  return { ...Object.fromEntries(named), ...(property.items && { items: ruleOf(property.items) }) };
}

const RULES = [
  ...['type', 'enum', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'uniqueItems'],
];

function officeSources(config: Pick<Config, 'schemas.folder'>): SchemaSources {
  const folder = config['schemas.folder'];
  if (folder === null) return BUNDLED;
  const sources = readSources(folder);
  const [fault] = faultsIn(sources);
  if (fault) throw refused(fault);
  return sources;
}

function readSources(folder: string): SchemaSources {
  const files = {
    document: readJson(path.join(folder, DOCUMENT)),
    documentTypes: optionalJson(path.join(folder, TYPES)) ?? bundledTypes,
    issuingBodies: optionalJson(path.join(folder, BODIES)) ?? [],
  };
  const [fault] = createSchemaValidator().compile(officeSchema)(files);
  if (fault) throw refused(placeOf(fault.field, fault.keyword));
  return files as unknown as SchemaSources; // the schema has just said so
}

/** The schema speaks of all files as one: `document.properties.x` is in the first of them. */
function placeOf(field: string, reason: string): Fault {
  const [part = '', ...rest] = field.split('.');
  const file = { document: DOCUMENT, documentTypes: TYPES, issuingBodies: BODIES }[part] ?? part;
  return { file, field: rest.join('.'), reason };
}

function faultsIn({ document, documentTypes, issuingBodies = [] }: SchemaSources): readonly Fault[] {
  const { types } = documentTypes;
  const given = new Set(types.map(({ value }) => value));
  const missing = bundledTypes.types.filter(({ value }) => !given.has(value));
  const reserved = Object.keys(document.properties).filter((key) => Object.hasOwn(RESERVED, key));
  return [
    ...findNarrowings(BUNDLED.document, document).map(({ field, keyword: reason }) => ({
      file: DOCUMENT,
      field,
      reason,
    })),
    ...reserved.map((field) => ({ file: DOCUMENT, field, reason: 'reserved' })),
    ...missing.map(({ value }) => ({ file: TYPES, field: value, reason: 'missing' })),
    ...twice(types.map(({ value }) => value)).map((field) => ({ file: TYPES, field, reason: 'duplicate' })),
    ...twice(types.map(({ vi }) => vi)).map((field) => ({ file: TYPES, field, reason: 'duplicate' })),
    ...twice(issuingBodies).map((field) => ({ file: BODIES, field, reason: 'duplicate' })),
  ];
}

/** Names that people cannot tell apart: a host may take them for one, or keep both. */
function twice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const plain = name.trim();
    const folded = plain.toLocaleLowerCase('vi');
    if (seen.has(folded)) return [plain];
    seen.add(folded);
    return [];
  });
}

function refused({ file, field, reason }: Fault): ConfigError {
  return new ConfigError('office-schema', 'The schema of the office cannot be taken', {
    details: { file, field, reason },
  });
}

function optionalJson(file: string): unknown {
  return existsSync(file) ? readJson(file) : undefined;
}

function readJson(file: string): unknown {
  try {
    // Some editors write a byte order mark, some systems decomposed letters.
    return JSON.parse(
      readFileSync(file, 'utf8')
        .replace(/^\uFEFF/, '')
        .normalize('NFC'),
    );
  } catch (cause) {
    throw new ConfigError('config-unreadable', 'A schema file cannot be read', { cause, details: { file } });
  }
}
