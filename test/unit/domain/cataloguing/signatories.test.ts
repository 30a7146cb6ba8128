import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import type { Paper, PrintedLine } from '../../../support/page-builder.ts';
import { aPage, paperLines, withWords } from '../../../support/page-builder.ts';

const PAPER: Paper = {
  number: 'Số: 88/QĐ-UBND',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc'],
  authority: ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'],
};

function read(paper: Paper, ...more: readonly PrintedLine[]): FieldValues {
  return catalogue([aPage([...paperLines({ ...PAPER, ...paper }), ...more])], { firstPage: 1, lastPage: 1 });
}

describe('domain/cataloguing: names without a cross-check', () => {
  it('is sure of a name that stands clear under its office', () => {
    expect(read({}).signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: false });
  });

  it('asks a person about a name under ink of a seal or a signature, unless it is borne and read for certain', () => {
    const ink: PrintedLine = { text: '„ ¬-', x: 150, y: 228 };
    const seal: PrintedLine = { text: 'HUYỆN', x: 138, y: 232, layer: 'red' };

    for (const mark of [ink, seal]) {
      const lines = [...paperLines(PAPER), mark];
      const hesitant = lines.map((line) => (line.text === 'Trần Thanh Hải' ? { ...line, confidence: 0.88 } : line));
      const name = catalogue([aPage(hesitant)], { firstPage: 1, lastPage: 1 }).signatory;

      expect(name).to.deep.include({ value: 'Trần Thanh Hải', needsReview: true });
      expect(read({}, mark).signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: false });
    }
  });

  /** A name under ink, one word of which is read with a doubt. */
  function underInk(name: string, doubtful: string) {
    const ink: PrintedLine = { text: '„ ¬-', x: 150, y: 228 };
    const page = aPage([...paperLines({ ...PAPER, name }), ink]);
    const doubt = withWords(page, (word) => (word.text === doubtful ? { ...word, confidence: 0.7 } : word));
    return catalogue([doubt], { firstPage: 1, lastPage: 1 }).signatory;
  }

  it('is sure under ink of a word whose letters are borne with no other marks, and of no other', () => {
    expect(underInk('Trần Quốc Hải', 'Quốc')).to.deep.include({ value: 'Trần Quốc Hải', needsReview: false });
    expect(underInk('Trần Quốc Thăng', 'Thăng')).to.deep.include({ value: 'Trần Quốc Thăng', needsReview: true });
    expect(underInk('ThS. Trần Quốc Hải', 'ThS.')).to.deep.include({ value: 'ThS. Trần Quốc Hải', needsReview: false });
    expect(underInk('Ths. Trần Quốc Hải', 'Ths.')?.needsReview).to.equal(true);
  });

  it('asks where a marked vowel has no tone, another name has one, and the word was not read as clear print is', () => {
    const readAs = (name: string, confidence: number) => {
      const page = aPage(paperLines({ ...PAPER, name }));
      const seen = withWords(page, (word) => (name.endsWith(word.text) ? { ...word, confidence } : word));
      return catalogue([seen], { firstPage: 1, lastPage: 1 }).signatory;
    };

    expect(readAs('Trần Thanh Thăng', 0.94)).to.deep.include({ value: 'Trần Thanh Thăng', needsReview: true });
    expect(readAs('Trần Thanh Thăng', 0.965)?.needsReview).to.equal(false);
    expect(readAs('Trần Thanh Thắng', 0.94)?.needsReview).to.equal(false);
  });

  it('does not take the line of the name with specks before it for a second signer', () => {
    const speck: PrintedLine = { text: '~', x: 118, y: 238, confidence: 0.3 };

    expect(read({}, speck).signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: false });
  });

  it('knows a name that ends with one letter', () => {
    expect(read({ name: 'Khổng Hồng Ý' }).signatory).to.deep.include({ value: 'Khổng Hồng Ý', needsReview: false });
  });

  it('asks a person about a name without an office above it', () => {
    expect(read({ role: [] }).signatory).to.deep.include({ value: 'Trần Thanh Hải', needsReview: true });
  });

  it('finds a name alone under the text where a seal covers the office and nobody is named as recipient', () => {
    const lines = paperLines({ ...PAPER, role: [] }).filter(({ x, y }) => !(x === 30 && y >= 200));

    expect(catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 }).signatory).to.deep.include({
      value: 'Trần Thanh Hải',
      needsReview: true,
    });
    const sentence = lines.map((line) => (line.text === 'Trần Thanh Hải' ? { ...line, text: 'Hải Sơn, nơi đăng ký' } : line)); // prettier-ignore
    expect(catalogue([aPage(sentence)], { firstPage: 1, lastPage: 1 }).signatory).to.equal(undefined);
  });

  it('takes the page with the office before one that has a name alone', () => {
    const pages = [
      aPage([...paperLines({ ...PAPER, foot: false }), { text: 'Lê Văn Minh', x: 140, y: 250 }]),
      aPage(
        paperLines(PAPER).filter(({ y }) => y >= 190),
        { page: 2 },
      ),
    ];

    expect(catalogue(pages, { firstPage: 1, lastPage: 2 }).signatory?.value).to.equal('Trần Thanh Hải');
  });

  it('asks a person about a body that signs without the power of somebody', () => {
    expect(read({ role: ['ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }).signerRole?.needsReview).to.equal(true);
    expect(read({ role: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }).signerRole?.needsReview).to.equal(false);
  });

  it('asks a person about a name with a word that is no syllable', () => {
    expect(read({ name: 'Trần Thanhh Hải' }).signatory?.needsReview).to.equal(true);
  });

  it('keeps a printed name of one letter, and asks about a stroke however sure the engine is', () => {
    const lines = paperLines({ ...PAPER, name: 'Siu Y Hải' });
    const sure = lines.map((line) => ({ ...line, confidence: 1 }));
    const stroke = sure.map((line) => (line.text === 'Siu Y Hải' ? { ...line, text: 'Siu x Hải' } : line));
    const named = catalogue([aPage(sure)], { firstPage: 1, lastPage: 1 }).signatory;
    const struck = catalogue([aPage(stroke)], { firstPage: 1, lastPage: 1 }).signatory;

    expect([named?.value, named?.needsReview]).to.deep.equal(['Siu Y Hải', true]);
    expect([struck?.value, struck?.needsReview]).to.deep.equal(['Siu Hải', true]);
  });
});

describe('domain/cataloguing: lone signs', () => {
  for (const sign of ['_', '|', '.']) {
    it(`drops a lone ${sign} from a subject and asks a person`, () => {
      const subject = `Về việc thành lập ${sign} Tổ giúp việc`;
      const found = read({ subject: [subject] }).subject;

      expect(found).to.deep.include({ value: 'Về việc thành lập Tổ giúp việc', needsReview: true });
      expect(found?.evidence?.quote).to.equal(subject);
    });
  }

  for (const [printed, meant] of [
    ['-thành lập Tổ giúp việc', 'thành lập Tổ giúp việc'],
    ['FVề việc thành lập Tổ giúp việc', 'Về việc thành lập Tổ giúp việc'],
    ['Về việc bổ nhiệm -Tổ giúp việc', 'Về việc bổ nhiệm Tổ giúp việc'],
  ] as const) {
    it(`reads ${printed} without its strokes and asks a person`, () => {
      expect(read({ subject: [printed] }).subject).to.deep.include({ value: meant, needsReview: true });
    });
  }

  it('asks nobody about dust that no letter can be', () => {
    for (const printed of ['Về việc thành lập ~“ Tổ giúp việc ^', 'Về việc thành ` lập * Tổ giúp việcˆ'])
      expect(read({ subject: [printed] }).subject).to.deep.include({
        value: 'Về việc thành lập Tổ giúp việc',
        needsReview: false,
      });
  });

  it('keeps a dash between words of a subject', () => {
    const found = read({ subject: ['Kế hoạch chỉnh lý giai đoạn 2018 - 2020'] }).subject;

    expect(found).to.deep.include({ value: 'Kế hoạch chỉnh lý giai đoạn 2018 - 2020', needsReview: false });
  });

  it('drops lone signs from addressees, recipients and the agency, and asks a person where nothing else says the same', () => {
    const fields = read({
      agency: ['ỦY BAN _ NHÂN DÂN', 'TỈNH HẢI SƠN'],
      addressees: ['Kính gửi: Các phòng _ chuyên môn'],
      recipients: ['- Như _ trên;', '- Lưu: VT.'],
    });

    expect(fields.addressees).to.deep.include({ value: ['Các phòng chuyên môn'], needsReview: true });
    expect(fields.recipients).to.deep.include({ value: ['Như trên', 'Lưu: VT'], needsReview: true });
    expect(fields.issuingBody).to.deep.include({ value: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN', needsReview: false });
    const office = read({ agency: ['ỦY BAN _ NHÂN DÂN', 'TỈNH HẢI SƠN'], number: 'Số: 88/GM-VP', title: 'GIẤY MỜI' });
    expect(office.issuingBody).to.deep.include({ value: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN', needsReview: true });
  });
});
