import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { digitGaps } from '../../../../src/domain/cataloguing/digit-gaps.ts';
import type { WrittenDigits } from '../../../../src/domain/digits/digit-reading.ts';
import type { PageReading, Word } from '../../../../src/domain/page/page-reading.ts';
import type { Box, QuarterTurn } from '../../../../src/domain/page/geometry.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

/** A page whose words are changed by `change`; undefined drops a word. */
function aPageWith(
  number: string,
  change: (word: Word) => Word | undefined = (word) => word,
  rotation: QuarterTurn = 0,
): PageReading {
  const page = aPage(paperLines({ number, title: 'QUYẾT ĐỊNH' }), { rotation });
  return { ...page, words: page.words.flatMap((word) => change(word) ?? []) };
}

function wordOf(page: PageReading, text: string): Box {
  const word = page.words.find((each) => each.text === text);
  if (word === undefined) throw new Error(`There is no word ${text}`);
  return word.box;
}

function written(asked: WrittenDigits['asked'], more: Partial<WrittenDigits>): WrittenDigits {
  return { asked, box: [500, 400, 120, 100], confidence: 0.9, certainty: 'certain', opinions: [], ...more };
}

function fieldsOf(page: PageReading, digits: readonly WrittenDigits[]) {
  return catalogue([{ ...page, digits }], { firstPage: 1, lastPage: 1 });
}

/** As an engine reads handwriting: it is lost. */
const numberLost = (word: Word) => (word.text === '37' ? undefined : word);

describe('domain/cataloguing: where digits were written', () => {
  it('asks nobody about what is printed and surely read', () => {
    expect(digitGaps(aPageWith('Số: 88/QĐ-UBND'))).to.deep.equal([]);
  });

  it('is sure of a number and a day that the file holds as text, whatever their size and the room around them', () => {
    const pasted = (word: Word): Word => {
      if (word.text !== '37' && word.text !== '06') return word;
      const [left, top, width, height] = word.box;
      return { ...word, box: [left, top - height / 2, width, height * 1.5], confidence: 1, typed: true };
    };
    const head = paperLines({
      number: 'Số: 37 /QĐ-UBND',
      title: 'QUYẾT ĐỊNH',
      place: 'Hải Sơn, ngày 06 tháng 11 năm 2024',
    });
    const page = aPage(head);
    const typed = { ...page, words: page.words.map(pasted) };

    const { number, issuedOn } = fieldsOf(typed, []);

    expect(number).to.include({ value: '37', needsReview: false });
    expect(issuedOn).to.include({ value: '2024-11-06', needsReview: false });
    expect(digitGaps(typed)).to.deep.equal([]);
  });

  it('looks between the label and the slash where the number was lost', () => {
    const page = aPageWith('Số: 37 /QĐ-UBND', numberLost);

    const [gap] = digitGaps(page);

    const [label, notation] = [wordOf(page, 'Số:'), wordOf(page, '/QĐ-UBND')];
    expect(gap?.asked).to.equal('number');
    expect(gap?.box[0]).to.be.within(label[0] + 5, label[0] + label[2]);
    const end = (gap?.box[0] ?? 0) + (gap?.box[2] ?? 0);
    expect(end).to.be.within(notation[0] + 5, notation[0] + notation[2] / 3);
  });

  it('takes a piece of the notation in where the engine glued it to the digits', () => {
    const page = aPageWith('Số: 37/QĐ-UBND', (word) =>
      word.text.startsWith('37/') ? { ...word, confidence: 0.3 } : word,
    );

    const [gap] = digitGaps(page);

    const glued = wordOf(page, '37/QĐ-UBND');
    const end = (gap?.box[0] ?? 0) + (gap?.box[2] ?? 0);
    expect(end).to.be.above(glued[0] + glued[2] * 0.2);
    expect(end).to.be.below(glued[0] + glued[2] * 0.7);
  });

  it('finds the place in a line of which only the label and capitals were read', () => {
    const page = aPageWith('Số: 37 /#QĐ-UBND', numberLost);

    expect(digitGaps(page).map(({ asked }) => asked)).to.deep.equal(['number']);
  });

  it('ends the label before the dash of a notation of the Party', () => {
    const page = aPageWith('Số 79 -TTr/BTGHU', (word) => (word.text === '79' ? undefined : word));
    const glued = (word: Word): Word => (word.text === '-TTr/BTGHU' ? { ...word, text: '-TTrBTGHU' } : word);

    const [gap] = digitGaps({ ...page, words: page.words.map(glued) });

    const [label, notation] = [wordOf(page, 'Số'), wordOf(page, '-TTr/BTGHU')];
    expect(gap?.asked).to.equal('number');
    expect(gap?.box[0]).to.be.within(label[0] + 5, label[0] + label[2]);
    expect((gap?.box[0] ?? 0) + (gap?.box[2] ?? 0)).to.be.within(notation[0] + 5, notation[0] + notation[2] / 3);
  });

  it('finds day and month in the date line', () => {
    const unsure = (word: Word) => (word.text === '14' || word.text === '6' ? { ...word, confidence: 0.3 } : word);
    const page = aPageWith('Số: 88/QĐ-UBND', unsure);

    const gaps = digitGaps(page);

    expect(gaps.map(({ asked }) => asked)).to.deep.equal(['day', 'month']);
    for (const [index, text] of ['14', '6'].entries()) {
      const [digits, box] = [wordOf(page, text), gaps[index]?.box];
      expect(box?.[0]).to.be.below(digits[0]);
      expect((box?.[0] ?? 0) + (box?.[2] ?? 0)).to.be.above(digits[0] + digits[2]);
    }
  });

  it('finds a year that is not plainly printed, to the end of its line', () => {
    const page = aPageWith('Số: 88/QĐ-UBND', (word) => (word.text === '2019' ? { ...word, confidence: 0.94 } : word));

    const [gap, ...others] = digitGaps(page);

    const [before, year] = [wordOf(page, 'năm'), wordOf(page, '2019')];
    expect(others).to.deep.equal([]);
    expect(gap?.asked).to.equal('year');
    expect(gap?.box[0]).to.be.within(before[0], year[0]);
    expect((gap?.box[0] ?? 0) + (gap?.box[2] ?? 0)).to.be.above(year[0] + year[2]);
  });

  it('gives the same places on a page that lies on its side', () => {
    const upright = digitGaps(aPageWith('Số: 37 /QĐ-UBND', numberLost));

    expect(digitGaps(aPageWith('Số: 37 /QĐ-UBND', numberLost, 90))).to.deep.equal(upright);
  });
});

