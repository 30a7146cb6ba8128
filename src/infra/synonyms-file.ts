import { readFileSync } from 'node:fs';
import synonymsSchema from '../../schemas/retention/office-synonyms.schema.json' with { type: 'json' };
import {
  SHIPPED_SYNONYMS,
  withOffice,
  type Synonyms,
  type SynonymTables,
} from '../domain/retention/proposals/lexicon.ts';
import { titleWords } from '../domain/retention/proposals/title-words.ts';
import { ConfigError } from '../ports/errors.ts';
import { createSchemaValidator } from './schema-validator.ts';

/**
 * The shipped words for proposals of periods, and beside them those that the office keeps in a file.
 * @throws ConfigError `config-unreadable`; `config-invalid` naming the file and the entry
 */
export function readSynonyms(file: string | null): Synonyms {
  if (file === null) return SHIPPED_SYNONYMS;
  const content = readJson(file);
  const [fault] = createSchemaValidator().compile(synonymsSchema)(content);
  if (fault) throw refused(file, fault.field, SHAPE);
  const tables = content as SynonymTables; // the schema has just said so
  refuseEntries(file, tables);
  return withOffice(tables);
}

const SHAPE = '{"replacements": [{"reason": "…", "entries": {"SNV": "sở nội vụ"}}]}';

function readJson(file: string): unknown {
  try {
    return JSON.parse(
      readFileSync(file, 'utf8')
        .replace(/^\uFEFF/, '')
        .normalize('NFC'),
    );
  } catch (cause) {
    throw new ConfigError('config-unreadable', 'The file of synonyms cannot be read', { cause, details: { file } });
  }
}

/** What could never be found in a title, would change nothing, or is said twice. */
function refuseEntries(file: string, { replacements }: SynonymTables): void {
  const seen = new Set<string>();
  for (const [at, { entries }] of replacements.entries())
    for (const [words, as] of Object.entries(entries)) {
      const [from, to] = [keyOf(words), keyOf(as)];
      const place = `replacements.${String(at)}.entries.${words}`;
      if (from === '' || to === '' || from === to) throw refused(file, place, '"SNV": "sở nội vụ"');
      if (seen.has(from)) throw refused(file, place, '1×');
      seen.add(from);
    }
}

function keyOf(text: string): string {
  return titleWords(text)
    .map(({ key }) => key)
    .join(' ');
}

function refused(file: string, field: string, allowed: string): ConfigError {
  const details = { option: 'retention.synonyms', file, allowed, ...(field !== '' && { field }) };
  return new ConfigError('config-invalid', 'The synonyms of the office cannot be taken', { details });
}
