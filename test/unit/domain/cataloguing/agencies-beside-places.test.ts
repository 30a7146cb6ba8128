import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import type { Word } from '../../../../src/domain/page/page-reading.ts';
import type { SpellingShare } from '../../../../src/domain/words/letter-scores.ts';
import type { Paper } from '../../../support/page-builder.ts';
import { aPage, BODY, paperLines } from '../../../support/page-builder.ts';

type Seen = Partial<Pick<Word, 'confidence' | 'spellings'>>;

/** The agency of a paper, its words as the engine and the second reader have them. */
function agency(paper: Paper, seen: Readonly<Record<string, Seen>> = {}) {
  const page = aPage(paperLines(paper));
  const words = page.words.map((word) => ({ ...word, ...seen[word.text] }));
  const field = catalogue([{ ...page, words }], { firstPage: 1, lastPage: 1 }).issuingBody;
  return [field?.value, field?.needsReview];
}

const surely = (text: string): readonly SpellingShare[] => [{ text, share: 0.98 }];
const of = (unit: string, place: string): Paper => ({
  agency: ['ỦY BAN NHÂN DÂN', unit],
  place: `${place}, ngày 14 tháng 9 năm 2016`,
});

describe('domain/cataloguing: agencies beside the place that bears their name', () => {
  it('keeps the marks that the second reader sees, whatever the text has', () => {
    const paper = { ...of('HUYỆN VĂN CHẤN', 'Văn Chân'), body: ['năm 2016, Ủy ban nhân dân huyện Văn Chãn báo cáo', ...BODY] }; // prettier-ignore
    const spellings = [
      { text: 'chấn', share: 0.77 },
      { text: 'chẩn', share: 0.22 },
    ];
    const chan = { CHẤN: { confidence: 0.54, spellings } };

    expect(agency(paper, chan)).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN VĂN CHẤN', true]);
    expect(agency(paper, { ...chan, 'Chân,': { spellings: surely('chấn') } })).to.deep.equal([
      'ỦY BAN NHÂN DÂN HUYỆN VĂN CHẤN',
      false,
    ]);
  });

  it('spells a district as the one that has its letters is called, and does not let the second reader doubt one that was read so', () => {
    expect(agency(of('HUYỆN LỤC NGAN', 'Lục Ngạn'))[0]).to.equal('ỦY BAN NHÂN DÂN HUYỆN LỤC NGẠN');
    const doubt = { CHẤN: { confidence: 0.89, spellings: surely('chần') } };
    expect(agency(of('HUYỆN VĂN CHẤN', 'Văn Chấn'), doubt)).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN VĂN CHẤN', false]);
    // two districts have these letters, and a commune may be called otherwise
    expect(agency(of('HUYỆN PHÙ NINH', 'Phù Ninh'))[0]).to.equal('ỦY BAN NHÂN DÂN HUYỆN PHÙ NINH');
    expect(agency(of('XÃ VĂN CHÂN', 'Văn Chân'))[0]).to.equal('ỦY BAN NHÂN DÂN XÃ VĂN CHÂN');
  });

  it('keeps what was read where it looks likelier than what place and text have, and asks', () => {
    const spellings = [
      { text: 'thẵng', share: 0.31 },
      { text: 'thắng', share: 0.26 },
      { text: 'thăng', share: 0.12 },
    ];

    expect(agency(of('XÃ NGHĨA THẮNG', 'Nghĩa Thăng'), { THẮNG: { spellings } })).to.deep.equal(['ỦY BAN NHÂN DÂN XÃ NGHĨA THẮNG', true]); // prettier-ignore
  });

  it('does not let the second reader doubt the words that every committee has', () => {
    const doubt = { DÂN: { spellings: surely('dần') }, ỦY: { spellings: surely('úy') } };

    expect(agency(of('XÃ PHƯỚC THÁI', 'Phước Thái'), doubt)).to.deep.equal(['ỦY BAN NHÂN DÂN XÃ PHƯỚC THÁI', false]);
  });

  it('spells a word that has a letter twice, and parts two that ran together, as the place does', () => {
    const quy = { QUỶỲ: { confidence: 0.29 }, Quỳ: { spellings: surely('quỳ') } };
    const tu = { TƯNGHĨA: { confidence: 0.52 }, Tư: { spellings: surely('tư') }, 'Nghĩa,': { spellings: surely('nghĩa') } }; // prettier-ignore

    expect(agency(of('HUYỆN QUỶỲ HỢP', 'Quỳ Hợp'), quy)).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN QUỲ HỢP', false]);
    expect(agency(of('HUYỆN TƯNGHĨA', 'Tư Nghĩa'), tu)).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN TƯ NGHĨA', false]);
  });

  it('completes the last word from the place where what is left of it is no syllable', () => {
    const seen = { 'Khê,': { spellings: surely('khê') }, Hương: { spellings: surely('hương') } };

    expect(agency(of('HUYỆN HƯƠNG KH', 'Hương Khê'), seen)).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN HƯƠNG KHÊ', false]);
    expect(agency(of('HUYỆN HƯƠNG KH', 'Hương Khê'))).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN HƯƠNG KHÊ', true]);
    expect(agency(of('HUYỆN HƯƠNG KH', 'Hương Sơn'), seen)[1]).to.equal(true);
  });

  it('takes a small letter that was hardly read off the end of a line', () => {
    const office = { agency: ['UBND TỈNH ĐẮK LẮK', 'BAN QUẢN LÝ DỰ ÁN CÔNG TRÌNH', 'l GIAO THÔNG'], place: 'Đắk Lắk, ngày 16 tháng 4 năm 2019' }; // prettier-ignore

    expect(agency(office, { l: { confidence: 0 } })[0]).to.equal('BAN QUẢN LÝ DỰ ÁN CÔNG TRÌNH GIAO THÔNG');
    expect(agency(office, { l: { confidence: 0.9 } })[0]).to.not.equal('BAN QUẢN LÝ DỰ ÁN CÔNG TRÌNH GIAO THÔNG');
  });

  it('asks nobody about a stroke between two words of a name that the notation says, too', () => {
    const school = { agency: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH', 'TRƯỜNG -_ THPT GÒ QUAO'], place: 'Gò Quao, ngày 16 tháng 01 năm 2016' }; // prettier-ignore

    expect(agency({ ...school, number: 'Số: 929/CT-THPTGQ' })).to.deep.equal(['TRƯỜNG THPT GÒ QUAO', false]);
    expect(agency({ ...school, number: 'Số: 929/CT-UBND' })[1]).to.equal(true);
  });

  it('is surer of letters that make no syllable where the place has the same', () => {
    const read = (place: string) => agency(of("HUYỆN CƯ M'GAR", place), { "M'GAR": { confidence: 0.88 } });

    expect(read('Cư Mgar')).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN CƯ M’GAR', false]);
    expect(read('Cư Kuin')[1]).to.equal(true);
    const hardly = (place: string) =>
      agency(of("HUYỆN CƯ M'GAR", place), { "M'GAR": { confidence: 0.47 }, 'Mgar,': { confidence: 0.5 } });
    expect(hardly('Cư M"gar')).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN CƯ M’GAR', false]);
    expect(hardly('Cư Mgar')[1]).to.equal(true);
  });

  it('asks nobody about marks that the second reader doubts in the name and sees in the place', () => {
    const doubt = { CĂN: { spellings: [{ text: 'cắn', share: 0.6 }] } };
    const seen = { 'Căn,': { spellings: surely('căn') } };

    expect(agency(of('XÃ NĂM CĂN', 'Năm Căn'), doubt)[1]).to.equal(true);
    expect(agency(of('XÃ NĂM CĂN', 'Năm Căn'), { ...doubt, ...seen })[1]).to.equal(false);
  });
});

describe('domain/cataloguing: agencies of the lists', () => {
  it('asks about the name of a place that was hardly read though its words stand in names of bodies, too', () => {
    const commune = (name: string, hardly: readonly string[]) =>
      agency({ agency: ['ỦY BAN NHÂN DÂN', `XÃ ${name}`] }, Object.fromEntries(hardly.map((word) => [word, { confidence: 0.5 }]))); // prettier-ignore

    for (const name of ['VẠN AN', 'BÀN BO', 'ĐÔNG TÂM', 'PHÚ HỘI'])
      expect(commune(name, name.split(' ')), name).to.deep.equal([`ỦY BAN NHÂN DÂN XÃ ${name}`, true]);
    expect(commune('VẠN AN', ['BAN', 'XÃ'])).to.deep.equal(['ỦY BAN NHÂN DÂN XÃ VẠN AN', false]);
  });

  it('is sure of the first words of a committee where the notation has them and the text places their tone', () => {
    const paper: Paper = { agency: ['NHÂN DÂN', 'HUYỆN HẢI SƠN'], role: ['CHỦ TỊCH'] };
    const committee = (said: string) => agency({ ...paper, body: [said, ...BODY] });

    expect(committee('Ủy ban nhân dân huyện báo cáo kết quả.')).to.deep.equal(['ỦY BAN NHÂN DÂN HUYỆN HẢI SƠN', false]);
    expect(committee('Phòng Nội vụ báo cáo kết quả.')[1]).to.equal(true);
  });

  const department = (name: string, seen: Readonly<Record<string, Seen>> = {}) =>
    agency({ agency: ['UBND TỈNH HẢI SƠN', name], number: 'Số: 88/QĐ-SGTVT', title: 'QUYẾT ĐỊNH' }, seen);

  it('asks nobody about a sign between the words of a well-known name', () => {
    expect(department('SỞ __ GIAO THÔNG VẬN TẢI')).to.deep.equal(['SỞ GIAO THÔNG VẬN TẢI', false]);
  });

  it('knows a word of the list that was read with a letter twice, however little the engine trusts itself', () => {
    const name = ['SỞ NÔNG NGHIỆP VÀ', 'PHÁT TRIẾỂN NÔNG THÔN'];
    const paper = { agency: ['UBND TỈNH HẢI SƠN', ...name], number: 'Số: 88/QĐ-SNN', title: 'QUYẾT ĐỊNH' };

    expect(agency(paper, { TRIẾỂN: { confidence: 0.09 } })).to.deep.equal(['SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN', false]); // prettier-ignore
  });
});
