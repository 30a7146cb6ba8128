import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import fc from 'fast-check';
import documentSchema from '../../../../schemas/metadata/document.schema.json' with { type: 'json' };
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import type { PageReading, Word } from '../../../../src/domain/page/page-reading.ts';
import type { Paper } from '../../../support/page-builder.ts';
import { BODY, aPage, aPaper, withWords } from '../../../support/page-builder.ts';
import { randomWords } from '../../../support/random-words.ts';

const LETTER: Paper = {
  letterSubject: ['V/v rà soát trang thiết bị', 'phục vụ kỳ thi'],
  addressees: ['Kính gửi:', '- Các phòng chuyên môn;', '- Các đơn vị trực thuộc.'],
};
const DECISION: Paper = {
  agency: ['ỦY BAN NHÂN DÂN', 'TỈNH HẢI SƠN', 'SỞ NỘI VỤ'],
  number: 'Số: 88/QĐ-SNV',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc', 'rà soát hồ sơ cán bộ'],
  authority: ['GIÁM ĐỐC SỞ NỘI VỤ'],
  body: ['Căn cứ chức năng, nhiệm vụ được giao và đề nghị của các phòng có liên quan;', ...BODY],
  role: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
  name: 'ThS. Lê Thu Hằng',
  recipients: ['- Như Điều 3;', '- Các phòng chuyên', 'môn của Sở;', '- Lưu: VT, TCCB.'],
};

function read(...pages: readonly PageReading[]): FieldValues {
  return catalogue(
    pages.map((page, i) => ({ ...page, page: i + 1 })),
    { firstPage: 1, lastPage: pages.length },
  );
}

function values(fields: FieldValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
}

/** The word whose text matches, read with this confidence, height factor or text. */
function altered(reading: PageReading, pattern: RegExp, change: (word: Word) => Partial<Word>): PageReading {
  return withWords(reading, (word) => (pattern.test(word.text) ? { ...word, ...change(word) } : word));
}

