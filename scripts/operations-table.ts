// Writes the table of options into docs/operations.md and schemas/config/config.schema.json; both come from one table.
import { readFileSync, writeFileSync } from 'node:fs';
import { OPTIONS } from '../src/config/options.ts';
import { configSchema, hostTable, optionTable } from '../src/config/describe-options.ts';

const guide = new URL('../docs/operations.md', import.meta.url);
const schema = new URL('../schemas/config/config.schema.json', import.meta.url);

const text = readFileSync(guide, 'utf8');
writeFileSync(guide, between(between(text, 'options', optionTable(OPTIONS)), 'hosts', hostTable()));
writeFileSync(schema, `${JSON.stringify(configSchema(OPTIONS), undefined, 2)}\n`);

function between(text: string, name: string, table: string): string {
  const start = `<!-- ${name}:start -->`;
  const before = text.slice(0, text.indexOf(start) + start.length);
  return `${before}\n\n${table}\n\n${text.slice(text.indexOf(`<!-- ${name}:end -->`))}`;
}
