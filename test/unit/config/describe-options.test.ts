import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { configSchema, hostTable, optionTable } from '../../../src/config/describe-options.ts';
import { OPTIONS } from '../../../src/config/options.ts';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

describe('config/describe-options', () => {
  it('stands behind the schema of the configuration file', () => {
    expect(JSON.parse(read('schemas/config/config.schema.json'))).to.deep.equal(
      JSON.parse(JSON.stringify(configSchema(OPTIONS))),
      'run: node scripts/operations-table.ts',
    );
  });

  it('says of every secret, and of nothing else, that it may come as a file', () => {
    const rows = optionTable(OPTIONS).split('\n');
    const asFile = rows.filter((row) => row.includes('_FILE`')).map((row) => /^\| `([^`]+)`/.exec(row)?.[1]);

    expect(asFile).to.deep.equal(['store.url', 'http.metricsToken']);
  });

  it('stands behind the table in the operations guide', () => {
    const plain = (text: string) => text.replace(/[\s-]+/g, ' ');

    expect(plain(read('docs/operations.md'))).to.include(
      plain(optionTable(OPTIONS)),
      'run: node scripts/operations-table.ts',
    );
    expect(plain(read('docs/operations.md'))).to.include(plain(hostTable()), 'run: node scripts/operations-table.ts');
  });
});
