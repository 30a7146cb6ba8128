import { expect } from 'chai';
import { isTornTitle } from '../../../../src/domain/division/torn-title.ts';
import { viewPage } from '../../../../src/domain/cataloguing/reader.ts';
import { aPage } from '../../../support/page-builder.ts';

function lineOf(text: string) {
  const [line] = viewPage(aPage([{ text, x: 105, y: 20, centred: true }])).layout.lines;
  if (line === undefined) throw new Error(`No line of ${text}`);
  return line;
}

describe('domain/division/torn-title', () => {
  for (const text of ['CNG HOl CHỦ VIỆT NAM', 'CỘNG HÒA XÃ HỘI', 'Dộe - Tu do Hạnn phúc', 'Độc lập - Tự do'])
    it(`knows ${text}`, () => {
      expect(isTornTitle(lineOf(text))).to.equal(true);
    });

  for (const text of [
    ...['HỘI CỰU CHIẾN BINH VIỆT NAM', 'HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM', 'ỦY BAN NHÂN DÂN XÃ HÒA HỘI'],
    ...['Độc giả đến đọc tài liệu', 'CỘNG TÁC VIÊN', 'Làm việc tự do ở xã'],
  ])
    it(`does not take ${text} for one`, () => {
      expect(isTornTitle(lineOf(text))).to.equal(false);
    });
});
