import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { confirmDocument, correctField } from '../../../src/app/correct-field.ts';
import type { AppDeps } from '../../../src/app/deps.ts';
import { moveScanFile } from '../../../src/app/move-scan-file.ts';
import { liftWithholding } from '../../../src/app/lift-withholding.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { withholdByHand } from '../../../src/app/withhold-by-hand.ts';
import { sweepHost, takeEvents } from '../../../src/app/sweep-host.ts';
import { canMove, SCAN_FILE_STATES, type ScanFileState } from '../../../src/domain/workflow/scan-file-state.ts';
import { FileError, HostError, isPortError, WithheldError } from '../../../src/ports/errors.ts';
import type { HostEvent } from '../../../src/ports/host.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';

const NAMES = ['a.jpg', 'b.jpg', 'c.jpg'] as const;
const FAILURES = {
  marked: () => new WithheldError('MẬT', 1),
  broken: () => new FileError('file-broken', 'x'),
  full: () => new FileError('disk-full', 'x', { retryable: true }),
  away: () => new HostError('unavailable', 'x', { hostId: HOST, operation: 'x', retryable: true }),
  bug: () => new TypeError('bug'),
  none: () => undefined,
} as const;

const DECLARED = { page: 1, reason: 'Không phải dấu mật', actor: 'an' } as const;

interface Step {
  readonly kind:
    'add' | 'change' | 'remove' | 'problem' | 'rename' | 'read' | 'again' | 'lift' | 'withhold' | 'correct' | 'confirm';
  readonly name: (typeof NAMES)[number];
  readonly outcome: keyof typeof FAILURES;
  /** Happens in the middle of a reading. */
  readonly meanwhile?: Step;
}

const plain = {
  kind: fc.constantFrom<Step['kind']>(
    ...([
      'add',
      'change',
      'remove',
      'problem',
      'rename',
      'read',
      'read',
      'again',
      'lift',
      'withhold',
      'correct',
      'confirm',
    ] as const),
  ),
  name: fc.constantFrom(...NAMES),
  outcome: fc.constantFrom<keyof typeof FAILURES>('none', 'none', 'none', 'marked', 'broken', 'full', 'away', 'bug'),
};
const step: fc.Arbitrary<Step> = fc.record(
  { ...plain, meanwhile: fc.record(plain) },
  { requiredKeys: ['kind', 'name', 'outcome'] },
);

