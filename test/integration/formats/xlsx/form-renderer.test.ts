import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { officeTemplates } from '../../../../src/composition/office-templates.ts';
import type { FormCopy } from '../../../../src/domain/forms/form-model.ts';
import { createXlsxFormRenderer } from '../../../../src/formats/xlsx/xlsx-form-renderer.ts';
import { TemplateError } from '../../../../src/ports/errors.ts';
import { NASTY, sampleCopy, sampleForm } from '../../../support/forms/paper-samples.ts';
import { readWhole } from '../../../support/office/make-xlsx.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

describe('formats/xlsx: forms', () => {
  let folder = '';
  let count = 0;
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));

  async function draw(kind: Parameters<typeof sampleForm>[0], copies: readonly FormCopy[] = [sampleCopy(kind)]) {
    count += 1;
    const path = join(folder, `form-${String(count)}.xlsx`);
    const drawn = await createXlsxFormRenderer(officeTemplates(folder).xlsx).draw(
      { ...sampleForm(kind), copies },
      path,
    );
    const rowsOf = async (sheet: string) =>
      (await readWhole(path, sheet)).rows.map(({ cells }) =>
        [...cells].map(([at, cell]) => `${String(at)}:${cell.kind === 'number' ? '#' : ''}${cell.text}`),
      );
    return { drawn, rowsOf };
  }

  it('write a list under its title, with its closing line and numbers as numbers', async () => {
    const { drawn, rowsOf } = await draw('inventory');

    const rows = await rowsOf('Hồ sơ');
    expect(drawn).to.deep.equal({ copies: 1, rows: 9 });
    expect(rows[0]).to.deep.equal(['1:inventory']);
    expect(rows[1]?.slice(0, 3)).to.deep.equal(['1:Hộp số', '2:Hồ sơ số', '3:Tiêu đề hồ sơ']);
    expect(rows.flat()).to.include(`3:${NASTY}`).and.to.include('6:#120').and.to.include('1:I. Tổng hợp');
    expect(rows.at(-1)).to.deep.equal(['1:Viết bằng chữ: Chín hồ sơ (đơn vị bảo quản).']);
  });

  it('give each list of a form its own sheet', async () => {
    const { drawn, rowsOf } = await draw('digital-elimination-list');

    expect(drawn.rows).to.equal(14);
    expect((await rowsOf('Tài liệu hủy')).flat()).to.include('3:Hồ sơ tiếp công dân số 1');
    expect((await rowsOf('Văn bản')).flat()).to.include('3:Công văn mời họp');
  });

  it('put several copies one below the other', async () => {
    const copies = ['15', '16'].map((number) => {
      const copy = sampleCopy('document-list');
      return { ...copy, values: { ...copy.values, number } };
    });

    const { drawn, rowsOf } = await draw('document-list', copies);

    expect(drawn).to.deep.equal({ copies: 2, rows: 8 });
    const heads = (await rowsOf('Văn bản')).flat().filter((cell) => cell.startsWith('1:Số, ký hiệu hồ sơ'));
    expect(heads).to.have.length(2);
  });

  it('take the columns of the office, in its order and words', async () => {
    const columns = [
      { field: 'tiêu đề', title: 'Tên hồ sơ', width: 60 },
      { field: 'hộp số', title: 'Hộp' },
    ];
    const file = join(folder, 'transfer-list.columns.json');
    await writeFile(
      file,
      JSON.stringify({ form: 'transfer-list', tables: [{ list: 'hồ sơ', sheet: 'Nộp lưu', columns: [columns[0]] }] }),
    );

    const { rowsOf } = await draw('transfer-list');

    const rows = await rowsOf('Nộp lưu');
    expect(rows[1]).to.deep.equal(['1:Tên hồ sơ']);
    expect(rows.flat()).to.include(`1:${NASTY}`);
    await writeFile(file, JSON.stringify({ form: 'transfer-list', tables: [{ list: 'hồ sơ', columns }] }));
    const error = await rejection(draw('transfer-list'));
    expect(error instanceof TemplateError && [error.details['template'], error.faults[0]?.key]).to.deep.equal([
      'transfer-list.columns.json',
      'form.template.unknown',
    ]);
    await writeFile(file, '{');
    const broken = await rejection(draw('transfer-list'));
    expect(broken instanceof TemplateError && broken.faults[0]?.key).to.equal('form.template.columns-wrong');
  });

  it('never write over a file', async () => {
    const path = join(folder, 'there.xlsx');
    await writeFile(path, 'kept');

    await rejection(createXlsxFormRenderer(officeTemplates(folder).xlsx).draw(sampleForm('inventory'), path));

    expect(await readFile(path, 'utf8')).to.equal('kept');
  });

  it('are made of lists alone', () => {
    const renderer = createXlsxFormRenderer(officeTemplates(folder).xlsx);
    const draws = (kind: string) => renderer.draws(kind);
    expect([draws('inventory'), draws('disposal-decision'), draws('cover')]).to.deep.equal([true, false, false]);
  });
});
