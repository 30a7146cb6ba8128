import { readdirSync, readFileSync } from 'node:fs';
import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FormCopy, FormLine } from '../../../../src/domain/forms/form-model.ts';
import { FIELD_WORDS } from '../../../../src/domain/forms/template/field-words.ts';
import { HEADED_LISTS, layoutFields } from '../../../../src/domain/forms/template/layout-fields.ts';
import { TEMPLATE_KINDS, templateLayout } from '../../../../src/domain/forms/template/template-layouts.ts';
import { createDocxFormRenderer } from '../../../../src/formats/docx/docx-form-renderer.ts';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { layoutToTemplate } from '../../../../src/formats/docx/layout/layout-to-template.ts';
import { FileError, TemplateError } from '../../../../src/ports/errors.ts';
import type { OfficeTemplate } from '../../../../src/ports/form-templates.ts';
import { NASTY, sampleCopy, sampleForm } from '../../../support/forms/paper-samples.ts';
import { cells, makeDocx, runs } from '../../../support/office/make-docx.ts';
import { docxParts, readDocx, type DocxContent } from '../../../support/office/read-docx.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const SHIPPED = new URL('../../../../templates/vi/', import.meta.url);

async function linesOf({ lists }: FormCopy): Promise<readonly FormLine[]> {
  const lines: FormLine[] = [];
  for (const list of Object.values(lists)) for await (const line of list) lines.push(line);
  return lines;
}

function squeeze(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ');
}