describe('app: moves of a scan file', () => {
  let app: FakeApp;
  let deps: AppDeps;
  let moves: (readonly [from: ScanFileState, to: ScanFileState])[];

  beforeEach(() => {
    app = createFakeApp();
    moves = [];
    deps = { ...app.deps, store: { ...app.store, scanFiles: watched(app.store.scanFiles) } };
  });
  afterEach(() => app.close());

  function watched(scanFiles: AppDeps['store']['scanFiles']): typeof scanFiles {
    return {
      ...scanFiles,
      update: async (id, revision, changes) => {
        const before = await scanFiles.find(id);
        const after = await scanFiles.update(id, revision, changes);
        moves.push([before?.state ?? 'received', after.state]);
        return after;
      },
    };
  }
  async function fileOf(name: string): Promise<ScanFile | undefined> {
    const { items } = await app.store.scanFiles.list({}, { limit: 100 });
    return items.find((file) => file.name === name);
  }
  const tell = (kind: HostEvent['kind'], { ref, name }: ScanFile, more: Partial<HostEvent> = {}) =>
    app.store.transaction(async () => {
      await takeEvents(deps, HOST, [{ kind, ref, name, ...more }]);
    });

  async function take(one: Step): Promise<void> {
    const file = await fileOf(one.name);
    if (file === undefined) {
      if (one.kind === 'add') app.system.add(one.name, Buffer.from(one.name));
      await sweepHost(deps, HOST);
    } else await ways[one.kind](file, one);
  }

  const ways: Readonly<Record<Step['kind'], (file: ScanFile, one: Step) => Promise<unknown>>> = {
    add: (file) => tell('added', file),
    change: (file) => tell('changed', file),
    remove: (file) => tell('removed', file),
    problem: (file) => tell('problem', file, { code: 'file-empty' }),
    rename: async (file, { name }) => {
      const other = await fileOf(NAMES[(NAMES.indexOf(name) + 1) % NAMES.length] ?? name);
      if (other) await tell('changed', other, { renamedFrom: file.ref });
    },
    read: (file, { outcome, meanwhile }) => read(file, outcome, meanwhile),
    again: (file) => readAgain(deps, file.id, 'an').catch(allowRefusal),
    lift: (file) =>
      liftWithholding(deps, { ...DECLARED, scanFileId: file.id, revision: file.revision }).catch(allowRefusal),
    withhold: ({ id }) =>
      withholdByHand(deps, { ...DECLARED, level: 'MẬT', reason: 'Có dấu ở trang bìa', scanFileId: id }).catch(
        allowRefusal,
      ),
    correct: (file) => decide('correct', file),
    confirm: (file) => decide('confirm', file),
  };

  async function read({ id }: ScanFile, outcome: Step['outcome'], meanwhile: Step | undefined): Promise<void> {
    const fail = FAILURES[outcome]();
    app.store.state().artifacts.clear();
    app.reader.before = async () => {
      delete app.reader.before;
      if (meanwhile && meanwhile.kind !== 'read') await take(meanwhile);
    };
    if (fail) app.reader.fail = fail;
    const signal = new AbortController().signal;
    await readScanFile(deps, { scanFileId: id, signal }).catch((error: unknown) => {
      if (isPortError(error) ? error.code === 'forbidden-move' : outcome !== 'bug') throw error;
    });
    delete app.reader.fail;
    delete app.reader.before;
  }

  async function decide(kind: 'correct' | 'confirm', file: ScanFile): Promise<void> {
    const [row] = await app.store.readings.documents(file.id);
    if (!row) return;
    const seen = { documentId: row.id, revision: row.revision, actor: 'an' };
    if (kind === 'confirm') await confirmDocument(deps, seen);
    else await correctField(deps, { ...seen, field: 'note', value: 'x' });
  }

  it('are those of the table, whatever happens in whatever order', async function () {
    this.timeout(60_000);
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        await app.close();
        app = createFakeApp();
        deps = { ...app.deps, store: { ...app.store, scanFiles: watched(app.store.scanFiles) } };
        moves = [];
        for (const one of steps) await take(one);

        for (const [from, to] of moves) {
          seen.add(`${from} ${to}`);
          expect(from === to || canMove(from, to), `${from} → ${to}`).to.equal(true);
        }
      }),
      { numRuns: 300, seed: 20_261_128 },
    );
    // The run above is worth something only where it goes many ways.
    expect([...seen]).to.include.members([
      ...['reading withheld', 'reading failed', 'review done', 'withheld received', 'review withheld'],
    ]);
  });

  it('are refused where the table has none, and leave the file as it was', async () => {
    for (const from of SCAN_FILE_STATES) {
      for (const to of SCAN_FILE_STATES) {
        const file = await aFileIn(from);
        const moved = moveScanFile(app.deps, file, { state: to });

        if (from === to || canMove(from, to)) expect((await moved).state).to.equal(to);
        else {
          expect(await rejection(moved), `${from} → ${to}`).to.include({ code: 'forbidden-move' });
          expect((await app.store.scanFiles.find(file.id))?.state).to.equal(from);
        }
      }
    }
  });

  for (const state of ['done', 'review', 'withheld'] as const) {
    it(`are none where a problem is told late of a file that is ${state}; the ledger has it`, async () => {
      const file = await aFileIn(state);

      await tell('problem', file, { code: 'file-empty' });

      expect(await app.store.scanFiles.find(file.id)).to.deep.equal(file);
      const [entry] = (await app.store.ledger.list({ subject: file.id }, { limit: 1 })).items;
      expect(entry).to.deep.include({ action: 'scan-file.refused' });
      expect(entry?.body).to.include({ code: 'file-empty' });
    });
  }

  it('are made in one place', () => {
    const folder = new URL('../../../src/app/', import.meta.url);
    const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && /scanFiles\s*\.update\(/.test(readFileSync(new URL(name, folder), 'utf8')),
    );

    expect(writers).to.deep.equal(['move-scan-file.ts']);
  });

  async function aFileIn(state: ScanFileState): Promise<ScanFile> {
    const name = `${app.deps.ids.next()}.jpg`;
    app.system.add(name, Buffer.from(name));
    await sweepHost(app.deps, HOST);
    const file = await fileOf(name);
    if (!file) throw new Error('no file');
    return app.store.scanFiles.update(file.id, file.revision, { state });
  }

  function allowRefusal(error: unknown): void {
    if (!isPortError(error) || error.code !== 'forbidden-move') throw error;
  }
});
