import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { completeCase } from '../../../../src/app/archive/disposal/complete-case.ts';
import { addItems } from '../../../../src/app/archive/disposal/list-items.ts';
import { createHost, parseHostId } from '../../../../src/hosts/registry.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { openStore, type OpenStore } from '../../../../src/store/open-store.ts';
import { aPaper, DESTRUCTION, disposalDeps, openTestCase, toHandover } from '../../../support/archive/disposal.ts';
import { aFileOfHost } from '../../../support/archive/disposal-files.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { runChild } from '../../../support/store/child.ts';
import { anId } from '../../../support/store/builders.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const FILES = 8;
/** Documents of this one lie in a dossier that stays, too. */
const SHARED = 4;
/** At which line of the process it is killed: in the midst of a file, between two files, between two calls. */
const KILLS = [2, 6, 10];

describe('app/archive/disposal: an execution whose process is killed again and again', function () {
  this.timeout(300_000);
  let root: string;
  const at = (name: string) => join(root, name);

  before(async () => {
    root = await makeTempDir();
    await mkdir(at('inbox'));
  });
  after(() => removeTempDir(root));

  async function onStore<Result>(work: (store: OpenStore) => Promise<Result>): Promise<Result> {
    const store = await openStore({ kind: 'embedded', folder: at('store') });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  async function decided(store: OpenStore): Promise<string> {
    const host = createHost(
      { kind: 'folder', id: parseHostId('folder'), inbox: at('inbox'), results: at('results'), settleMs: 0 },
      { clock: systemClock },
    );
    const system = { add: (name: string, content: Buffer) => writeFile(join(at('inbox'), name), content) };
    await seedFonds(store);
    await store.dossiers.insert([aDossier(1), aDossier(2)]);
    for (let number = 1; number <= FILES; number += 1) await aFileOfHost({ store, system, host }, number);
    await store.dossiers.insertDocuments([{ ...aDocument(2, SHARED), scanDocumentId: `${anId(SHARED)}-1` }]);
    const deps = disposalDeps(store, new Map([[host.describe().id, host]]));
    const { id: caseId } = await openTestCase(deps);
    const item = { kind: 'dossier', reason: 'expired', dossierId: dossierId(1) } as const;
    await addItems(deps, { caseId, actor: 'an', items: [item] });
    await toHandover(deps, caseId);
    await host.dispose();
    return caseId;
  }

  it('goes on each time, loses nothing, and says each step once', async () => {
    const caseId = await onStore(decided);

    let ended: number | null = null;
    for (const kill of [...KILLS, Infinity]) {
      const child = runChild('execute-disposal.ts', at('store'), at('inbox'), at('results'), caseId);
      let lines = 0;
      for await (const line of child.lines) {
        expect(line).to.match(/^(?:witness|trash|erase)\??$|^called$/);
        lines += 1;
        if (lines === kill) child.process.kill('SIGKILL');
      }
      ended = await child.ended;
    }

    expect(ended, 'the last one, which nobody killed').to.equal(0);
    expect((await readdir(at('inbox'))).filter((name) => name.endsWith('.pdf'))).to.deep.equal([
      `${String(SHARED)}.pdf`,
    ]);
    await onStore(async (store) => {
      const entries = (await store.ledger.list({ subject: caseId }, { limit: 200 })).items;
      const told = (what: string) =>
        entries.filter(({ action }) => action === `disposal.${what}`).map(({ body }) => body['scanFileId']);
      const gone = Array.from({ length: FILES }, (_, index) => anId(index + 1)).filter((id) => id !== anId(SHARED));
      expect(told('begun')).to.have.lengthOf(1);
      for (const step of ['file-witnessed', 'file-trashed', 'file-erased'])
        expect(told(step).sort(), step).to.deep.equal(gone);
      for (const id of gone) {
        const file = await store.disposals.file(caseId, id);
        expect([file?.state, file?.witness?.sha256]).to.deep.equal(['erased', file?.sha256]);
      }
      expect(await store.ledger.verify()).to.include({ ok: true });
      const paper = aPaper({ date: '2026-12-09' });
      const done = await completeCase(disposalDeps(store), { caseId, actor: 'an', destruction: DESTRUCTION, paper });
      expect(done.state).to.equal('partly-kept');
    });
  });
});
