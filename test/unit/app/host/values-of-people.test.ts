import { expect } from 'chai';
import fc from 'fast-check';
import { confirmDocument, correctField } from '../../../../src/app/correct-field.ts';
import { takeHints } from '../../../../src/app/host/take-hints.ts';
import { requestUndo } from '../../../../src/app/host/undo-write.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { isSameContent } from '../../../../src/domain/metadata/same-content.ts';
import { HostError, isPortError, WithheldError, FileError } from '../../../../src/ports/errors.ts';
import type { DocumentRef } from '../../../../src/ports/host.ts';
import type { HostRequest, HostValues } from '../../../../src/ports/host-values.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAMES = ['a.jpg', 'b.jpg'] as const;
const FIELDS = ['subject', 'number', 'keywords', 'signatory'] as const;
type Field = (typeof FIELDS)[number];

const PLAIN = ['other', 'sweep', 'hint', 'work', 'again', 'confirm', 'undo', 'offline', 'lose', 'remove'] as const;

type Step = (
  | { readonly kind: 'edit'; readonly field: Field; readonly value: string | null }
  | { readonly kind: 'correct'; readonly field: Field; readonly value: string | null }
  | { readonly kind: 'ask'; readonly request: HostRequest }
  | { readonly kind: 'read'; readonly fields: Readonly<Partial<Record<Field, string>>>; readonly sure: boolean }
  | { readonly kind: 'fail'; readonly how: 'marked' | 'broken' | 'away' | 'none' }
  | { readonly kind: 'content'; readonly byte: number }
  | { readonly kind: 'divide'; readonly documents: 1 | 2 }
  | {
      readonly kind: 'other' | 'sweep' | 'hint' | 'work' | 'again' | 'confirm' | 'undo' | 'offline' | 'lose' | 'remove';
    }
) & { readonly name: (typeof NAMES)[number] };

const name = fc.constantFrom(...NAMES);
const field = fc.constantFrom(...FIELDS);
const value = fc.option(fc.constantFrom('một', 'hai', 'ba', 'bốn'), { freq: 4 });
const is = <Kind extends string>(kind: Kind) => fc.constant(kind);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: is('edit'), name, field, value }) },
  { weight: 2, arbitrary: fc.record({ kind: is('correct'), name, field, value }) },
  fc.record({ kind: is('ask'), name, request: fc.constantFrom('read-again', 'catalogue-again', 'accept') }),
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: is('read'), name, sure: fc.boolean() },
      fields: fc.dictionary(field, fc.constantFrom('máy 1', 'máy 2')),
    }),
  },
  fc.record({ kind: is('fail'), name, how: fc.constantFrom('marked', 'broken', 'away', 'none', 'none', 'none') }),
  fc.record({ kind: is('content'), name, byte: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: is('divide'), name, documents: fc.constantFrom(1, 1, 2) }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom<(typeof PLAIN)[number]>(...PLAIN, 'sweep', 'work'),
      name,
    }),
  },
);

function isPlain(one: Step): one is Extract<Step, { readonly kind: (typeof PLAIN)[number] }> {
  return PLAIN.some((kind) => kind === one.kind);
}

/** What a person said last of a field in the host; null: emptied. */
type Said = Map<string, string | null>;

