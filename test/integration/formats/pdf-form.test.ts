import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { boxLabel } from '../../../src/domain/forms/dossiers/box-label.ts';
import { closingNote } from '../../../src/domain/forms/dossiers/closing-note.ts';
import { cover } from '../../../src/domain/forms/dossiers/cover.ts';
import { descriptionSlip } from '../../../src/domain/forms/dossiers/description-slip.ts';
import { documentList } from '../../../src/domain/forms/dossiers/document-list.ts';
import { COLUMN_SETS, inventory, transferList } from '../../../src/domain/forms/dossiers/inventory.ts';
import type { FormLine } from '../../../src/domain/forms/form-model.ts';
import { createFormatsPool, type FormatsPool } from '../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { qrModules } from '../../../src/formats/qr/qr-modules.ts';
import { aCopy, aRow, darkness, drawAndRead, rulesAcross, rulesDown } from '../../support/forms/drawn-form.ts';
import { rejection } from '../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const LINK = 'https://luu-tru.example/dossiers/00000000000000000000000000000001';
const TITLE = 'Hồ sơ về việc xây dựng hệ thống đê điều, cống thủy lợi trên địa bàn các xã Ấp Bắc, Ô Môn, Đường Gỗ';
/** Each letter with each mark, small and capital. */
const LETTERS = 'ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ ề ể ễ ế ệ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đ'
  .split(' ')
  .flatMap((letter) => [letter, letter.toUpperCase()]);

function documents(count: number): readonly FormLine[] {
  return Array.from({ length: count }, (_, index) =>
    aRow({
      ...{ ordinal: String(index + 1), reference: `${String(index + 1)}/QĐ-UBND`, date: '05/01/2015' },
      ...{ issuer: 'UBND tỉnh Mẫu', subject: `Quyết định về kế hoạch số ${String(index + 1)}`, sheet: '1', note: '' },
    }),
  );
}

function dossiers(count: number): readonly FormLine[] {
  return Array.from({ length: count }, (_, index) =>
    aRow({ box: '1', number: String(index + 1), title: TITLE, time: '2015 – 2016', period: '20 năm', sheets: '12' }),
  );
}

/** Distances of neighbours. */
function widths(places: readonly number[]): readonly number[] {
  return places.slice(1).map((place, index) => place - (places[index] ?? 0));
}

function expectNear(found: readonly number[], wanted: readonly number[], withinMm: number): void {
  const told = `${found.map((one) => one.toFixed(2)).join(' ')} instead of ${wanted.join(' ')}`;
  expect(found, told).to.have.length(wanted.length);
  for (const [index, one] of wanted.entries()) expect(found[index], told).to.be.closeTo(one, withinMm);
}