describe('domain/cataloguing/catalogue', () => {
  it('reads a letter', () => {
    expect(values(read(aPaper(LETTER)))).to.deep.equal({
      documentType: 'Công văn',
      number: '125',
      notation: 'UBND-TH',
      referenceNumber: '125/UBND-TH',
      issuedOn: '2019-06-14',
      place: 'Hải Sơn',
      issuingBody: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
      subject: 'rà soát trang thiết bị phục vụ kỳ thi',
      addressees: ['Các phòng chuyên môn', 'Các đơn vị trực thuộc'],
      recipients: ['Như trên', 'Lưu: VT, TH'],
      signerRole: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH',
      signatory: 'Trần Thanh Hải',
      pageCount: 1,
      language: 'Tiếng Việt',
      originKind: 'Số hóa',
    });
  });

  it('reads a decision with a superior body, a deputy and a list entry of two lines', () => {
    expect(values(read(aPaper(DECISION)))).to.deep.include({
      documentType: 'Quyết định',
      referenceNumber: '88/QĐ-SNV',
      parentBody: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
      issuingBody: 'SỞ NỘI VỤ',
      subject: 'Về việc thành lập Tổ giúp việc rà soát hồ sơ cán bộ',
      recipients: ['Như Điều 3', 'Các phòng chuyên môn của Sở', 'Lưu: VT, TCCB'],
      signerRole: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
      signatory: 'ThS. Lê Thu Hằng',
    });
  });

  it('does not ask a person where print was read well', () => {
    const unsure = Object.entries(read(aPaper(DECISION))).filter(([, field]) => field.needsReview);

    // nothing confirms a list of recipients, and it calls nobody
    expect(unsure.map(([name]) => name)).to.deep.equal(['recipients']);
  });

  for (const skew of [-2, 2]) {
    it(`reads the same of a page that slants by ${String(skew)} degrees`, () => {
      expect(values(read(aPaper(DECISION, { skew })))).to.deep.equal(values(read(aPaper(DECISION))));
    });
  }

  it('reads a page that lies on its side, with boxes of the page as it lies', () => {
    const lying = aPaper(DECISION, { rotation: 90 });
    const fields = read(lying);

    expect(values(fields)).to.deep.equal(values(read(aPaper(DECISION))));
    const number = lying.words.find(({ text }) => text === '88/QĐ-SNV');
    expect(fields.number?.evidence).to.deep.equal({ page: 1, box: number?.box, quote: '88/QĐ-SNV' });
  });

  it('finds the signature on the last page and counts the pages', () => {
    const first = aPaper({ ...DECISION, foot: false });
    const last = aPage([
      ...BODY.map((text, i) => ({ text, x: 30, y: 30 + i * 7 })),
      { text: 'Nơi nhận:', x: 30, y: 100, size: 11 },
      { text: '- Như Điều 2;', x: 30, y: 105, size: 11 },
      { text: 'GIÁM ĐỐC', x: 150, y: 100, centred: true },
      { text: 'Lê Thu Hằng', x: 150, y: 135, centred: true },
    ]);

    const fields = read(first, last);

    expect(values(fields)).to.deep.include({ signatory: 'Lê Thu Hằng', signerRole: 'GIÁM ĐỐC', pageCount: 2 });
    expect(fields.signatory?.evidence?.page).to.equal(2);
  });

  it('calls a title that names the type surer than a notation', () => {
    const untitled = read(aPaper({ ...DECISION, title: '', subject: [], authority: [] }));

    expect(untitled.documentType?.value).to.equal('Quyết định');
    expect(untitled.documentType?.needsReview).to.equal(true);
  });

  it('takes the type from the title where the notation says otherwise', () => {
    const report = read(aPaper({ ...DECISION, title: 'TỜ TRÌNH', number: 'Số: 519/SNV-TCCC' }));

    expect(values(report)).to.deep.include({ documentType: 'Tờ trình', notation: 'SNV-TCCC' });
  });

  it('reads the kind of copy, the urgency and a draft', () => {
    const urgent = aPaper(LETTER);
    const stamp = aPage([{ text: 'HỎA TỐC', x: 45, y: 88, layer: 'red' }]);
    const copy = aPage([{ text: 'SAO Y BẢN CHÍNH', x: 60, y: 255, centred: true }]);
    const both = { ...urgent, words: [...urgent.words, ...stamp.words, ...copy.words] };

    expect(values(read(both))).to.deep.include({ urgency: 'Hỏa tốc', copyStatus: 'Sao y' });
    expect(read(aPaper(LETTER)).urgency).to.equal(undefined);
    expect(read(aPaper(LETTER)).copyStatus).to.equal(undefined);
  });

  it('proposes the urgency of a stamp that was seen only, in the upper part of the page', () => {
    const letter = aPaper(LETTER);
    const stamp = (y: number) =>
      ({ word: 'HỎA TỐC', probability: 0.9, box: [100, Math.round(y * letter.heightPx), 200, 60] }) as const;

    const { urgency } = read({ ...letter, urgencyStamp: stamp(0.2) });
    expect(urgency).to.deep.include({ value: 'Hỏa tốc', needsReview: true });
    expect(urgency?.evidence).to.deep.equal({ page: 1, box: stamp(0.2).box, quote: 'HỎA TỐC' });
    expect(read({ ...letter, urgencyStamp: stamp(0.7) }).urgency).to.equal(undefined);
    const typed = aPage([{ text: 'KHẨN', x: 45, y: 88, layer: 'red' }]);
    const both = { ...letter, words: [...letter.words, ...typed.words], urgencyStamp: stamp(0.2) };
    expect(read(both).urgency?.value).to.equal('Khẩn');
  });

  it('repairs marks of well-known words in capitals, and of names that come again in the text', () => {
    const page = altered(aPaper(DECISION), /^(TỈNH|SƠN|NỘI)$/, ({ text }) => ({
      text: text === 'TỈNH' ? 'TÍNH' : text === 'NỘI' ? 'NÔI' : 'SON',
    }));

    expect(values(read(page))).to.deep.include({
      parentBody: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
      issuingBody: 'SỞ NỘI VỤ',
    });
  });

  it('gives values that the schema of the record allows', () => {
    const ajv = new Ajv2020({ strict: true, keywords: ['x-labels', 'x-codes', 'x-source', 'x-code-list'] });
    const validate = ajv.compile(documentSchema);

    for (const paper of [LETTER, DECISION])
      expect(validate(values(read(aPaper(paper)))), ajv.errorsText()).to.equal(true);
  });
});

