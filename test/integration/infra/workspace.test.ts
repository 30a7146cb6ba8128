import { spawnSync } from 'node:child_process';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createWorkspace } from '../../../src/infra/workspace.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('Workspace', () => {
  let root: string;

  beforeEach(async () => {
    root = await makeTempDir();
  });
  afterEach(async () => {
    await removeTempDir(root);
  });

  it('leaves nothing behind when a run is closed', async () => {
    const folder = await createWorkspace(root).open();
    await folder.writeText('text.txt', 'chữ');

    await folder.close();

    expect(await readdir(root)).to.deep.equal([]);
  });

  it('sweeps what a killed process left, keeps what a living one has, and what is not its own', async () => {
    const workspace = createWorkspace(root);
    const mine = await workspace.open();
    const dead = await makeLeft(deadPid());
    const living = await makeLeft(1);
    await mkdir(join(root, 'systemd-private'));
    await symlink('/nowhere', join(root, 'run'));

    await workspace.sweep();

    const left = await readdir(root);
    expect(left).to.have.members([nameOf(mine.path), living, 'systemd-private', 'run']);
    expect(left).not.to.include(dead);
  });

  it('sweeps what an earlier process of the same number left, as every start of a container has', async () => {
    await makeLeft(process.pid);

    await createWorkspace(root).sweep();

    expect(await readdir(root)).to.deep.equal([]);
  });

  it('leaves runs of other machines alone for a week', async () => {
    await mkdir(join(root, 'run-00000000-999999-new'));
    await mkdir(join(root, 'run-00000000-999999-old'));
    const longAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    await utimes(join(root, 'run-00000000-999999-old'), longAgo, longAgo);

    await createWorkspace(root).sweep();

    expect(await readdir(root)).to.deep.equal(['run-00000000-999999-new']);
  });

  it('says that it cannot write where its root is no folder', async () => {
    await writeFile(join(root, 'file'), '');

    const error = await createWorkspace(join(root, 'file', 'runs'))
      .open()
      .catch((thrown: unknown) => thrown);

    expect(error).to.include({ code: 'not-writable' });
  });

  /** A folder as this machine's process `pid` would have made it. */
  async function makeLeft(pid: number): Promise<string> {
    const probe = await createWorkspace(root).open();
    const name = nameOf(probe.path).replace(`-${String(process.pid)}-`, `-${String(pid)}-`);
    await probe.close();
    await mkdir(join(root, name));
    await writeFile(join(root, name, 'source'), 'x');
    return name;
  }
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
