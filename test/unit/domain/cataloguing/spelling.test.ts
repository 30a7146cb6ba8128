import { expect } from 'chai';
import fc from 'fast-check';
import { repairQuarters } from '../../../../src/domain/cataloguing/quarters.ts';
import type { PairSource } from '../../../../src/domain/cataloguing/spelling.ts';
import { repairSpelling, spellByContext } from '../../../../src/domain/cataloguing/spelling.ts';
import { viewDocument } from '../../../../src/domain/cataloguing/reader.ts';
import type { Elsewhere } from '../../../../src/domain/cataloguing/witness.ts';
import { elsewhere, heldAgainst } from '../../../../src/domain/cataloguing/witness.ts';
import { fold } from '../../../../src/domain/text/fold.ts';
import { aPage } from '../../../support/page-builder.ts';

const words = (text: string, confidence = 0.95) => text.split(' ').map((word) => ({ text: word, confidence }));
const joined = (spelled: readonly { text: string }[]) => spelled.map((word) => word.text).join(' ');
const inContext = (text: string, confidence = 0.95) => joined(spellByContext(words(text, confidence)));
const doubted = (text: string, confidence = 0.95) =>
  spellByContext(words(text, confidence))
    .filter((word) => word.doubted)
    .map((word) => word.text);

describe('domain/cataloguing/spelling: by the words beside', () => {
  it('puts marks right, also of what was read with certainty', () => {
    for (const confidence of [0.95, 0.98]) {
      expect(inContext('bố sung kinh phí hồ trợ người lao động', confidence)).to.equal(
        'bổ sung kinh phí hỗ trợ người lao động',
      );
      expect(inContext('phục vụ kiếm toán', confidence)).to.equal('phục vụ kiểm toán');
      expect(inContext('bổ nhiệm vào ngạch và xêp lương', confidence)).to.equal('bổ nhiệm vào ngạch và xếp lương');
    }
  });

  it('knows what stands before names, figures and abbreviations', () => {
    expect(inContext('UBND tình Nguyễn Văn An tại buổi làm việc')).to.equal(
      'UBND tỉnh Nguyễn Văn An tại buổi làm việc',
    );
    expect(inContext('báo cáo nắm 2019')).to.equal('báo cáo năm 2019');
  });

  it('leaves names alone, but not the last of several capitals that begins a term', () => {
    for (const text of ['đối với bà Lê Thị Kim Yên', 'huyện Bình Sơn theo quy định', 'tỉnh Quang Ngai']) {
      expect(inContext(text)).to.equal(text);
    }
    expect(inContext('dự án Trường Mâm non thị trấn')).to.equal('dự án Trường Mầm non thị trấn');
    expect(inContext('của Sở Kê hoạch và Đầu tư')).to.equal('của Sở Kế hoạch và Đầu tư');
  });

  it('leaves right sentences, either placing of a tone, punctuation and figures as printed', () => {
    for (const text of [
      'Uỷ ban nhân dân tỉnh',
      'Ủy ban nhân dân tỉnh',
      'hoà giải ở cơ sở, hòa giải viên',
      'tổng kết, công tác',
      'tổng hợp, báo cáo năm 2019',
      'ứng dụng công nghệ thông tin',
      'truyền thông về tuyến đường',
      'Về việc triển khai thực hiện Công văn số 15/UBND-TH',
    ]) {
      expect(inContext(text)).to.equal(text);
      expect(doubted(text)).to.deep.equal([]);
    }
  });

  it('corrects the case of letters that differ in size only, inside terms', () => {
    expect(inContext('các đơn Vị trực thuộc')).to.equal('các đơn vị trực thuộc');
    expect(inContext('số hóa hồ Sơ, tài liệu')).to.equal('số hóa hồ sơ, tài liệu');
    expect(inContext('bờ sông đoạn qua Xã Tân Hiệp')).to.equal('bờ sông đoạn qua xã Tân Hiệp');
    expect(inContext('gia đình liệt SĨ trên địa bàn')).to.equal('gia đình liệt sĩ trên địa bàn');
  });

  it('takes pairs that are known before counts, but no name for a word', () => {
    expect(inContext('thiết kế bản vẻ thi công')).to.equal('thiết kế bản vẽ thi công');
    expect(inContext('hướng dẫn chỉ trả phụ cấp')).to.equal('hướng dẫn chi trả phụ cấp');
    expect(inContext('trong địp Tết Nguyên đán')).to.equal('trong dịp Tết Nguyên đán');
    expect(inContext('làm việc với anh Nguyễn Văn An')).to.equal('làm việc với anh Nguyễn Văn An');
  });

  it('changes no word of the text that the file itself holds, and no name of a street', () => {
    const held = 'tiêm phòng dại, sửa chữa cổng trường và công tác lẽ tân ở đường Xã Đàn'.split(' ');
    const spelled = spellByContext(held.map((text) => ({ text, confidence: 1 })));

    expect(spelled.map(({ text }) => text)).to.deep.equal(held);
    expect(inContext('cải tạo đường Xã Đàn', 0.96)).to.equal('cải tạo đường Xã Đàn');
    expect(inContext('mua sắm bàn ghế học sinh', 0.96)).to.equal('mua sắm bàn ghế học sinh');
  });

  it('doubts a word that stands nowhere so, where it cannot tell what is printed', () => {
    expect(doubted('công tác lẽ tân')).to.deep.equal(['lẽ']);
  });

  it('makes a word surer that stands beside one it belongs with, and no word that was hardly read', () => {
    const [, sung] = spellByContext(words('bổ sung kinh phí', 0.9));
    expect(sung?.supported).to.equal(true);
    expect(sung?.confidence).to.be.above(0.95);
    expect(spellByContext(words('bố sung kinh phí', 0.4)).every(({ confidence }) => confidence < 0.5)).to.equal(true);
  });

  it('changes nothing but marks and the case of letters, whatever it is given', () => {
    const word = fc.oneof(
      fc.constantFrom('bố', 'sung', 'hồ', 'trợ', 'Đơn', 'Vị', 'địp', 'tình', 'Mâm', 'non', 'tỉnh,', '(đợt', 'Têt', 'x'),
      fc.constantFrom('15/QĐ', '3.599', 'năm', '2019', '–', '', 'UBND', 'Covid-19', 'a1b', '"và"'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom(0.3, 0.8, 0.95, 1), (texts, confidence) => {
        const spelled = spellByContext(texts.map((text) => ({ text, confidence })));
        expect(spelled.map(({ text }) => fold(text))).to.deep.equal(texts.map((text) => fold(text)));
        expect(spelled.every((one) => one.confidence >= 0 && one.confidence <= 1)).to.equal(true);
      }),
    );
  });
});