describe('formats/pdf-form', function () {
  this.timeout(60_000);
  let pool: FormatsPool;
  let folder: string;

  before(async () => {
    pool = createFormatsPool({ threads: 1 });
    folder = await makeTempDir();
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });
  const draw = (...[layout, copies]: [Parameters<typeof drawAndRead>[1], Parameters<typeof drawAndRead>[2]]) =>
    drawAndRead({ pool, folder }, layout, copies);

  it('draws the list of documents with the columns and rows that tenders measure', async () => {
    const form = await draw(documentList('cv283'), [
      aCopy({ number: '01', title: 'Hồ sơ' }, { documents: documents(9) }),
    ]);
    const page = await form.raster(1);

    expect(form.sizes[0]?.widthMm).to.be.closeTo(297, 0.3);
    const across = rulesAcross(page, [45, 60]);
    const rows = across.slice(1);
    expectNear(
      widths(rows),
      Array.from({ length: 9 }, () => 10),
      0.2,
    );
    const [top = 0] = rows;
    expectNear(widths(rulesDown(page, [top + 1, top + 80])), [10, 30, 30, 40, 75, 10, 20], 0.2);
    // The heading begins 20 mm from the upper edge.
    const firstInk = Array.from({ length: page.height }, (_, y) => y).find((y) =>
      Array.from({ length: page.width }, (_, x) => x).some((x) => darkness(page, x, y) > 60),
    );
    expect(((firstInk ?? 0) / page.ppi) * 25.4).to.be.within(20, 23);
  });

  it('keeps the order of columns of the decree', async () => {
    const form = await draw(documentList('nd30'), [
      aCopy({ number: '01', title: 'Hồ sơ' }, { documents: documents(3) }),
    ]);
    const text = await form.text(1);
    const titles = ['Số TT', 'Số, ký hiệu', 'Ngày tháng năm', 'Tên loại và trích yếu', 'Tác giả', 'Tờ số', 'Ghi chú'];
    expect(titles.filter((title) => !text.includes(title))).to.deep.equal([]);
    const [top = 0] = rulesAcross(await form.raster(1), [35, 60]).slice(1);
    expectNear(widths(rulesDown(await form.raster(1), [top + 0.5, top + 4])), [10, 27, 22, 54, 25, 12, 15], 0.2);
  });

  it('repeats the head of a list on each page and says at the end how many rows there were', async () => {
    const form = await draw(inventory({ kind: 'permanent', columns: COLUMN_SETS.state }), [
      { values: {}, lists: { dossiers: dossiers(40) }, closing: () => ({ count: '40', countInWords: 'Bốn mươi' }) },
    ]);
    const pages = form.pages ?? 0;
    const texts = await Promise.all(Array.from({ length: pages }, (_, index) => form.text(index + 1)));
    expect(pages).to.be.greaterThan(2);
    expect(form.rows).to.equal(40);
    expect(texts.filter((text) => !text.includes('Tiêu đề hồ sơ'))).to.deep.equal([]);
    expect(texts.at(-1)).to.include('Mục lục này gồm 40 hồ sơ (đơn vị bảo quản).');
    expect(texts.at(-1)).to.include('Viết bằng chữ: Bốn mươi hồ sơ');
    // Numbers of pages from the second on.
    expect(texts[0]).to.match(/^(?!1 )/);
    expect(texts[1]).to.match(/^2 /);
  });

  it('gives back every letter of Vietnamese as it was given', async () => {
    const title = LETTERS.join(' ');
    const form = await draw(cover('a4'), [aCopy({ title })]);
    const words = new Set((await form.text(1)).split(' '));
    expect(LETTERS.filter((letter) => !words.has(letter))).to.deep.equal([]);
  });

  it('sets a long slip smaller, so that it keeps its two sides', async () => {
    const title = Array.from({ length: 9 }, () => TITLE).join('; ');
    const form = await draw(descriptionSlip(), [
      aCopy({ title, annotation: `${title.slice(0, 500)} CUỐI`, note: 'Khuyết số 03-11', link: LINK }),
      aCopy({ title: 'Ngắn' }),
    ]);
    expect(form.pages).to.equal(4);
    expect(form.sizes[0]?.widthMm).to.be.closeTo(148, 0.3);
    expect(form.sizes[0]?.heightMm).to.be.closeTo(210, 0.3);
    expect(await form.text(1)).to.include('CUỐI');
    expect(await form.text(2)).to.match(/7\. Thời gian.*8\. Ngôn ngữ.*14\. Ghi chú: Khuyết số 03-11/su);
    expect(await form.text(3)).to.include('Ngắn');
  });

  it('parts a row that is higher than a page and loses no word of it', async () => {
    const note = Array.from({ length: 900 }, (_, index) => `từ${String(index)}`);
    const rows = [...dossiers(1), aRow({ number: '2', title: 'Ngắn', note: note.join(' ') }), ...dossiers(1)];
    const form = await draw(inventory({ kind: 'any', columns: COLUMN_SETS.state }), [aCopy({}, { dossiers: rows })]);
    const pages = Array.from({ length: form.pages ?? 0 }, (_, index) => form.text(index + 1));
    const words = new Set((await Promise.all(pages)).join(' ').split(' '));
    expect(note.filter((word) => !words.has(word))).to.deep.equal([]);
  });

  it('cuts labels of 120 by 90 mm, four a sheet, each with its code', async () => {
    const copies = Array.from({ length: 5 }, (_, index) =>
      aCopy({ box: String(index + 1), link: `${LINK}${String(index)}` }),
    );
    const form = await draw(boxLabel(), copies);
    const page = await form.raster(1);
    expect(form.pages).to.equal(2);
    const [left = 0, right = 0] = rulesDown(page, [30, 70]);
    const [top = 0, bottom = 0] = rulesAcross(page, [60, 120]);
    expectNear([right - left, bottom - top], [120, 90], 0.2);
    expect(await form.text(2)).to.include('HỘP SỐ 5');
  });

  it('draws the code module by module, the right way up, with its quiet zone', async () => {
    const form = await draw(boxLabel(), [aCopy({ box: '1', firstDossier: '1', lastDossier: '9', link: LINK })]);
    const page = await form.raster(1);
    const modules = qrModules(LINK);
    // At the right foot of the first label: 4 mm of padding, 30 mm wide with the quiet zone.
    const [left, top] = [(297 - 246) / 2 + 120 - 4 - 30, 12 + 90 - 4 - 30];
    const side = 30 / (modules.size + 8);
    const px = (mm: number) => Math.floor((mm / 25.4) * page.ppi);
    const isInk = (row: number, column: number) =>
      darkness(page, px(left + (column + 4.5) * side), px(top + (row + 4.5) * side)) > 127;
    const wrong = Array.from({ length: (modules.size + 4) ** 2 }, (_, index) => {
      const [row, column] = [Math.floor(index / (modules.size + 4)) - 2, (index % (modules.size + 4)) - 2];
      const isInside = [row, column].every((one) => one >= 0 && one < modules.size);
      return isInk(row, column) !== (isInside && modules.isDark(row, column));
    }).filter(Boolean);
    expect(wrong).to.have.length(0);
  });

  it('lays the whole cover of the standard out on one sheet of 650 by 320 mm', async () => {
    const form = await draw(cover('tcvn9251'), [aCopy({ title: TITLE, sheets: '12', sheetsInWords: 'Mười hai' })]);
    expect(form.pages).to.equal(1);
    expect(form.sizes[0]?.widthMm).to.be.closeTo(650, 0.3);
    expect(form.sizes[0]?.heightMm).to.be.closeTo(320, 0.3);
    expect(await form.text(1)).to.match(/CHỨNG TỪ KẾT THÚC.*12 tờ \(Viết bằng chữ: Mười hai tờ\).*HỒ SƠ/su);
  });

  it('leaves open what is not known', async () => {
    expect(await (await draw(closingNote(), [aCopy({})])).text(1)).to.include('Được đánh từ số: …………');
    const list = await draw(transferList(), [{ values: {}, lists: {}, closing: () => ({}) }]);
    expect(list).to.include({ rows: 0, pages: 1 });
  });

  it('makes the same file of the same form', async () => {
    const copies = () => [aCopy({ title: TITLE, link: LINK })];
    const [one, two] = [await draw(cover('a4'), copies()), await draw(cover('a4'), copies())];
    expect(readFileSync(one.path).equals(readFileSync(two.path))).to.equal(true);
  });

  it('never writes over a file, and leaves nothing where the rows fail', async () => {
    const renderer = createPdfFormRenderer(pool);
    const there = join(folder, 'there.pdf');
    writeFileSync(there, 'của người khác');
    const form = { kind: 'cover', title: 'Bìa', layout: cover('a4') };
    await rejection(renderer.draw({ ...form, copies: [aCopy({})] }, there));
    expect(readFileSync(there, 'utf8')).to.equal('của người khác');

    const before = readdirSync(folder);
    const gone = join(folder, 'gone.pdf');
    function* failing() {
      yield aCopy({});
      throw new Error('the store is away');
    }
    const error = await rejection(renderer.draw({ ...form, copies: failing() }, gone));
    expect(error).to.have.property('message', 'the store is away');
    expect(readdirSync(folder)).to.deep.equal(before);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const path = join(folder, 'stopped.pdf');
    function* rows(): Generator<FormLine> {
      for (let row = 1; row <= 2000; row += 1) {
        if (row === 1000) stop.abort(new Error('nobody waits'));
        yield aRow({ number: String(row), title: TITLE });
      }
    }
    const layout = inventory({ kind: 'any', columns: COLUMN_SETS.state });
    const form = { kind: 'inventory', title: 'Mục lục', layout, copies: [{ values: {}, lists: { dossiers: rows() } }] };
    const error = await rejection(createPdfFormRenderer(pool).draw(form, path, stop.signal));
    expect(error).to.have.property('message', 'nobody waits');
    expect(existsSync(path)).to.equal(false);
  });
});
