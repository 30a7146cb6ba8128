import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { DurableNodeFS } from '../../../src/store/embedded/durable-node-fs.ts';
import type { StoreIncident } from '../../../src/store/health.ts';
import { openStore, type OpenStore } from '../../../src/store/open-store.ts';
import { rejection } from '../../support/rejection.ts';
import { aScanFile, anId } from '../../support/store/builders.ts';
import { runChild } from '../../support/store/child.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('store/embedded', function () {
  this.timeout(60_000);
  let place: string;
  let template: string;

  // Making a database takes seconds: once, then copied.
  before(async () => {
    template = path.join(await makeTempDir(), 'store');
    const store = await openStore({ kind: 'embedded', folder: template });
    await store.close();
  });
  after(() => removeTempDir(path.dirname(template)));

  beforeEach(async () => {
    place = path.join(await makeTempDir(), 'store');
    fs.cpSync(template, place, { recursive: true });
  });
  afterEach(() => removeTempDir(path.dirname(place)));

  const open = (incidents: StoreIncident[] = []): Promise<OpenStore> =>
    openStore({ kind: 'embedded', folder: place, onIncident: (incident) => incidents.push(incident) });

  it('keeps what was written when it is opened again', async () => {
    const first = await open();
    await first.scanFiles.insert(aScanFile(1));
    await first.close();

    const second = await open();

    expect(await second.scanFiles.find(anId(1))).to.deep.equal(aScanFile(1));
    await second.close();
  });

  it('throws away a database that was not finished, and keeps a finished one', async () => {
    const unfinished = path.join(place, 'database.new-abc');
    fs.mkdirSync(unfinished);

    await (await open()).close();

    expect(fs.readdirSync(place)).to.deep.equal(['database']);
  });

  it('is refused to a second process with a clear error, and free again when the first is killed', async () => {
    const holder = runChild('hold-store.ts', place);
    expect((await holder.lines.next()).value).to.equal('open');

    const error = await rejection(open());
    holder.process.kill('SIGKILL');
    await holder.ended;
    const store = await open();

    expect(error).to.include({ code: 'store-locked' });
    expect(error).to.have.deep.property('details', { folder: place });
    await store.close();
  });

  it('refuses to run when commits do not reach the disk', async () => {
    const init = Object.getOwnPropertyDescriptor(DurableNodeFS.prototype, 'init');
    if (init === undefined) throw new Error('No init to replace');
    // PGlite as it comes.
    Object.defineProperty(
      DurableNodeFS.prototype,
      'init',
      Object.getOwnPropertyDescriptor(NodeFS.prototype, 'init') ?? {},
    );
    try {
      expect(await rejection(open())).to.have.property('code', 'store-not-durable');
    } finally {
      Object.defineProperty(DurableNodeFS.prototype, 'init', init);
    }
    await (await open()).close();
  });

  it('refuses a folder that cannot be written', async () => {
    const file = path.join(path.dirname(place), 'file');
    fs.writeFileSync(file, '');

    const error = await rejection(openStore({ kind: 'embedded', folder: path.join(file, 'store') }));

    expect(error).to.include({ code: 'not-writable' });
  });

  for (const [cause, code] of [
    ['EIO', 'store-broken'],
    ['ENOSPC', 'disk-full'],
  ] as const) {
    it(`stops for good when a flush fails with ${cause}, and loses nothing that was acknowledged`, async () => {
      const incidents: StoreIncident[] = [];
      const store = await open(incidents);
      await store.scanFiles.insert(aScanFile(1));
      const flush = fs.fdatasyncSync;
      let flushes = 0;
      fs.fdatasyncSync = () => {
        flushes += 1;
        throw Object.assign(new Error('flush failed'), { code: cause });
      };
      let error: unknown;
      try {
        error = await rejection(store.scanFiles.insert(aScanFile(2)));
      } finally {
        fs.fdatasyncSync = flush;
      }

      const later = await rejection(store.transaction(() => store.scanFiles.insert(aScanFile(3))));
      const health = await rejection(store.info());
      const read = await rejection(store.scanFiles.find(anId(1)));
      await store.close();

      expect(error).to.include({ code });
      expect([later, read, health]).to.deep.equal([error, error, error]);
      expect(flushes).to.equal(1);
      expect(incidents.map(({ kind }) => kind)).to.deep.equal(['broken']);
      const again = await open();
      expect(await again.scanFiles.find(anId(1))).to.not.equal(undefined);
      expect(await again.scanFiles.find(anId(3))).to.equal(undefined);
      await again.close();
    });
  }

  it('says that the disk is full, and loses nothing', async function () {
    const disk = path.join(path.dirname(place), 'disk');
    if (!mountSmallDisk(disk, 90)) this.skip();
    try {
      place = path.join(disk, 'store');
      fs.cpSync(template, place, { recursive: true });
      const store = await open();

      const { acknowledged, error } = await fill(store);
      await store.close();

      expect(error).to.have.property('code', 'disk-full');
      expect(acknowledged).to.be.greaterThan(3);
      fs.rmSync(path.join(disk, 'ballast'));
      const again = await open();
      const { rows } = await again.connection.execute('select count(*) as files from vankho.scan_file');
      expect(rows[0]?.['files']).to.be.at.least(acknowledged);
      await again.scanFiles.insert(aScanFile(1_000_000));
      await again.close();
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });
});

/** A disk in memory; false where we may not mount one. */
function mountSmallDisk(folder: string, megabytes: number): boolean {
  fs.mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false; // not root, or a container without the right
  }
  // Room that can be given back, as somebody who tidies up would.
  fs.writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(25 * 1024 * 1024));
  return true;
}

/** Writes files of half a megabyte until the store refuses. */
async function fill(store: OpenStore): Promise<{ acknowledged: number; error: unknown }> {
  const ballast = Array.from({ length: 15_000 }, () => Math.random().toString(36)).join(' ');
  for (let acknowledged = 0; ; acknowledged += 1) {
    try {
      await store.scanFiles.insert(aScanFile(acknowledged, { details: { ballast } }));
    } catch (error) {
      return { acknowledged, error };
    }
  }
}
