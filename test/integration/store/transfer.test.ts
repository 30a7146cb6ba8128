import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DocumentRef, HostCursor, HostId } from '../../../src/ports/host.ts';
import { createQueue, type OpenQueue } from '../../../src/queue/create-queue.ts';
import { makeJobSection } from '../../../src/queue/job-section.ts';
import { openStore, type OpenStore } from '../../../src/store/open-store.ts';
import { exportStore } from '../../../src/store/transfer/export-store.ts';
import { importStore } from '../../../src/store/transfer/import-store.ts';
import { DEFAULT_FONDS_SETTINGS } from '../../../src/domain/archive/fonds.ts';
import type { Place } from '../../../src/domain/archive/place.ts';
import { CHECKED_STATES } from '../../../src/domain/arrangement/evidence.ts';
import { aBooking, aBundle, anAssignment, aProject, aReceipt, PROJECT_ID } from '../../support/archive/arrangement.ts';
import { aDossier, dossierId } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, aHumanValue, anId, aReadFile, aValue } from '../../support/store/builders.ts';
import { ENGINES, pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const GIVEN = { hostId: 'paperless-1' as HostId, ref: '7' as DocumentRef, record: { texts: ['a'], before: 'b' } };
const CLEARED = { sha256: 'ab'.repeat(32), page: 2, level: 'MẬT', actor: 'đ' };
const SEEN = { sha256: 'ab'.repeat(32), page: 3, actor: 'đ' };
const AT = new Date('2026-02-03T04:05:06.789Z');
const LOT_ID = 'd'.repeat(32);
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('store/transfer', function () {
  this.timeout(120_000);
  let folder: string;
  let dump: string;
  let source: OpenStore;

  before(async () => {
    folder = await makeTempDir();
    dump = path.join(folder, 'vankho.dump');
    source = await pglite.sharedStore();
    await fillStore(source);
    const queue = await createQueue({ connection: source.connection, log: SILENT });
    await fillQueue(queue);
    await exportStore(source, dump, [makeJobSection(queue)]);
    await queue.stop(0);
  });
  after(() => removeTempDir(folder));

  for (const engine of ENGINES) {
    if (engine.missing !== undefined) {
      it(`to ${engine.name} is not tested: ${engine.missing}`);
      continue;
    }
    it(`brings everything to ${engine.name}, jobs and ledger too`, async () => {
      const target = await openStore(await engine.newPlace());
      const queue = await createQueue({ connection: target.connection, log: SILENT });

      await importStore(dump, target, [makeJobSection(queue)]);

      await compare(source, target);
      expect(await queue.counts()).to.deep.equal({ waiting: 2, active: 0, retrying: 0, dead: 1 });
      const [dead] = await queue.listDead(5);
      expect(dead).to.include({ key: 'dead', code: 'file-broken', reason: 'Broken', attempts: 4 });
      expect(dead?.failedAt).to.deep.equal(new Date(Date.UTC(2026, 1, 2)));
      await goesOn(target);
      const again = path.join(folder, `${engine.name}.dump`);
      await exportStore(target, again);
      await queue.stop(0);
      await target.close();
    });
  }

  it('refuses a store that holds data', async () => {
    const error = await rejection(importStore(dump, await pglite.sharedStore().then(fillStore)));

    expect(error).to.include({ code: 'store-not-empty' });
  });

  it('refuses a dump that was cut off or changed, and leaves the store empty', async () => {
    const target = await pglite.sharedStore();
    const text = gunzipSync(fs.readFileSync(dump)).toString('utf8');
    const lines = text.trimEnd().split('\n');
    const damaged: [string, Buffer][] = [
      ['cut gzip', fs.readFileSync(dump).subarray(0, -20)],
      ['last line missing', gzipSync(`${lines.slice(0, -1).join('\n')}\n`)],
      [
        'row missing',
        gzipSync(
          lines
            .toSpliced(
              lines.findIndex((line) => line.startsWith('["')),
              1,
            )
            .join('\n'),
        ),
      ],
      ['row changed', gzipSync(text.replace('"Văn bản 1.pdf"', '"Văn bản 2.pdf"'))],
      ['unknown column', gzipSync(text.replace('"name_folded"', '"name; drop table x"'))],
      ['not a dump', Buffer.from('hello')],
      ['other json', gzipSync('{"format":"other"}\n')],
      ['empty', Buffer.alloc(0)],
    ];

    for (const [name, bytes] of damaged) {
      const file = path.join(folder, 'damaged.dump');
      fs.writeFileSync(file, bytes);
      const error = await rejection(importStore(file, target));
      expect(error, name).to.include({ code: 'file-broken' });
    }
    expect(await rejection(importStore(path.join(folder, 'none'), target))).to.include({ code: 'file-not-found' });
    expect((await target.scanFiles.list({}, { limit: 1 })).items).to.deep.equal([]);
    expect(await target.ledger.verify()).to.include({ ok: true, entries: 0 });
  });

  it('refuses a ledger that does not verify', async () => {
    const store = await pglite.sharedStore();
    await fillStore(store);
    await store.connection.execute(`alter table vankho.ledger_entry disable trigger user;
      update vankho.ledger_entry set actor = 'somebody else' where sequence = 1;
      alter table vankho.ledger_entry enable trigger user`);
    const file = path.join(folder, 'forged.dump');
    await exportStore(store, file);

    expect(await rejection(importStore(file, await pglite.sharedStore()))).to.include({ code: 'ledger-broken' });
  });

  it('does not write over a file that is being written, nor where it cannot', async () => {
    const store = await pglite.sharedStore();
    const file = path.join(folder, 'other.dump');
    fs.writeFileSync(`${file}.unfinished`, '');

    expect(await rejection(exportStore(store, path.join(folder, 'no', 'folder.dump')))).to.include({
      code: 'not-writable',
    });
    expect(await rejection(exportStore(store, file))).to.include({ code: 'not-writable' });
    expect(fs.existsSync(file)).to.equal(false);
  });
});

async function fillStore(store: OpenStore): Promise<OpenStore> {
  for (let number = 1; number <= 3; number += 1) {
    await aReadFile(store, number, {
      texts: ['Số: 125/QĐ-UBND "\\n\t', `trang ${String(number)}`],
      documents: [aDocument(1, 1, { number: aValue('125', { confidence: 0.1 + 0.2 }) }), aDocument(2, 2)],
    });
    await store.artifacts.put({
      fingerprint: `f${String(number)}`,
      scanFileId: anId(number),
      step: 'identify',
      page: null,
      body: [number],
    });
  }
  const [document] = await store.readings.documents(anId(1));
  const change = { documentId: `${anId(1)}-1`, revision: document?.revision ?? 0 };
  await store.readings.setHumanValue({ ...change, field: 'recipients', value: aHumanValue(['Như trên;', 'Lưu: VT.']) });
  await store.cursors.replace('folder' as HostId, { seen: undefined, next: '{"a":1}' as HostCursor });
  await store.hostDeliveries.put(GIVEN);
  await store.hostDeliveries.keepText(GIVEN, 'Chữ có trước');
  await store.clearedMarks.add(CLEARED);
  await store.heldContents.put(CLEARED);
  await store.seenStamps.add(SEEN);
  await fillArchive(store);
  await fillProject(store);
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, 0, 123));
  await store.accounts.insert({
    id: 'a',
    name: 'quản trị',
    role: 'administrator',
    secretHash: 's',
    createdAt,
    disabled: false,
  });
  await store.accounts.insertToken({ hash: 'h', accountId: 'a', kind: 'machine', label: 'máy', expiresAt: createdAt });
  for (let number = 0; number < 40; number += 1) {
    await store.ledger.append({
      action: 'x.y',
      subject: `s${String(number)}`,
      actor: 'đ',
      body: { number, share: 0.1 },
      ...(number % 7 === 0 && { values: { before: null, after: `đã gõ ${String(number)}` } }),
    });
  }
  return store;
}