describe('formats/docx: forms', function () {
  this.timeout(60_000);
  let folder = '';
  let count = 0;
  let pool: FormatsPool;
  before(async () => {
    folder = await makeTempDir();
    pool = createFormatsPool({ threads: 1 });
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });

  function rendererWith(own?: OfficeTemplate) {
    return createDocxFormRenderer({ find: () => Promise.resolve(own) }, pool);
  }

  async function draw(form: ReturnType<typeof sampleForm>, own?: OfficeTemplate): Promise<DocxContent> {
    count += 1;
    const path = join(folder, `form-${String(count)}.docx`);
    await rendererWith(own).draw(form, path);
    return readDocx(await readFile(path));
  }

  for (const kind of TEMPLATE_KINDS) {
    it(`${kind}: all that it says stands in it, and nothing of a placeholder is left`, async () => {
      const fields = layoutFields(templateLayout(kind));
      const copy = sampleCopy(kind);
      const lines = await linesOf(copy);

      const content = await draw(sampleForm(kind));

      const text = squeeze(content.text);
      const values = { ...sampleCopy(kind).values, ...copy.closing?.() };
      const shown = Object.entries(values).filter(([key]) => Object.hasOwn(fields, key) && key !== 'body');
      for (const [key, value] of shown) {
        for (const line of value.split('\n')) expect(text, key).to.include(squeeze(line));
      }
      const rows = new Set(content.tables.flatMap((table) => table.flatMap((row) => row.map(squeeze))));
      for (const { cells: row } of lines) {
        const keys = Object.keys(row).filter((key) => isShown(fields, key) && row[key] !== '');
        for (const key of keys) expect(rows, key).to.include(squeeze(row[key] ?? ''));
      }
      // Braces that a value brings along stay as they were typed.
      expect(text.replaceAll(squeeze(NASTY), '')).not.to.match(/[{}]/);
    });
  }

  it('come with the program as the layouts say: run scripts/templates/make.ts after a change', () => {
    const files = readdirSync(SHIPPED);
    expect(files.sort()).to.deep.equal(TEMPLATE_KINDS.map((kind) => `${kind}.docx`).sort());
    for (const kind of TEMPLATE_KINDS) {
      const made = layoutToTemplate(templateLayout(kind), { words: FIELD_WORDS, headed: HEADED_LISTS });
      expect(made.equals(readFileSync(new URL(`${kind}.docx`, SHIPPED))), kind).to.equal(true);
    }
  });

  it('a template of the office takes the place of ours', async () => {
    const bytes = makeDocx(
      `${runs('Của cơ quan: {cơ quan}')}<w:tbl>${cells('{#tài liệu hủy}{tiêu đề}', '{ghi chú}{/}')}</w:tbl>`,
    );

    const { paragraphs, tables } = await draw(sampleForm('elimination-list'), { name: 'elimination-list.docx', bytes });

    expect(paragraphs[0]).to.equal('Của cơ quan: Văn phòng Ủy ban nhân dân tỉnh');
    expect(tables[0]).to.have.length(14);
  });

  it('a cell that a row lacks stays empty, though the form has a value of that name', async () => {
    const bytes = makeDocx(`<w:tbl>${cells('{#tài liệu hủy}{tiêu đề}', '{số văn bản}{/}')}</w:tbl>`);

    const { tables } = await draw(sampleForm('digital-elimination-list'), { name: 'x.docx', bytes });

    expect(tables[0]?.map((row) => row[1])).to.deep.equal([...Array.from({ length: 11 }, () => '12'), '', '']);
  });

  it('a template with a wrong placeholder is named and not used', async () => {
    const own = { name: 'elimination-list.docx', bytes: makeDocx(runs('{tên cơ quan} {#tài liệu hủy}{tiêu đề}{/}')) };

    const error = await rejection(draw(sampleForm('elimination-list'), own));

    expect(error).to.be.instanceOf(TemplateError);
    expect(
      error instanceof TemplateError && [error.details['template'], error.faults.map(({ key }) => key)],
    ).to.deep.equal(['elimination-list.docx', ['form.template.unknown']]);
  });

  it('a loop across cells is told by its file as well', async () => {
    const bytes = makeDocx(`${runs('{#tài liệu hủy}')}<w:tbl>${cells('{tiêu đề}{/}')}</w:tbl>`);

    const error = await rejection(draw(sampleForm('elimination-list'), { name: 'mẫu.docx', bytes }));

    expect(error instanceof TemplateError && [error.details['template'], error.faults[0]?.key]).to.deep.equal([
      'mẫu.docx',
      'form.template.loop-place',
    ]);
  });

  it('several copies stand one after the other, each with its own pages', async () => {
    const copies = ['Hồ sơ A', 'Hồ sơ B', 'Hồ sơ C'].map((title) => {
      const copy = sampleCopy('document-list');
      return { ...copy, values: { ...copy.values, title } };
    });
    const path = join(folder, 'joined.docx');

    const drawn = await rendererWith().draw({ ...sampleForm('document-list'), copies }, path);

    expect(drawn).to.deep.equal({ copies: 3, rows: 12 });
    const bytes = await readFile(path);
    const { paragraphs } = await readDocx(bytes);
    expect(paragraphs.filter((text) => /^Hồ sơ [ABC]$/.test(text))).to.deep.equal(['Hồ sơ A', 'Hồ sơ B', 'Hồ sơ C']);
    const document = (await docxParts(bytes)).get('word/document.xml') ?? '';
    expect(document.match(/<w:pgNumType w:start="1"\/>/g)).to.have.length(3);
  });

  it('more rows than a document takes are refused with the way out', async () => {
    const rows = Array.from({ length: 6001 }, (): FormLine => ({ kind: 'row', cells: { title: 'x' } }));
    const form = { ...sampleForm('elimination-list'), copies: [{ values: {}, lists: { items: rows } }] };

    const error = await rejection(rendererWith().draw(form, join(folder, 'long.docx')));

    expect(error instanceof TemplateError && error.faults).to.deep.equal([
      { key: 'form.template.too-long', details: { limit: 6000 } },
    ]);
  });

  it('never writes over a file, and leaves none behind when it fails', async () => {
    const path = join(folder, 'there.docx');
    await writeFile(path, 'kept');

    const error = await rejection(rendererWith().draw(sampleForm('elimination-list'), path));

    expect(error).to.be.instanceOf(FileError);
    expect(await readFile(path, 'utf8')).to.equal('kept');
  });
});

function isShown(fields: ReturnType<typeof layoutFields>, key: string): boolean {
  return Object.values(fields).some((field) => typeof field === 'object' && Object.hasOwn(field, key));
}
