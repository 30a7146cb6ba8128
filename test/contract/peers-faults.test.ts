import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const page = readFileSync(new URL('peers-faults.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => /^\| +\d+ +\|/.test(line));

/** `path` "title"; "title" of the path before it. */
function testsIn(row: string): readonly { readonly path: string; readonly title: string }[] {
  let path = '';
  return [...row.matchAll(/`(\S+\.ts)`|"([^"]+)"/g)].flatMap(([, file, title]) => {
    if (file !== undefined) path = file;
    return title === undefined || path === '' ? [] : [{ path, title }];
  });
}

describe('contract/peers-faults', () => {
  it('has a row for each of the eighteen', () => {
    expect(rows.map((row) => Number(row.split('|')[1]))).to.deep.equal(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
  });

  for (const row of rows)
    it(`names tests that are there for fault ${String(row.split('|')[1]).trim()}`, () => {
      const tests = testsIn(row);

      expect(tests).not.to.deep.equal([]);
      for (const { path, title } of tests) {
        const url = new URL(`../${path}`, import.meta.url);
        expect(existsSync(url), path).to.equal(true);
        expect(readFileSync(url, 'utf8'), `${path}: ${title}`).to.include(`it('${title}'`);
      }
    });
});