describe('domain/cataloguing/spelling: by what stands elsewhere', () => {
  const repaired = (text: string, source: PairSource, confidence = 0.9) =>
    joined(repairSpelling(words(text, confidence), [source]));
  const one: PairSource = (folded) => (folded === 'son la' ? ['sơn la'] : undefined);

  it('believes the rest of the page only where it says one thing', () => {
    const two: PairSource = (folded) => (folded === 'son la' ? ['sơn la', 'sơn lạ'] : undefined);

    expect(repaired('tỉnh Son La', one)).to.equal('tỉnh Sơn La');
    expect(repaired('tỉnh Son La', two)).to.equal('tỉnh Son La');
  });

  it('makes no word into what is none, though it was read so elsewhere', () => {
    const misread: PairSource = (folded) => (folded === 'qua tet' ? ['quà têt'] : undefined);

    expect(repaired('tặng quà Tết năm', misread)).to.equal('tặng quà Tết năm');
  });

  it('settles what the words beside had doubted', () => {
    const said: PairSource = (folded) => (folded === 'doi ten' ? ['đổi tên'] : undefined);
    const doubtful = spellByContext(words('Nghị quyết đôi tên cơ quan', 0.96));

    expect(doubtful[2]?.doubted).to.equal(true);
    expect(repairSpelling(doubtful, [said])[2]).to.deep.include({ text: 'đổi', doubted: false });
  });

  it('does not change what is surely read', () => {
    expect(repaired('Lạng Son La', one, 0.99)).to.equal('Lạng Son La');
  });
});

describe('domain/cataloguing/witness', () => {
  const rest = (...texts: readonly string[]): Elsewhere => {
    const reading = aPage(texts.map((text, i) => ({ text, x: 30, y: 100 + i * 8 })));
    const view = viewDocument([reading]);
    if (view === undefined) throw new Error('no page');
    return elsewhere(view, []);
  };
  const held = (text: string, witness: Elsewhere) => heldAgainst(spellByContext(words(text)), witness);
  const asked = (text: string, witness: Elsewhere) =>
    held(text, witness)
      .filter((word) => word.doubted)
      .map((word) => word.text);

  it('asks about a name that stands elsewhere with other marks, and proposes what stands there more than once', () => {
    const once = rest('Bổ nhiệm bà Trần Thị Kim Yến kể từ ngày ký');
    const twice = rest('Bổ nhiệm bà Trần Thị Kim Yến kể từ ngày ký', 'phòng Tổ chức và bà Trần Thị Kim Yến chịu');

    expect(asked('đối với bà Trần Thị Kim Yên', once)).to.deep.equal(['Yên']);
    expect(asked('đối với bà Trần Thị Kim Yên', twice)).to.deep.equal(['Yến']);
    expect(asked('đối với bà Trần Thị Kim Yến', twice)).to.deep.equal([]);
  });

  it('asks about a word that is no syllable, or in no text of law, and stands nowhere else', () => {
    const witness = rest('phát triển dịch vụ logistics trên địa bàn tỉnh');

    expect(asked('hỗ trợ phát triển logistics', witness)).to.deep.equal([]);
    expect(asked('hỗ trợ phát triển logistisc', witness)).to.deep.equal(['logistisc']);
    expect(asked('an toàn giao thông trong địp nghỉ lễ', witness)).to.deep.equal(['địp']);
    expect(asked('Kế hoạch của UBND tỉnh Đắk Lắk về TTHC, Covid-19', witness)).to.deep.equal([]);
  });
});

describe('domain/cataloguing/quarters', () => {
  const quarter = (text: string) =>
    repairQuarters(words(text))
      .map((word) => word.text)
      .join(' ');

  it('counts the strokes of a Roman figure after "quý"', () => {
    expect(quarter('quý IH năm 2024')).to.equal('quý III năm 2024');
    expect(quarter('Quý H năm')).to.equal('Quý II năm');
    expect(quarter('quý IV và HI')).to.equal('quý IV và HI');
  });

  it('asks about more strokes than there are quarters', () => {
    expect(repairQuarters(words('quý HH'))[1]?.confidence).to.be.below(0.6);
  });
});
