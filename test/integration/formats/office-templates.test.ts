import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { officeTemplates } from '../../../src/composition/office-templates.ts';
import { createTemplateFiller } from '../../../src/formats/docx/create-template-filler.ts';
import { FileError, isPortError, TemplateError } from '../../../src/ports/errors.ts';
import { cells, makeDocx, runs } from '../../support/office/make-docx.ts';
import { rejection } from '../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('templates that an office lays into its folder', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  const file = () => join(folder, 'cover.docx');
  const code = async () => {
    const error = await rejection(officeTemplates(folder).docx.find('cover'));
    return isPortError(error) ? error.code : error;
  };

  it('are ours where it has laid none', async () => {
    expect(await officeTemplates(folder).docx.find('cover')).to.equal(undefined);
    await symlink(join(folder, 'nowhere'), file());
    expect(await officeTemplates(folder).docx.find('cover')).to.equal(undefined);
  });

  it('are not waited for where a pipe lies, nor taken for a file where a folder does', async () => {
    execFileSync('mkfifo', [file()]);
    expect(await code()).to.equal('not-readable');
    await mkdir(join(folder, 'b', 'cover.docx'), { recursive: true });
    const error = await rejection(officeTemplates(join(folder, 'b')).docx.find('cover'));
    expect(error).to.be.instanceOf(FileError).and.to.have.property('code', 'not-readable');
  });

  it('are not brought into memory where they are far larger than a form', async () => {
    await writeFile(file(), 'PK');
    await truncate(file(), 3 * 1024 ** 3);

    expect(await code()).to.equal('office-file-too-large');
  });

  it('do not multiply: a list within itself, or within another one, is refused before the memory ends', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => ({ a: String(index) }));
    const nested = (inner: string) =>
      makeDocx(`${runs('{#b}')}<w:tbl>${cells(`{#${inner}}x{/${inner}}`)}</w:tbl>${runs('{/b}')}`);

    for (const inner of ['b', 'c']) {
      const error = await rejection(createTemplateFiller().fill(nested(inner), { b: rows, c: rows }));
      expect(error instanceof TemplateError && error.faults[0]?.key).to.equal('form.template.multiplied');
    }
  });

  it('of the same words again and again are filled: what we make ourselves is no bomb', async () => {
    const rows = Array.from({ length: 6000 }, () => ({ a: 'Hồ sơ' }));

    const filled = await createTemplateFiller().fill(makeDocx(`<w:tbl>${cells('{#b}{a}{/b}')}</w:tbl>`), { b: rows });

    expect(filled.length).to.be.greaterThan(1000);
  });
});