/** A project of arranging with a line in each of its books. */
async function fillProject({ arrangement, dossiers, places }: OpenStore): Promise<void> {
  const fondsId = anId(5);
  await places.insertReceipt(aReceipt({ fondsId }));
  await places.insertBundles([aBundle(1, { fondsId }), aBundle(2, { fondsId })]);
  await dossiers.insert([aDossier(1, { fondsId, nodeId: null, state: 'checked' })]);
  await arrangement.insert(aProject({ fondsIds: [fondsId] }));
  await arrangement.insertBookings([aBooking(1, { amount: 0.1 + 0.2 }), aBooking(2)]);
  await arrangement.undoBookings([aBooking(2).id], { by: 'chi', at: AT, reason: 'nhầm' });
  await arrangement.insertAssignments([anAssignment(1)]);
  const how = { states: CHECKED_STATES, sampleOf: () => 1 };
  const lot = await arrangement.drawLot(
    { id: LOT_ID, projectId: PROJECT_ID, seed: 's', drawnBy: 'chi', drawnAt: AT },
    how,
  );
  await arrangement.judge(LOT_ID, dossierId(1), { verdict: 'passed', by: 'chi', at: AT });
  await arrangement.closeLot(LOT_ID, lot?.revision ?? 0, { decision: 'accepted', by: 'chi', at: AT, note: null });
  const finding = {
    projectId: PROJECT_ID,
    lotId: LOT_ID,
    dossierId: dossierId(1),
    field: 'title',
    note: null,
  } as const;
  await arrangement.addFindings([
    { ...finding, id: anId(90), level: 2, kind: 'corrected', worker: 'an', foundBy: 'chi', foundAt: AT },
  ]);
}

