import { chmod, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openOut, writeOut } from '../../../src/cli/out-file.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import { rejection } from '../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('cli: files that are written', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  const context = {
    text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details, 'vi'),
  } as unknown as CliContext; // nothing else is asked of it
  const at = (name: string) => ({ flag: '--out', file: join(folder, name) });

  function write(name: string, { overwrite = false, text = 'mới' } = {}): Promise<void> {
    return writeOut({ context, flags: { overwrite } }, at(name), (path) => writeFile(path, text));
  }
  async function refusal(work: Promise<unknown>): Promise<string> {
    const error = await rejection(work);
    expect(error).to.be.instanceOf(RequestError).and.to.have.nested.property('details.field', '--out');
    return String((error as RequestError).details['reason']);
  }

  it('come whole, and leave nothing beside them', async () => {
    await write('a.pdf');

    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).to.equal('mới');
    expect(await readdir(folder)).to.deep.equal(['a.pdf']);
  });

  it('are not written over, a dangling link neither; nor are the files that lie beside them', async () => {
    for (const name of ['a.pdf', 'b.pdf.part', 'b.pdf.new']) await writeFile(join(folder, name), 'cũ');
    await symlink(join(folder, 'nowhere'), join(folder, 'link.pdf'));

    expect(await refusal(write('a.pdf')))
      .to.include('a.pdf')
      .and.to.include('--overwrite');
    expect(await refusal(write('link.pdf'))).to.include('link.pdf');
    await write('b.pdf');

    for (const name of ['a.pdf', 'b.pdf.part', 'b.pdf.new'])
      expect(await readFile(join(folder, name), 'utf8')).to.equal('cũ');
    expect(await readdir(folder)).to.have.members(['a.pdf', 'b.pdf', 'b.pdf.part', 'b.pdf.new', 'link.pdf']);
  });

  it('take the place of the old one as a whole, with its rights, where that is said', async () => {
    await writeFile(join(folder, 'a.pdf'), 'cũ');
    await chmod(join(folder, 'a.pdf'), 0o600);
    await symlink(join(folder, 'a.pdf'), join(folder, 'link.pdf'));

    await write('link.pdf', { overwrite: true });

    expect(await readlink(join(folder, 'link.pdf'))).to.equal(join(folder, 'a.pdf'));
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).to.equal('mới');
    expect((await stat(join(folder, 'a.pdf'))).mode & 0o777).to.equal(0o600);
  });

  it('never take the place of a folder, a device or a link that leads nowhere', async () => {
    await mkdir(join(folder, 'thu-muc'));
    await symlink(join(folder, 'nowhere'), join(folder, 'link.pdf'));
    await symlink('/dev/null', join(folder, 'null.pdf'));

    for (const name of ['thu-muc', 'link.pdf', 'null.pdf'])
      expect(await refusal(write(name, { overwrite: true }))).to.include(name);
  });

  it('need a folder, and say which one is missing', async () => {
    await writeFile(join(folder, 'a'), '');

    expect(await refusal(write('không có/a.pdf'))).to.include(join(folder, 'không có'));
    expect(await refusal(write('a/b.pdf'))).to.include('Không có thư mục');
  });

  it('leave the old one when the work fails, and the new one of somebody who was faster', async () => {
    await writeFile(join(folder, 'a.pdf'), 'cũ');
    const failing = writeOut({ context, flags: { overwrite: true } }, at('a.pdf'), async (path) => {
      await writeFile(path, 'nửa');
      throw new Error('gone');
    });
    expect(String(await rejection(failing))).to.include('gone');
    const out = await openOut({ context, flags: {} }, at('b.pdf'));
    await writeFile(out.path, 'mới');
    await writeFile(join(folder, 'b.pdf'), 'của người khác');
    expect(await refusal(out.keep())).to.include('b.pdf');
    await out.close();

    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).to.equal('cũ');
    expect(await readFile(join(folder, 'b.pdf'), 'utf8')).to.equal('của người khác');
    expect(await readdir(folder)).to.have.members(['a.pdf', 'b.pdf']);
  });
});