describe('domain/cataloguing: digits written by hand', () => {
  const page = aPageWith('Số: 37 /QĐ-UBND', numberLost);

  it('puts number and notation together with one sign, whatever a pen left beside it', () => {
    for (const line of ['Số: 37//QĐ-UBND', 'Số: 37 /-/QĐ-UBND']) {
      const fields = fieldsOf(aPageWith(line), [written('number', { value: '37' })]);

      expect(fields.number?.value, line).to.equal('37');
      expect(fields.referenceNumber?.value, line).to.equal('37/QĐ-UBND');
    }
  });

  it('gives a number that is certain without review, with the cut as evidence', () => {
    const fields = fieldsOf(page, [written('number', { value: '37' })]);

    expect(fields.number).to.include({ value: '37', needsReview: false });
    expect(fields.number?.evidence?.box).to.deep.equal([500, 400, 120, 100]);
    expect(fields.referenceNumber?.value).to.equal('37/QĐ-UBND');
    expect(fields.referenceNumber?.needsReview).to.equal(false);
  });

  it('gives what is proposed for review, however sure the readers are', () => {
    const fields = fieldsOf(page, [written('number', { value: '37', certainty: 'proposed', confidence: 0.99 })]);

    expect(fields.number).to.include({ value: '37', needsReview: true });
    expect(fields.referenceNumber?.needsReview).to.equal(true);
  });

  it('leaves the number to a person where nobody could tell', () => {
    const fields = fieldsOf(page, [written('number', { certainty: 'open', doubt: 'unsure' })]);

    expect(fields.number).to.equal(undefined);
    expect(fields.notation?.value).to.equal('QĐ-UBND');
  });

  it('gives the number of a line that could not be read otherwise', () => {
    const torn = aPageWith('Số: 37 /#QĐ-UBND', numberLost);

    expect(fieldsOf(torn, [written('number', { value: '37' })]).number?.value).to.equal('37');
  });

  it('keeps a printed number that readers confirm, and asks where they read another', () => {
    const faint = aPageWith('Số: 88/QĐ-UBND', (word) =>
      word.text.startsWith('88/') ? { ...word, confidence: 0.8 } : word,
    );

    expect(fieldsOf(faint, [written('number', { value: '88' })]).number).to.include({
      value: '88',
      needsReview: false,
    });
    expect(fieldsOf(faint, [written('number', { value: '83' })]).number).to.include({ value: '88', needsReview: true });
  });

  it('does not hear readers in doubt about a printed number: the slash belongs to the word they were asked about', () => {
    const page = aPageWith('Số: 88/QĐ-UBND', (word) => ({
      ...word,
      confidence: word.text.startsWith('88/') ? 0.88 : 0.96,
    }));
    const doubtful = written('number', { value: '887', certainty: 'proposed', confidence: 0.4 });
    const certain = written('number', { value: '887' });

    expect(fieldsOf(page, [doubtful]).number).to.deep.include({ value: '88', needsReview: false });
    expect(fieldsOf(page, [certain]).number).to.deep.include({ needsReview: true });
  });

  it('is sure of a day that the readers and the engine read alike, though neither is', () => {
    const page = aPageWith('Số: 88/QĐ-UBND', (word) => (word.text === '14' ? { ...word, confidence: 0.76 } : word));
    const day = (value: string) => fieldsOf(page, [written('day', { value, certainty: 'proposed', confidence: 0.7 })]);

    expect(day('14').issuedOn).to.deep.include({ value: '2019-06-14', needsReview: false });
    expect(day('17').issuedOn).to.deep.include({ needsReview: true });
  });

  it('takes signs that look like the digits that the readers saw for the same reading, and nothing from them alone', () => {
    const page = aPageWith('Số: 88/QĐ-UBND', (word) => (word.text === '14' ? { ...word, text: 'I4', confidence: 0.7 } : word)); // prettier-ignore
    const day = (value: string, confidence: number) =>
      fieldsOf(page, [written('day', { value, certainty: 'proposed', confidence })]).issuedOn;

    expect(day('14', 0.6)).to.deep.include({ value: '2019-06-14', needsReview: false });
    expect(day('14', 0.4)).to.deep.include({ value: '2019-06-14', needsReview: true });
    expect(day('17', 0.6)).to.deep.include({ value: '2019-06-17', needsReview: true });
    expect(fieldsOf(page, []).issuedOn).to.deep.include({ value: '2019-06', needsReview: true });
  });

  it('asks about digits that were cut through: the engine read more of them', () => {
    const page = aPageWith('Số: 1872 /QĐ-UBND', (word) => (word.text === '1872' ? { ...word, confidence: 0.7 } : word));

    expect(fieldsOf(page, [written('number', { value: '187' })]).number).to.deep.include({
      value: '1872',
      needsReview: true,
    });
  });

  it('lets readers of digits look at a printed month that is not plainly read, and asks where they surely read another', () => {
    const page = aPageWith('Số: 88/QĐ-UBND', (word) => (word.text === '6' ? { ...word, confidence: 0.93 } : word));
    const month = (value: string, confidence: number) =>
      fieldsOf(page, [written('month', { value, confidence, certainty: confidence > 0.9 ? 'certain' : 'proposed' })]);

    expect(digitGaps(page).map(({ asked }) => asked)).to.deep.equal(['month']);
    expect(month('8', 0.95).issuedOn?.needsReview).to.equal(true);
    expect(month('8', 0.5).issuedOn).to.deep.include({ value: '2019-06-14', needsReview: false });
    expect(month('6', 0.5).issuedOn).to.deep.include({ value: '2019-06-14', needsReview: false });
  });

  it('offers the number that readers are certain of where the engine hardly read another', () => {
    const page = aPageWith('Số: 855/QĐ-UBND', (word) => (word.text.startsWith('855') ? { ...word, confidence: 0.38 } : word)); // prettier-ignore
    const number = (more: Partial<WrittenDigits>) =>
      fieldsOf(page, [written('number', { value: '85', ...more })]).number;

    expect(number({})).to.deep.include({ value: '85', needsReview: true });
    expect(number({ certainty: 'proposed' })).to.deep.include({ value: '855', needsReview: true });
  });

  it('keeps a letter behind the digits, for review', () => {
    const lettered = aPageWith('Số: 317B /QĐ-UBND', (word) =>
      word.text === '317B' ? { ...word, confidence: 0.7 } : word,
    );

    const fields = fieldsOf(lettered, [written('number', { value: '3178' })]);

    expect(fields.number).to.include({ value: '317B', needsReview: true });
  });

  it('puts written day and month into the date, and asks if one of them is only proposed', () => {
    const scribbled = aPageWith('Số: 88/QĐ-UBND', (word) =>
      word.text === '14' || word.text === '6' ? { ...word, confidence: 0.3 } : word,
    );
    const sure = fieldsOf(scribbled, [written('day', { value: '05' }), written('month', { value: '2' })]);
    const unsure = fieldsOf(scribbled, [
      written('day', { value: '05', certainty: 'proposed' }),
      written('month', { value: '2' }),
    ]);

    expect(sure.issuedOn?.value).to.match(/-02-05$/);
    expect(sure.issuedOn?.needsReview).to.equal(false);
    expect(unsure.issuedOn?.needsReview).to.equal(true);
  });
});