async function projectOf({ arrangement }: OpenStore) {
  const all = { limit: 9 };
  return {
    project: await arrangement.find(PROJECT_ID),
    counts: await arrangement.counts(PROJECT_ID),
    books: await arrangement.listBookings(PROJECT_ID, {}, all),
    hands: await arrangement.listAssignments(PROJECT_ID, {}, all),
    lots: await arrangement.lots(PROJECT_ID),
    findings: await arrangement.listFindings(PROJECT_ID, {}, all),
  };
}

/** Entries that lead to ones with greater ids, which a dump writes later. */
async function fillArchive({ organisations, people, fonds, places }: OpenStore): Promise<void> {
  const body = (number: number, superior?: number) => {
    const record = { names: [{ value: `Sở ${String(number)}` }], ...(superior && { superiorId: anId(superior) }) };
    return { id: anId(number), mergedInto: null, record, revision: 1 };
  };
  await organisations.insert([body(1, 2), body(2), body(3)]);
  await organisations.merge(body(1), anId(3));
  await people.insert([{ id: anId(4), mergedInto: null, record: { name: 'Nguyễn Văn Thử' }, revision: 1 }]);
  const none = {
    start: null,
    end: null,
    description: {},
    scheme: 'activity-time',
    settings: DEFAULT_FONDS_SETTINGS,
  } as const;
  await fonds.insert({
    id: anId(5),
    code: 'P',
    name: 'Phông',
    state: 'open',
    creatorId: anId(2),
    ...none,
    revision: 1,
  });
  const heading = (number: number, parentId: string | null) =>
    ({
      id: anId(number),
      fondsId: anId(5),
      parentId,
      position: 0,
      code: null,
      title: 'Đ',
      kind: 'group',
      revision: 1,
    }) as const;
  await fonds.insertNodes([heading(7, null), heading(6, anId(7))]);
  const place = (number: number, kind: Place['kind'], parentId: string | null) => {
    const own = { id: anId(number), parentId, kind, label: 'Nơi' };
    return { ...own, capacityMetres: null, note: null, revision: 1 };
  };
  await places.insertPlace(place(9, 'room', null));
  await places.insertPlace(place(8, 'shelf', anId(9)));
  await places.addMovements([
    {
      ...{ id: anId(10), at: new Date(0), subjectKind: 'box', subjectId: anId(11), fromPlaceId: null },
      ...{ toPlaceId: anId(8), reason: 'Xếp lên giá', actor: 'an' },
    },
  ]);
}

