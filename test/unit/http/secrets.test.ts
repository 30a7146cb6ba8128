import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { hashSecret, isSame, isSameText, isSecret, randomSecret, randomToken } from '../../../src/http/auth/secrets.ts';
import { HTTP_DEFAULTS } from '../../../src/http/options.ts';

const COST = 16;

describe('http/auth/secrets', () => {
  it('knows a secret by its hash, in NFC and NFD alike, and no other', async () => {
    const hash = await hashSecret('một câu dài', COST);

    expect(await isSecret('một câu dài'.normalize('NFD'), hash)).to.equal(true);
    expect(await isSecret('một câu dài ', hash)).to.equal(false);
    expect(await isSecret('', hash)).to.equal(false);
  });

  it('salts: equal secrets have unlike hashes', async () => {
    expect(await hashSecret('a', COST)).not.to.equal(await hashSecret('a', COST));
  });

  it('keeps the cost in the hash, so that old accounts outlive a new one', async () => {
    const hash = await hashSecret('a', COST);

    expect(hash).to.match(/^scrypt\$16\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isSecret('a', hash.replace('$16$', '$32$'))).to.equal(false);
  });

  it('works at the cost of production', async () => {
    const hash = await hashSecret('a', HTTP_DEFAULTS.scryptCost);

    expect(await isSecret('a', hash)).to.equal(true);
  });

  for (const hash of ['', 'plain', 'scrypt$16$8$3', 'bcrypt$16$8$3$AA$AA', 'scrypt$16$8$3$AA$'])
    it(`opens nothing with the hash ${hash}`, async () => {
      expect(await isSecret('plain', hash)).to.equal(false);
    });

  it('compares in constant time', () => {
    const source = readFileSync(new URL('../../../src/http/auth/secrets.ts', import.meta.url), 'utf8');

    expect(source.match(/timingSafeEqual\(/g)).to.have.lengthOf(2);
    expect(isSame(Buffer.from('ab'), Buffer.from('abc'))).to.equal(false);
    expect(isSameText('a', 'a')).to.equal(true);
    expect(isSameText('a', 'ab')).to.equal(false);
  });

  it('compares no secret by ===', () => {
    for (const file of ['auth/caller.ts', 'auth/sessions.ts', 'auth/secrets.ts', 'health.ts']) {
      const source = readFileSync(new URL(`../../../src/http/${file}`, import.meta.url), 'utf8');
      expect(source, file).not.to.match(
        /(secret|csrf|token|hash)\b\s*[!=]==\s*(?!undefined)\w*(secret|csrf|token|hash)\b/i,
      );
    }
  });

  it('makes secrets that differ and are easy to copy', () => {
    const secrets = new Set(Array.from({ length: 200 }, randomSecret));

    expect(secrets.size).to.equal(200);
    expect([...secrets].join('')).not.to.match(/[01ilo]/);
    expect(randomToken('vk_')).to.match(/^vk_[\w-]{43}$/);
  });
});
