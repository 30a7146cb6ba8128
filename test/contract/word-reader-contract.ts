import { expect } from 'chai';
import { fold } from '../../src/domain/text/fold.ts';
import { isSyllable, spellingKey } from '../../src/domain/text/syllable.ts';
import type { WordReader } from '../../src/ports/word-reader.ts';
import { rejection } from '../support/rejection.ts';
import { cropOf, WORD_STRIPS } from '../support/words-crops.ts';

export interface WordReaderSubject {
  readonly name: string;
  create(): WordReader;
}

const PRINTED = WORD_STRIPS.filter(({ text }) => isSyllable(text));

/** What every reader of the marks of words promises, whatever model runs behind it. */
export function describeWordReaderContract(subject: WordReaderSubject): void {
  describe(`${subject.name}: WordReader`, function () {
    this.timeout(60_000);
    let reader: WordReader;
    before(() => {
      reader = subject.create();
    });

    it('has a name with a version', () => {
      expect(reader.name).to.match(/^\S+ \S+$/);
    });

    it('finds the marks that are printed, whatever marks were read', async () => {
      const asRead = await reader.read(PRINTED.map((strip) => cropOf(strip)));
      const unmarked = await reader.read(PRINTED.map((strip) => cropOf(strip, fold(strip.text))));

      for (const [i, { text }] of PRINTED.entries()) {
        expect(spellingKey(asRead[i]?.[0]?.text ?? ''), text).to.equal(spellingKey(text));
        expect(unmarked[i], text).to.deep.equal(asRead[i]);
      }
    });

    it('never proposes other letters, and gives shares of one whole, the likeliest first', async () => {
      for (const word of ['Hiên', 'thang', 'ĐỐC', 'quyết', 'lý']) {
        for (const ranked of await reader.read(PRINTED.map((strip) => cropOf(strip, word)))) {
          const shares = ranked.map(({ share }) => share);
          expect(shares).to.deep.equal(shares.toSorted((a, b) => b - a));
          expect(shares.reduce((sum, share) => sum + share, 0)).to.be.at.most(1.001);
          for (const { text } of ranked) expect(fold(text)).to.equal(fold(word));
        }
      }
    });

    it('gives next to nothing where other letters are printed', async () => {
      for (const ranked of await reader.read(PRINTED.map((strip) => cropOf(strip, 'nghiêng')))) {
        expect(ranked[0]?.share ?? 0).to.be.below(0.05);
      }
    });

    it('says nothing of a word that is no syllable, and of a crop without pixels', async () => {
      const none = { width: 0, height: 0, data: new Uint8Array(0), baseline: 0, em: 0, word: 'Hiền' };

      const answers = await reader.read([...PRINTED.map((strip) => cropOf(strip, 'QĐ')), none]);

      expect(answers).to.deep.equal([...PRINTED.map(() => []), []]);
    });

    it('reads the same crop the same way, whatever it read before and beside', async () => {
      const crops = PRINTED.map((strip) => cropOf(strip));
      const first = await reader.read(crops);

      const [one, other] = await Promise.all([reader.read(crops.toReversed()), reader.read(crops)]);

      expect(one.toReversed()).to.deep.equal(first);
      expect(other).to.deep.equal(first);
    });

    it('stops when asked to', async () => {
      const error = await rejection(reader.read([], AbortSignal.abort()));

      expect(error).to.have.property('code', 'cancelled');
    });
  });
}