async function fillQueue(queue: OpenQueue): Promise<void> {
  await queue.send('read-scan-file', { scanFileId: 'one' }, { key: 'a' });
  await queue.send('read-scan-file', { scanFileId: 'two' }, { key: 'a', priority: 5 });
  const id = crypto.randomUUID();
  await queue.sendAs(id, { name: 'read-scan-file', payload: { scanFileId: 'dead' }, key: 'dead' });
  const failure = { code: 'file-broken', reason: 'Broken', failures: 4 };
  await queue.table.markDead(id, { failure, failedAt: new Date(Date.UTC(2026, 1, 2)), attempts: 4 });
}

async function compare(source: OpenStore, target: OpenStore): Promise<void> {
  for (let number = 1; number <= 3; number += 1) {
    const id = anId(number);
    expect(await target.scanFiles.find(id)).to.deep.equal(await source.scanFiles.find(id));
    expect(await target.readings.readings(id)).to.deep.equal(await source.readings.readings(id));
    expect(await target.readings.documents(id)).to.deep.equal(await source.readings.documents(id));
    expect(await target.readings.engine(id)).to.equal('máy 1');
    expect(await target.readings.identity(id)).to.deep.equal(await source.readings.identity(id));
    expect(await target.artifacts.get(`f${String(number)}`)).to.deep.equal([number]);
  }
  const project = await projectOf(target);
  expect(project).to.deep.equal(await projectOf(source));
  // What a dossier says is hashed in the database: an accepted one must stay accepted wherever it goes.
  expect(project.counts.dossiers[0]).to.include({ verified: true, count: 1 });
  const query = { text: '125/qd-ubnd luu', exactMarks: false, fields: {} };
  const window = { limit: 10, offset: 0 };
  expect(await target.search.search(query, window)).to.deep.equal(await source.search.search(query, window));
  expect(await target.accounts.list()).to.deep.equal(await source.accounts.list());
  expect(await target.accounts.findToken('h')).to.deep.equal(await source.accounts.findToken('h'));
  expect(await target.cursors.get('folder' as HostId)).to.equal('{"a":1}');
  expect([...(await target.hostDeliveries.find(GIVEN.hostId, [GIVEN.ref]))]).to.deep.equal([[GIVEN.ref, GIVEN.record]]);
  expect(await target.hostDeliveries.keptText(GIVEN)).to.equal('Chữ có trước');
  expect(await target.clearedMarks.of(CLEARED.sha256)).to.deep.equal([CLEARED]);
  expect(await target.heldContents.find(CLEARED.sha256)).to.deep.equal(CLEARED);
  expect(await target.seenStamps.of(SEEN.sha256)).to.deep.equal([SEEN]);
  expect(await target.ledger.verify()).to.deep.equal(await source.ledger.verify());
  const listed = await target.ledger.list({}, { limit: 50 });
  expect(listed).to.deep.equal(await source.ledger.list({}, { limit: 50 }));
  expect(listed.items.filter(({ values }) => values)).to.have.length(6);
}

/** A store that was filled from a dump is a store like any other. */
async function goesOn(target: OpenStore): Promise<void> {
  await target.ledger.append({ action: 'x.y', subject: 's1', actor: 'a', body: {} });
  expect(await target.ledger.verify()).to.include({ ok: true, entries: 41 });
  const [before] = await target.readings.documents(anId(2));
  const change = { documentId: `${anId(2)}-1`, revision: before?.revision ?? 0 };
  const after = await target.readings.setHumanValue({ ...change, field: 'note', value: aHumanValue('x') });
  const revisions = (await target.readings.listDocuments({}, { limit: 50 })).items.map(({ revision }) => revision);
  expect(new Set(revisions).size).to.equal(revisions.length);
  expect(after.revision).to.equal(Math.max(...revisions));
}
