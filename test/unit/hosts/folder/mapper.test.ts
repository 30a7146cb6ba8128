import { expect } from 'chai';
import fc from 'fast-check';
import { decodeRef, displayName, joinRef } from '../../../../src/hosts/folder/mapper.ts';
import type { DocumentRef } from '../../../../src/ports/host.ts';
import { anyText } from '../../../support/any-text.ts';

/** Any name a Linux file system takes. */
const anyName = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    anyText({ minLength: 1, maxLength: 20 }, '.%').map((text) => Buffer.from(text)),
    fc
      .constantFrom('QĐ 103.pdf', 'Quyết định.pdf'.normalize('NFD'), '100%.pdf', '%41.pdf')
      .map((text) => Buffer.from(text)),
  )
  .filter((name) => name.length > 0 && !name.includes(0) && !name.includes(0x2f))
  .filter((name) => !['.', '..'].includes(name.toString('latin1')));
const anyPath = fc.array(anyName, { minLength: 1, maxLength: 4 });

function refOf(names: readonly Buffer[]): DocumentRef {
  return names.reduce<string>((folder, name) => joinRef(folder, name), '') as DocumentRef; // as: joinRef made it
}

describe('hosts/folder/mapper', () => {
  it('finds every path again from its reference', () => {
    fc.assert(
      fc.property(anyPath, (names) => {
        expect(decodeRef(refOf(names))).to.deep.equal(names);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives references that NFC, JSON and one line of log leave as they are', () => {
    fc.assert(
      fc.property(anyPath, (names) => {
        const ref = refOf(names);

        expect(ref.normalize('NFC')).to.equal(ref);
        expect(ref.isWellFormed()).to.equal(true);
        expect(ref).to.not.match(/\p{Cc}|\p{Zl}|\p{Zp}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes only the one reference that it gives for a path', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '.', '/', '%', '4', '1', '2', 'E', 'e', 'é', '\0') }),
        (text) => {
          const names = decodeRef(text);

          if (names) expect(refOf(names)).to.equal(text);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('keeps readable names readable', () => {
    expect(refOf([Buffer.from('hồ sơ 1'), Buffer.from('QĐ 103 "x" $(id).pdf')])).to.equal(
      'hồ sơ 1/QĐ 103 "x" $(id).pdf',
    );
  });

  it('keeps NFC and NFD twins apart, under one name', () => {
    const twins = ['NFC', 'NFD'].map((form) => refOf([Buffer.from('á.pdf'.normalize(form))]));

    expect(new Set(twins).size).to.equal(2);
    expect(twins.map(displayName)).to.deep.equal(['á.pdf', 'á.pdf']);
  });

  it('shows names without anything that steers a terminal or hides an ending', () => {
    const name = Buffer.from('a\u001b[31m\n\u202Efdp.exe\u007f.pdf');

    expect(displayName(refOf([name]))).to.equal('a␛[31m␊\uFFFDfdp.exe␡.pdf');
  });

  it('shows bytes that are no text as such', () => {
    expect(displayName(refOf([Buffer.from([0x61, 0xff, 0x2e, 0x70, 0x64, 0x66])]))).to.equal('a\uFFFD.pdf');
  });
});
