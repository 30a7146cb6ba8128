import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';

interface Synonyms {
  readonly replacements: readonly { readonly reason: string; readonly entries: Readonly<Record<string, string>> }[];
  readonly permanentByLaw: readonly { readonly rule: string }[];
}

const FOLDER = path.join(import.meta.dirname, '../../../../../schemas/retention');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));

describe('schemas/retention/synonyms.json', () => {
  const { replacements, permanentByLaw } = read('synonyms.json') as Synonyms;

  it('gives a reason for every table, and no word twice', () => {
    for (const { reason } of replacements) expect(reason.trim()).not.to.equal('');
    const words = replacements.flatMap(({ entries }) => Object.keys(entries));
    expect(words.filter((word, at) => words.indexOf(word) !== at)).to.deep.equal([]);
  });

  it('replaces no word by itself', () => {
    const same = replacements.flatMap(({ entries }) => Object.entries(entries)).filter(([words, as]) => words === as);
    expect(same).to.deep.equal([]);
  });

  it('names rules of the law that exist', () => {
    const { rules } = read('permanent-by-law.json') as { readonly rules: readonly { readonly id: string }[] };
    expect(rules.map(({ id }) => id)).to.include.members(permanentByLaw.map(({ rule }) => rule));
  });
});