describe('app: values of people in a host', () => {
  let app: FakeApp;
  let said: Said;
  let acts: number;
  const seen = new Set<string>();

  afterEach(() => app.close());

  const there = (wanted: string) => app.system.present().some((document) => document.name === wanted);
  async function fileOf(wanted: string) {
    const { items } = await app.store.scanFiles.list({}, { limit: 100 });
    return items.find((file) => file.name === wanted && file.state !== 'gone');
  }

  async function edit(wanted: string, changed: Field, to: string | null): Promise<void> {
    const values: Record<string, HostValues[Field]> = { ...app.system.byName(wanted).values };
    const before = values[changed];
    // Whoever types what stands there already has typed nothing that a system could tell.
    if (isSameContent(before, to ?? undefined)) return;
    if (to === null) Reflect.deleteProperty(values, changed);
    else values[changed] = changed === 'keywords' ? [to] : to;
    app.system.show(wanted, { values });
    // What came and went before anybody looked was never there. Nor can anybody tell whether a value was emptied or
    // never came while the answer to its first write is lost: it is then written (again).
    if (to === null && !(await isKnown(wanted, changed))) said.delete(`${wanted} ${changed}`);
    else said.set(`${wanted} ${changed}`, to);
  }

  async function isKnown(wanted: string, of: Field): Promise<boolean> {
    // A document that came anew under the name of one that is gone is not known by what was known of that one.
    const file = await fileOf(wanted);
    const isSame = String(file?.ref) === app.system.byName(wanted).id;
    const known = isSame ? await app.store.hostDocuments.find(file?.id ?? '') : undefined;
    return [known?.baseline, known?.taken].some((values) => values?.[of] !== undefined);
  }

  async function take(one: Step): Promise<void> {
    acts += 1;
    if (there(one.name)) return act(one);
    app.system.add(one.name, Buffer.from('mới'));
    app.system.show(one.name, { others: { owner: one.name, tag: 'của người' } });
    for (const key of [...said.keys()]) if (key.startsWith(one.name)) said.delete(key);
  }

  async function act(one: Step): Promise<void> {
    if (isPlain(one)) return ways[one.kind](one.name);
    switch (one.kind) {
      case 'edit':
        return edit(one.name, one.field, one.value);
      case 'correct':
        return correct(one.name, one.field, one.value);
      case 'ask':
        app.system.show(one.name, { requests: [one.request] });
        return;
      case 'read':
        readAs(one.fields, one.sure);
        return;
      case 'divide':
        divideInto(one.documents);
        return;
      case 'fail':
        fail(one.how);
        return;
      case 'content':
        app.system.change(one.name, Buffer.from([one.byte]));
        return;
    }
  }

  const ways: Readonly<Record<(typeof PLAIN)[number], (of: string) => Promise<void>>> = {
    other: (of) =>
      at(() => {
        app.system.show(of, { others: { owner: of, tag: 'của người', note: String(acts) } });
      }),
    sweep: () => quietly(sweepHost(app.deps, HOST)),
    hint: (of) => {
      const ref = app.system.byName(of).id as DocumentRef; // as: a reference of this host
      return quietly(takeHints(app.deps, HOST, [{ ref, event: 'updated' }]));
    },
    work: () => work(),
    again: async (of) => {
      const file = await fileOf(of);
      if (file) await quietly(readAgain(app.deps, file.id, 'an'));
    },
    undo: async (of) => {
      const file = await fileOf(of);
      if (file) await quietly(requestUndo(app.deps, { scanFileId: file.id, actor: 'an' }));
    },
    confirm: async (of) => {
      const row = await shownRow(of);
      if (row) await confirmDocument(app.deps, row);
    },
    offline: () => at(() => (app.system.offline = !app.system.offline)),
    lose: () => at(() => (app.system.loseAnswer = true)),
    remove: (of) =>
      at(() => {
        app.system.remove(of);
      }),
  };

  function at(change: () => unknown): Promise<void> {
    change();
    return Promise.resolve();
  }

  function readAs(fields: Readonly<Partial<Record<Field, string>>>, sure: boolean): void {
    app.store.state().artifacts.clear();
    const read = Object.entries(fields).map(([key, text]) => [
      key,
      aValue(key === 'keywords' ? [text] : text, { needsReview: !sure }),
    ]);
    app.reader.fields = Object.fromEntries(read) as FakeApp['reader']['fields']; // names of fields all
  }

  function divideInto(documents: 1 | 2): void {
    delete app.reader.documents;
    if (documents === 1) return;
    const { fields } = app.reader;
    app.reader.documents = [1, 2].map((page) => ({ firstPage: page, lastPage: page, fields }));
  }

  async function shownRow(of: string) {
    const file = await fileOf(of);
    const [row] = file ? await app.store.readings.documents(file.id) : [];
    return row && { documentId: row.id, revision: row.revision, actor: 'an' };
  }

  async function correct(of: string, changed: Field, to: string | null): Promise<void> {
    const at = await shownRow(of);
    if (!at) return;
    await correctField(app.deps, { ...at, field: changed, value: content(changed, to) });
    // Set in the console after it was emptied in the host: that word is the later one.
    if (to !== null && said.get(`${of} ${changed}`) === null) said.delete(`${of} ${changed}`);
  }

  function content(of: Field, text: string | null) {
    return text === null ? undefined : of === 'keywords' ? [text] : text;
  }

  function fail(how: 'marked' | 'broken' | 'away' | 'none'): void {
    app.store.state().artifacts.clear();
    delete app.reader.fail;
    if (how === 'marked') app.reader.fail = new WithheldError('MẬT', 1);
    if (how === 'broken') app.reader.fail = new FileError('file-broken', 'x');
    if (how === 'away') {
      app.reader.fail = new HostError('unavailable', 'x', { hostId: HOST, operation: 'x', retryable: true });
    }
  }

  async function quietly(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => {
      if (!isPortError(error)) throw error;
    });
  }

  /** Failed jobs are tried again, as the queue does; hosts that rest are waited for. */
  async function work(): Promise<void> {
    const failed = await workJobs(app);
    app.time.now = new Date(app.time.now.getTime() + 120_000);
    app.sent.push(...failed);
  }

  async function comeToRest(): Promise<void> {
    app.system.offline = false;
    fail('none');
    for (let round = 0; round < 8; round += 1) {
      await sweepHost(app.deps, HOST);
      await work();
    }
    expect(app.sent, 'nothing is left to do').to.deep.equal([]);
  }

  function checkPeople(): void {
    for (const [key, last] of said) {
      const [of = '', what] = key.split(' ');
      if (!there(of)) continue;
      const stands = app.system.byName(of).values[what as Field];
      expect(isSameContent(stands, content(what as Field, last)), `${key}: ${JSON.stringify([stands, last])}`).to.equal(
        true,
      );
      seen.add(last === null ? 'emptied' : 'typed');
    }
    for (const { name: of } of app.system.present()) {
      const { others, marks, values } = app.system.byName(of);
      expect(others).to.include({ owner: of, tag: 'của người' });
      for (const mark of marks) seen.add(mark);
      if (Object.keys(values).length > 1) seen.add('written');
    }
  }

  it('stand as people wrote them, whatever happens in whatever order; nothing else is touched, and it comes to rest', async function () {
    this.timeout(400_000); // 600 runs of a whole service
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const made = createFakeApp({ fields: true });
        app = { ...made, deps: { ...made.deps, hostRunsPerDay: 2 } };
        app.reader.fields = { subject: aValue('máy 0'), number: aValue('0', { needsReview: true }) };
        said = new Map();
        acts = 0;
        try {
          for (const one of steps) {
            await take(one);
            checkPeople();
          }
          await comeToRest();
          checkPeople();
          const total = () => [...app.system.writes.values()].reduce((sum, count) => sum + count, 0);
          const writes = total();
          await comeToRest();
          expect(total(), 'a loop').to.equal(writes);
          expect(writes, 'at most two writes for what happened').to.be.at.most(2 * (acts + 2));
          checkPeople();
        } finally {
          await app.close();
        }
      }),
      { numRuns: 600, seed: 20_261_128 },
    );
    // The run above is worth something only where it goes many ways.
    expect([...seen]).to.include.members(['emptied', 'typed', 'conflict', 'divide', 'withheld', 'failed', 'review']);
    expect([...seen]).to.include.members(['written', 'done', 'too-many-runs']);
  });
});
