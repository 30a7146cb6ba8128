import { expect } from 'chai';
import tables from '../../../../mappings/reading/legacy-encodings.json' with { type: 'json' };
import { convertLegacy, encodingOfFont, guessEncoding } from '../../../../src/domain/text/legacy-encoding.ts';
import type { LayerWord } from '../../../../src/domain/text/text-layer.ts';
import { hasStrangeSigns, isUnseen, judgeTextLayer, turnOfText } from '../../../../src/domain/text/text-layer.ts';

const HALF =
  'Căn cứ chức năng, nhiệm vụ được giao, các phòng chuyên môn xây dựng kế hoạch cụ thể, tổ chức thực hiện nghiêm túc và ' +
  'định kỳ trước ngày 25 hằng tháng tổng hợp kết quả gửi về cơ quan thường trực để theo dõi, đôn đốc. Việc triển khai phải ' +
  'bảo đảm tiết kiệm, hiệu quả, đúng quy định của pháp luật về ngân sách nhà nước.';

const SENTENCE = `${HALF} ${HALF}`;

function layer(text: string, options: Partial<LayerWord> = {}): LayerWord[] {
  return text.split(' ').map((word) => ({ text: word, fontName: 'TimesNewRomanPSMT', hidden: false, ...options }));
}

function toLegacy(text: string, table: Readonly<Record<string, string>>): string {
  const back = new Map(Object.entries(table).map(([code, letter]) => [letter, code]));
  return Array.from(text)
    .map((letter) => back.get(letter) ?? letter)
    .join('');
}

