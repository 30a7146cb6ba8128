import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import importSheet from '../../mappings/spreadsheets/import-sheet-2024.json' with { type: 'json' };
import tt02 from '../../mappings/spreadsheets/tt02-2019.json' with { type: 'json' };
import own from '../../mappings/spreadsheets/vankho.json' with { type: 'json' };
import layoutSchema from '../../schemas/mappings/spreadsheet.schema.json' with { type: 'json' };
import type { Config } from '../config/load-config.ts';
import type { SheetLayout } from '../domain/spreadsheet/layout.ts';
import { createSchemaValidator } from '../infra/schema-validator.ts';
import { ConfigError } from '../ports/errors.ts';

const FOLDER = 'spreadsheets';
/** Of two layouts that fit alike the first is taken. */
const SHIPPED: readonly unknown[] = [own, importSheet, tt02];

/**
 * The shipped layouts, and those of the office in `<schemas.folder>/spreadsheets/*.json`; one of the same id takes the
 * place of ours.
 * @throws ConfigError `office-schema` naming file and place
 */
export function sheetLayouts(config: Pick<Config, 'schemas.folder'>): readonly SheetLayout[] {
  const check = createSchemaValidator().compile(layoutSchema);
  const layouts = new Map<string, SheetLayout>();
  for (const { file, content } of [...SHIPPED.map((one) => ({ file: '', content: one })), ...officeFiles(config)]) {
    const [fault] = check(content);
    if (fault) throw refused(file, { field: fault.field, reason: fault.keyword });
    const layout = content as SheetLayout; // the schema has just said so
    layouts.set(layout.id, layout);
  }
  return [...layouts.values()];
}

function officeFiles(config: Pick<Config, 'schemas.folder'>) {
  const folder = path.join(config['schemas.folder'] ?? '', FOLDER);
  if (config['schemas.folder'] === null || !existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => ({ file: `${FOLDER}/${name}`, content: readJson(folder, name) }));
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  } catch {
    throw refused(`${FOLDER}/${name}`, { field: '', reason: 'not-json' });
  }
}

function refused(file: string, details: { readonly field: string; readonly reason: string }): ConfigError {
  return new ConfigError('office-schema', 'A layout cannot be taken', { details: { file, ...details } });
}
