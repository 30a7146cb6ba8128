import { expect } from 'chai';
import { isBorneOut } from '../../../../src/domain/text/layer-read.ts';

const TEXT =
  'ủy ban nhân dân tỉnh góp ý dự thảo quyết định sửa đổi bổ sung một số điều của chương trình viễn thông công ích';

const placed = (text: string, fontName = 'Serif') =>
  text
    .split(' ')
    .map((word, i) => ({ text: word, fontName, box: [100 * (i % 8), 40 * Math.floor(i / 8), 80, 20] as const }));

describe('domain/text/layer-read', () => {
  it('bears a layer out that an engine read so, but for a word or two', () => {
    expect(isBorneOut(placed(TEXT), placed(TEXT))).to.equal(true);
    expect(isBorneOut(placed(TEXT), placed(TEXT.replace('tỉnh', 'tinh').replace('bổ', 'bồ')))).to.equal(true);
  });

  it('does not where another letter is drawn, wherever it stands, or other words', () => {
    const long = `${TEXT} ${TEXT} ${TEXT}`;
    expect(isBorneOut(placed(long), placed(long.replaceAll('n', 'm')))).to.equal(false);
    expect(isBorneOut(placed(long), placed(long.replaceAll('ý', 'y').replaceAll('ổ', 'ồ')))).to.equal(false);
    expect(isBorneOut(placed(TEXT), [])).to.equal(false);
  });

  it('does not by a few words, nor where one font of several is read otherwise', () => {
    expect(isBorneOut(placed('ủy ban nhân dân'), placed('ủy ban nhân dân'))).to.equal(false);
    const bold = (text: string) => placed(text, 'Bold').map((word) => ({ ...word, box: [word.box[0], 900, 80, 20] as const }));
    const layer = [...placed(TEXT), ...bold('hai ba bốn năm')];
    expect(isBorneOut(layer, [...placed(TEXT), ...bold('khi mà rồi thì')])).to.equal(false);
  });
}); // prettier-ignore
