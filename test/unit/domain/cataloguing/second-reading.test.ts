import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { SpellingShare } from '../../../../src/domain/words/letter-scores.ts';
import type { Paper } from '../../../support/page-builder.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

interface Seen {
  /** How surely the engine read every word that a second reader looked at. */
  readonly confidence: number;
  /** What the second reader saw, by the word as read. */
  readonly spellings: Readonly<Record<string, readonly SpellingShare[]>>;
}

function read(paper: Paper, { confidence, spellings }: Seen): FieldValues {
  const page = aPage(paperLines(paper));
  const words = page.words.map((word) => {
    const seen = spellings[word.text];
    return seen === undefined ? word : { ...word, confidence, spellings: seen };
  });
  return catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 });
}

const surely = (text: string): readonly SpellingShare[] => [{ text, share: 0.999 }];
const NONE: Seen = { confidence: 0.94, spellings: {} };

describe('domain/cataloguing: names beside the second reader', () => {
  const name = 'Trần Thị Hiên';

  it('asks nobody about a name that may lack a tone once the second reader sees none', () => {
    const alone = read({ name }, { confidence: 0.94, spellings: { Hiên: [] } });
    const seen = read({ name }, { confidence: 0.94, spellings: { Hiên: surely('hiên') } });

    expect(alone.signatory).to.deep.include({ value: name, needsReview: true });
    expect(seen.signatory).to.deep.include({ value: name, needsReview: false });
  });

  it('proposes the tone that the engine lost, and asks', () => {
    const fields = read({ name }, { confidence: 0.97, spellings: { Hiên: surely('hiền') } });

    expect(fields.signatory).to.deep.include({ value: 'Trần Thị Hiền', needsReview: true });
  });

  it('asks, and leaves the name, where another tone is borne, too', () => {
    const fields = read({ name: 'Trần Thị Hiển' }, { confidence: 0.97, spellings: { Hiển: surely('hiền') } });

    expect(fields.signatory).to.deep.include({ value: 'Trần Thị Hiển', needsReview: true });
  });

  it('lets a pen over the name make no name that nobody bears', () => {
    const fields = read({ name: 'Trần Xuân Hải' }, { confidence: 0.97, spellings: { Xuân: surely('xuấn') } });

    expect(fields.signatory).to.deep.include({ value: 'Trần Xuân Hải', needsReview: false });
  });

  it('takes a name under ink for read where every word was seen so', () => {
    const paper = { name: 'Trần Thanh Hải', role: ['GIÁM ĐỐC'] };
    const words = { Trần: surely('trần'), Thanh: surely('thanh'), Hải: surely('hải') };
    const covered = (spellings: Seen['spellings']) => {
      const page = aPage([...paperLines(paper), { text: 'a/é', x: 150, y: 214, confidence: 0.3 }]);
      const seen = page.words.map((word) =>
        word.text in words
          ? { ...word, confidence: 0.85, ...(spellings[word.text] && { spellings: spellings[word.text] }) }
          : word,
      );
      return catalogue([{ ...page, words: seen }], { firstPage: 1, lastPage: 1 }).signatory;
    };

    expect(covered(words)?.confidence).to.be.greaterThan(covered({})?.confidence ?? 1);
  });
});

describe('domain/cataloguing: places and agencies beside the second reader', () => {
  const paper = { agency: ['ỦY BAN NHÂN DÂN', 'XÃ NGHĨA THĂNG'], place: 'Nghĩa Thăng, ngày 14 tháng 6 năm 2019' };

  it('asks about the place and about the agency that bears its name where one of them was seen otherwise', () => {
    const fields = read(paper, { confidence: 0.96, spellings: { 'Thăng,': surely('thắng') } });

    expect([fields.place?.needsReview, fields.issuingBody?.needsReview]).to.deep.equal([true, true]);
    const seen = read(paper, { confidence: 0.96, spellings: { 'Thăng,': surely('thăng'), THĂNG: surely('thăng') } });
    expect([seen.place?.needsReview, seen.issuingBody?.needsReview]).to.deep.equal([false, false]);
  });

  it('does not let it doubt the words for bodies and units, nor provinces', () => {
    const province = { agency: ['ỦY BAN NHÂN DÂN', 'TỈNH HẢI DƯƠNG'], place: 'Hải Dương, ngày 14 tháng 6 năm 2019' };
    const spellings = { TỈNH: surely('tính'), 'Dương,': surely('dường'), DƯƠNG: surely('dường') };
    const fields = read(province, { confidence: 0.96, spellings });

    expect([fields.place?.needsReview, fields.issuingBody?.needsReview]).to.deep.equal([false, false]);
  });

  it('asks about a place of one syllable, of which there are few', () => {
    const place = (name: string) => read({ place: `${name}, ngày 14 tháng 6 năm 2019` }, NONE).place?.needsReview;

    expect([place('Đức'), place('Huế'), place('Vinh')]).to.deep.equal([true, false, false]);
  });
});

describe('domain/cataloguing: subjects beside the second reader', () => {
  const letterSubject = ['V/v nuôi cá lăng trong lồng bè'];

  it('is surer of a word that was seen so', () => {
    const [alone, seen] = [NONE, { confidence: 0.7, spellings: { lăng: surely('lăng') } }].map(
      (by) => read({ letterSubject }, { ...by, confidence: 0.7, spellings: { lăng: [], ...by.spellings } }).subject,
    );

    expect(seen?.confidence).to.be.greaterThan(alone?.confidence ?? 1);
  });

  it('asks about a word that was seen otherwise, and leaves it', () => {
    const fields = read({ letterSubject }, { confidence: 0.9, spellings: { lăng: surely('lắng') } });

    expect(fields.subject).to.deep.include({ value: 'nuôi cá lăng trong lồng bè', needsReview: true });
  });
});