describe('domain/text/text-layer', () => {
  it('takes good Vietnamese, drawn and hidden', () => {
    expect(judgeTextLayer(layer(SENTENCE), { kind: 'text' })).to.deep.equal({ kind: 'good' });
    expect(judgeTextLayer(layer(SENTENCE, { hidden: true }), { kind: 'image' })).to.deep.equal({ kind: 'good' });
  });

  it('knows text that nobody sees, apart from a blank for a signature', () => {
    const blank = layer('Chữ ký', { hidden: true });

    expect(isUnseen(layer(SENTENCE, { hidden: true }))).to.equal(true);
    expect(isUnseen([...layer(HALF), ...layer(HALF, { hidden: true })])).to.equal(true);
    expect(isUnseen([...layer(SENTENCE), ...blank])).to.equal(false);
    expect(isUnseen(layer(SENTENCE, { hidden: true, pasted: 1 }))).to.equal(false);
    expect(isUnseen([])).to.equal(false);
  });

  it('turns a page by most of its text, not by the head of a table, a watermark, nor by what is pasted or unseen', () => {
    expect(turnOfText(layer(SENTENCE))).to.equal(0);
    expect(turnOfText(layer(SENTENCE, { turn: 90 }))).to.equal(90);
    expect(turnOfText([...layer(SENTENCE, { turn: 270 }), ...layer('Trang 3')])).to.equal(270);
    expect(turnOfText([...layer(SENTENCE), ...layer(HALF, { turn: 90 })])).to.equal(0);
    expect(turnOfText([...layer('Trang 3'), ...layer(SENTENCE, { turn: 90, pasted: 1 })])).to.equal(0);
    expect(turnOfText([...layer('Trang 3'), ...layer(SENTENCE, { turn: 90, hidden: true })])).to.equal(0);
    expect(turnOfText([])).to.equal(0);
  });

  it('takes no page of more words than print has, so that they need not be held against each other', () => {
    const words = Array.from({ length: 300 }, () => SENTENCE).join(' ');

    expect(judgeTextLayer(layer(words), { kind: 'text' })).to.deep.equal({
      kind: 'bad',
      finding: 'junk-text-layer',
      reason: 'too-many-words',
    });
  });

  it('finds nothing where there are no letters', () => {
    expect(judgeTextLayer([], { kind: 'image' })).to.deep.equal({ kind: 'none' });
    expect(judgeTextLayer(layer('- . –'), { kind: 'image' })).to.deep.equal({ kind: 'none' });
  });

  it('takes what was pasted upon a page for no text of it, good or bad', () => {
    const pasted = layer(SENTENCE, { pasted: 1 });
    const junk = layer('xq zw qqf 07.02.2025 15:53:02', { pasted: 2 });
    expect(judgeTextLayer(pasted, { kind: 'image' })).to.deep.equal({ kind: 'none' });
    expect(judgeTextLayer([...layer(SENTENCE), ...junk], { kind: 'text' })).to.deep.equal({ kind: 'good' });
  });

  it('refuses text without marks', () => {
    const bare = SENTENCE.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

    expect(judgeTextLayer(layer(bare, { hidden: true }), { kind: 'image' })).to.deep.include({
      kind: 'bad',
      finding: 'junk-text-layer',
    });
  });

  it('refuses a scanner’s layer with one bad word in eight, that drawn print might have', () => {
    const words = SENTENCE.split(' ').map((word, i) => (i % 8 === 0 ? `${word}xq` : word));

    expect(judgeTextLayer(layer(words.join(' '), { hidden: true }), { kind: 'image' })).to.deep.include({
      finding: 'junk-text-layer',
      reason: 'no-syllables',
    });
    expect(judgeTextLayer(layer(words.join(' ')), { kind: 'text' })).to.deep.equal({ kind: 'good' });
  });

  it('refuses characters without a meaning', () => {
    const broken = SENTENCE.replace(/[aoiu]/g, '\ue012');

    expect(judgeTextLayer(layer(broken), { kind: 'text' })).to.deep.include({ reason: 'broken-characters' });
  });

  it('tells the stamp of a digital signature on a scan from a page of text', () => {
    const stamp = 'Ký bởi: Ủy ban nhân dân tỉnh Hải Sơn Cơ quan: Tỉnh Hải Sơn Thời gian ký: 07/01/2020 10:09:57 +07:00';

    expect(judgeTextLayer(layer(stamp), { kind: 'image' })).to.deep.equal({
      kind: 'bad',
      finding: 'stamp-text-only',
      reason: 'signature',
    });
    expect(judgeTextLayer(layer('Trang 3'), { kind: 'mixed' })).to.deep.include({ reason: 'too-little' });
    expect(judgeTextLayer(layer('PHỤ LỤC'), { kind: 'text' })).to.deep.equal({ kind: 'good' });
  });

  it('knows TCVN3 and VNI by their letters, whatever the font is called', () => {
    expect(judgeTextLayer(layer(toLegacy(SENTENCE, tables.tcvn3)), { kind: 'text' })).to.deep.equal({
      kind: 'bad',
      finding: 'legacy-encoding',
      reason: 'tcvn3',
    });
    expect(judgeTextLayer(layer(toLegacy(SENTENCE, tables.vni)), { kind: 'text' })).to.deep.include({ reason: 'vni' });
  });

  it('knows a legacy font by its name, also as a subset, unless the text is Unicode', () => {
    expect(encodingOfFont('ABCDEF+.VnTime')).to.equal('tcvn3');
    expect(encodingOfFont('VNI-Times')).to.equal('vni');
    expect(encodingOfFont('VPS-Times')).to.equal('vps');
    expect(encodingOfFont('TimesNewRomanPSMT')).to.equal(undefined);
    expect(judgeTextLayer(layer(SENTENCE, { fontName: '.VnTime' }), { kind: 'text' })).to.deep.equal({ kind: 'good' });
  });

  it('converts both encodings back without loss', () => {
    expect(convertLegacy(toLegacy(SENTENCE, tables.tcvn3), 'tcvn3')).to.equal(SENTENCE);
    expect(convertLegacy(toLegacy(SENTENCE, tables.vni), 'vni')).to.equal(SENTENCE);
    expect(convertLegacy('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'vni')).to.equal(
      'Cộng hòa xã hội chủ nghĩa Việt Nam',
    );
    expect(convertLegacy('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).to.equal('Cộng hòa xã hội chủ nghĩa Việt Nam');
  });

  it('sees no legacy encoding in Unicode, in French and in figures', () => {
    for (const text of [
      SENTENCE,
      'Le préfet a décidé que les écoles resteraient fermées à cause des intempéries',
      '1 2 3',
    ])
      expect(guessEncoding(text)).to.equal(undefined);
  });

  it('takes drawn print in another language', () => {
    const english = 'The committee shall meet once a month and report on the progress of all projects to the council';

    expect(judgeTextLayer(layer(english), { kind: 'text' })).to.deep.equal({ kind: 'good' });
  });

  it('knows words of a font that says nothing of its letters, or of some of its figures', () => {
    const isStrange = (text: string) => hasStrangeSigns(layer(`${SENTENCE} ${text}`));
    for (const text of ['\ufffd\ufffd\ufffd', 'M\ufffdT', '1\ufffd5/UBND-TH', '\ufffd25', '\uf04d\uf041\uf054', 'M¼T'])
      expect(isStrange(text), text).to.equal(true);
  });

  it('takes bullets, boxes and ornaments for none', () => {
    for (const text of ['\ufffd', '\uf0b7', '\uf0a8 Mật', '\uf09b\uf09c', '\uf096\uf096\uf096\uf096', '25', '¼'])
      expect(hasStrangeSigns(layer(`${SENTENCE} ${text}`)), text).to.equal(false);
  });
});
