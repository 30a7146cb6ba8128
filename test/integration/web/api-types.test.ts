import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import openapiTS, { astToString } from 'openapi-typescript';

const place = (path: string) => new URL(`../../../${path}`, import.meta.url);

describe('web/generated/api', function () {
  this.timeout(30_000);

  it('is what the description of the API says today', async () => {
    const written = readFileSync(fileURLToPath(place('src/web/generated/api.ts')), 'utf8');

    const described = astToString(await openapiTS(place('schemas/openapi.json')));

    const hint = 'run: npx openapi-typescript schemas/openapi.json -o src/web/generated/api.ts';
    expect(withoutHead(written), hint).to.equal(withoutHead(described));
  });
});

/** The command line writes a comment on top that the library does not. */
function withoutHead(source: string): string {
  return source.slice(source.indexOf('export ')).trim();
}
