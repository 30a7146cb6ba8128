import { expect } from 'chai';
import fc from 'fast-check';
import { resultNames } from '../../../../src/hosts/folder/result-paths.ts';
import type { RenditionKind } from '../../../../src/ports/host.ts';

const KINDS: readonly RenditionKind[] = ['access-pdf', 'text', 'record'];
const part = fc.constantFrom('a', 'QĐ 1', '.pdf', '.tif', '.tiff', '.PDF', '.txt', '.json', '.png', '~');
const scanName = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('.pdf', '.tif', '.PDF', '.jpeg', '.png'))
  .map(([parts, ending]) => `x${parts.join('')}${ending}`);

function namesOf(source: string): readonly string[] {
  return KINDS.map((kind) => resultNames([Buffer.from(source)], kind).join('/'));
}

describe('hosts/folder/result-paths', () => {
  it('names the results of a PDF like the PDF', () => {
    expect(namesOf('QĐ 103.pdf')).to.deep.equal(['QĐ 103.pdf', 'QĐ 103.txt', 'QĐ 103.json']);
  });

  it('keeps the whole name of any other scan', () => {
    expect(namesOf('QĐ 103.tif')).to.deep.equal(['QĐ 103.tif.pdf', 'QĐ 103.tif.txt', 'QĐ 103.tif.json']);
  });

  it('keeps the tree of the inbox, byte for byte', () => {
    const source = [Buffer.from('hồ sơ'.normalize('NFD')), Buffer.from([0xff]), Buffer.from('a.pdf')];

    expect(resultNames(source, 'text')).to.deep.equal([...source.slice(0, 2), Buffer.from('a.txt')]);
  });

  it('never gives two scans of a folder one result', () => {
    fc.assert(
      fc.property(fc.uniqueArray(scanName, { minLength: 2, maxLength: 12 }), (sources) => {
        const all = sources.flatMap(namesOf);

        expect(new Set(all).size).to.equal(all.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('cuts names that would become too long, at a character, and keeps them apart', () => {
    const long = (last: string): string => `${'Đ'.repeat(124)}${last}.tif`; // 2 bytes a letter: 253 in all
    const names = [...namesOf(long('a')), ...namesOf(long('b'))];

    expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).to.be.at.most(255);
    expect(new Set(names).size).to.equal(6);
    for (const name of names) expect(name).to.match(/^Đ+~[0-9a-f]{12}\.(pdf|txt|json)$/);
  });
});
