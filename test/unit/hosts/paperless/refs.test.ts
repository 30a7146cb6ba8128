import { expect } from 'chai';
import { documentRef, parseRef, pendingRef } from '../../../../src/hosts/paperless/refs.ts';
import { releaseOf } from '../../../../src/hosts/paperless/versions.ts';

const SHA256 = 'ab'.repeat(32);

describe('hosts/paperless/refs', () => {
  it('reads back what it gave out', () => {
    expect(parseRef(documentRef(29))).to.deep.equal({ kind: 'document', id: 29 });
    expect(parseRef(pendingRef(SHA256))).to.deep.equal({ kind: 'pending', sha256: SHA256 });
  });

  for (const ref of [
    '',
    '0',
    '01',
    '-1',
    '1.0',
    ' 1',
    '1e3',
    '12345678901',
    'ocr:',
    `ocr:${SHA256.toUpperCase()}`,
    '../1',
  ]) {
    it(`takes ${JSON.stringify(ref)} for none of its own`, () => {
      expect(parseRef(ref)).to.equal(undefined);
    });
  }
});

describe('hosts/paperless/versions', () => {
  const RELEASES = [
    ['3.0.5', 'current', true],
    ['v3.1.0', 'current', true],
    ['2.20.1', 'older', false],
    ['2.16.0', 'older', false],
    ['2.15.3', 'unsupported', false],
    ['1.9', 'unsupported', false],
    ['4.0.0', 'untested', true],
    ['', 'untested', true],
  ] as const;
  it('knows from which release on a host has fields for long text', () => {
    const has = ['2.16.3', '2.18.4', '2.19.0', '2.20.1', '3.0.5', ''].map((text) => releaseOf(text).longText);

    expect(has).to.deep.equal([false, false, true, true, true, true]);
  });
  for (const [text, support, versions] of RELEASES) {
    it(`knows what ${text || 'a host that does not say'} can do`, () => {
      expect(releaseOf(text)).to.include({ support, versions, sha256: versions });
    });
  }
});
