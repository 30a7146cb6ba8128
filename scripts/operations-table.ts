// Writes the table of options into docs/operations.md and schemas/config/config.schema.json; both come from one table.
import { readFileSync, writeFileSync } from 'node:fs';
import { OPTIONS } from '../src/config/options.ts';
import { configSchema, optionTable } from '../src/config/describe-options.ts';

const START = '<!-- options:start -->';
const END = '<!-- options:end -->';
const guide = new URL('../docs/operations.md', import.meta.url);
const schema = new URL('../schemas/config/config.schema.json', import.meta.url);

const text = readFileSync(guide, 'utf8');
const before = text.slice(0, text.indexOf(START) + START.length);
const after = text.slice(text.indexOf(END));
writeFileSync(guide, `${before}\n\n${optionTable(OPTIONS)}\n\n${after}`);
writeFileSync(schema, `${JSON.stringify(configSchema(OPTIONS), undefined, 2)}\n`);
