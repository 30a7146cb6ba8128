import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bundledTypes from '../../mappings/norms/document-types.json' with { type: 'json' };
import officeSchema from '../../schemas/config/office.schema.json' with { type: 'json' };
import bundledDocument from '../../schemas/metadata/document.schema.json' with { type: 'json' };
import { wantedSchema, type SchemaSources } from '../app/wanted-schema.ts';
import type { Config } from '../config/load-config.ts';
import { findNarrowings } from '../domain/metadata/narrowing.ts';
import { createSchemaValidator } from '../infra/schema-validator.ts';
import { ConfigError } from '../ports/errors.ts';
import type { WantedSchema } from '../ports/host-schema.ts';

const BUNDLED: SchemaSources = { document: bundledDocument, documentTypes: bundledTypes };
const DOCUMENT = 'document.schema.json';
const TYPES = 'document-types.json';
const BODIES = 'issuing-bodies.json';

/**
 * What every host shall have: our schema, or the one that the office keeps in `schemas.folder`.
 * @throws ConfigError naming file and place, when it cannot be read, is not valid, or allows less than ours
 */
export function officeWantedSchema(config: Pick<Config, 'schemas.folder'>): WantedSchema {
  const folder = config['schemas.folder'];
  if (folder === null) return wantedSchema(BUNDLED);
  const sources = readSources(folder);
  const narrowings = findNarrowings(BUNDLED.document, sources.document).map((one) => ({ ...one, file: DOCUMENT }));
  const [narrowing] = [...narrowings, ...missingTypes(sources)];
  if (narrowing) throw refused(narrowing.file, narrowing.field, narrowing.keyword);
  return wantedSchema(sources);
}

function readSources(folder: string): SchemaSources {
  const files = {
    document: readJson(path.join(folder, DOCUMENT)),
    documentTypes: optionalJson(path.join(folder, TYPES)) ?? bundledTypes,
    issuingBodies: optionalJson(path.join(folder, BODIES)) ?? [],
  };
  const [fault] = createSchemaValidator().compile(officeSchema)(files);
  if (fault) throw refused('', fault.field, fault.keyword);
  return files as unknown as SchemaSources; // the schema has just said so
}

function missingTypes({ documentTypes }: SchemaSources) {
  const given = new Set(documentTypes.types.map(({ value }) => value));
  return bundledTypes.types
    .filter(({ value }) => !given.has(value))
    .map(({ value }) => ({ file: TYPES, field: value, keyword: 'missing' }));
}

function refused(file: string, field: string, keyword: string): ConfigError {
  const option = ['schemas.folder', file, field].filter((part) => part !== '').join(': ');
  return new ConfigError('config-invalid', 'The schema of the office cannot be taken', {
    details: { option, allowed: keyword },
  });
}

function optionalJson(file: string): unknown {
  return existsSync(file) ? readJson(file) : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError('config-unreadable', 'A schema file cannot be read', { cause, details: { file } });
  }
}