describe('domain/cataloguing: handwriting', () => {
  const sure = (fields: FieldValues, name: FieldName) => fields[name] !== undefined && !fields[name].needsReview;

  it('never calls a number certain that stands apart from the slash', () => {
    const fields = read(aPaper({ ...LETTER, number: 'Số: 417 /UBND-TH' }));

    expect(fields.number).to.deep.include({ value: '417', needsReview: true });
    expect(fields.number?.confidence).to.be.lessThan(0.5);
    expect(sure(fields, 'referenceNumber')).to.equal(false);
    expect(sure(fields, 'notation')).to.equal(true);
  });

  it('leaves a number out that it can hardly read', () => {
    const page = altered(aPaper({ ...LETTER, number: 'Số: 417 /UBND-TH' }), /^417$/, () => ({ confidence: 0.3 }));

    expect(read(page)).to.not.have.any.keys('number', 'referenceNumber');
  });

  it('leaves a number out that is no number', () => {
    const fields = read(aPaper({ ...LETTER, number: 'Số: \\2ø/UBND-TH' }));

    expect(fields).to.not.have.any.keys('number', 'referenceNumber');
    expect(fields.notation?.value).to.equal('UBND-TH');
  });

  it('never calls a number certain that is much higher than the printed year', () => {
    const page = altered(aPaper(LETTER), /^125\/UBND-TH$/, ({ box: [x, y, width, height] }) => ({
      box: [x, y - height * 0.25, width, height * 1.5],
    }));

    expect(sure(read(page), 'number')).to.equal(false);
  });

  for (const [what, change] of [
    ['higher', ({ box: [x, y, w, h] }: Word) => ({ box: [x, y - h * 0.3, w, h * 1.3] as const })],
    ['lower on the line', ({ box: [x, y, w, h] }: Word) => ({ box: [x, y + h * 0.25, w, h] as const })],
    ['badly read', () => ({ confidence: 0.7 })],
  ] as const) {
    it(`never calls a day certain that is ${what}`, () => {
      const page = altered(aPaper(LETTER), /^14$/, change);

      expect(read(page).issuedOn).to.deep.include({ value: '2019-06-14', needsReview: true });
    });
  }

  it('gives the month where the day was lost, and the year where both were', () => {
    const noDay = read(aPaper({ ...LETTER, place: 'Hải Sơn, ngày tháng 6 năm 2019' }));
    const year = read(aPaper({ ...LETTER, place: 'Hải Sơn, ngày @ tháng # năm 2019' }));

    expect(noDay.issuedOn).to.deep.include({ value: '2019-06', needsReview: true });
    expect(year.issuedOn).to.deep.include({ value: '2019', needsReview: true });
  });
});

describe('domain/cataloguing: bad pages', () => {
  it('finds nothing on an empty page but how many pages there are', () => {
    expect(values(read(aPage([])))).to.deep.equal({ pageCount: 1, originKind: 'Số hóa' });
    expect(catalogue([], { firstPage: 1, lastPage: 1 })).to.deep.equal({});
  });

  it('never throws on random words, and points at words of the page', () => {
    fc.assert(
      fc.property(randomWords(), (words) => {
        const fields = read({ ...aPage([]), blank: false, words });

        for (const field of Object.values(fields)) {
          expect(field.confidence).to.be.within(0, 1);
          if (field.origin === 'model') expect(field.evidence?.quote.length).to.be.greaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never calls a value certain that was read from words it can hardly read', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.34, noNaN: true }), (confidence) => {
        const fields = read(withWords(aPaper(DECISION), (word) => ({ ...word, confidence })));

        const sure = Object.entries(fields).filter(([, field]) => field.origin === 'model' && !field.needsReview);
        // a title that is letter for letter a type, and a notation that is its abbreviation and the agency's initials, are no chance
        const agreed = ['documentType', 'notation'];
        expect(sure.map(([name]) => name).filter((name) => !agreed.includes(name))).to.deep.equal([]);
      }),
      { numRuns: 40 },
    );
  });
});
