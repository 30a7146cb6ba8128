import { expect } from 'chai';
import fc from 'fast-check';
import { applyPatch } from '../../../../../src/hosts/paperless/write/apply.ts';
import { HostError } from '../../../../../src/ports/errors.ts';
import type { HostPatch, HostPatchResult, HostValues } from '../../../../../src/ports/host-values.ts';
import {
  aWireDocument,
  lostAnswer,
  MemoryDocument,
  type Moment,
} from '../../../../support/paperless/memory-document.ts';
import { FOREIGN, registeredWorld } from '../../../../support/paperless/registered-objects.ts';

const world = registeredWorld();
const clock = { now: () => new Date('2026-11-24T16:15:00Z') };
/** Nobody has touched it since it came in; a person is at work in it. */
const MODIFIED = ['2026-11-24T23:14:14.747381+07:00', '2026-11-24T23:14:50+07:00'] as const;
/** Fields of ours of several kinds; patches name some of them, people work in all. */
const NAMES = ['number', 'place', 'subject', 'signatory', 'note', 'dossierCode'] as const;
type Name = (typeof NAMES)[number];

/** What a person does. Texts are numbered by the act, so that each is different from all others. */
type Act =
  | { readonly do: 'type' | 'empty' | 'detach'; readonly name: Name }
  | { readonly do: 'type-foreign' | 'detach-foreign'; readonly field: number }
  | { readonly do: 'tag' | 'untag'; readonly tag: number }
  | { readonly do: 'note' | 'title' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom('type', 'type', 'empty', 'detach'), name: fc.constantFrom(...NAMES) }),
  fc.record({ do: fc.constantFrom('type-foreign', 'detach-foreign'), field: fc.constantFrom(...FOREIGN.fields) }),
  fc.record({ do: fc.constantFrom('tag', 'untag'), tag: fc.constantFrom(...FOREIGN.tags) }),
  fc.record({ do: fc.constantFrom('note', 'title') }),
);
const when = fc.constantFrom('before', 'after');
const ours = fc.constantFrom('Một', 'Hai', 'Ba', null);
const patch = fc.record({
  values: fc.dictionary(fc.constantFrom(...NAMES), ours),
  marks: fc.option(fc.subarray(['review', 'done', 'conflict'] as const), { nil: undefined }),
  answered: fc.option(fc.subarray(['read-again', 'accept'] as const), { nil: undefined }),
  notes: fc.subarray(['Trang 1 mờ', 'Trang 2 mờ']),
});
const scenario = fc.record({
  start: fc.array(act, { maxLength: 8 }),
  modified: fc.constantFrom(...MODIFIED),
  tags: fc.subarray([...FOREIGN.tags, world.mark('review'), world.request('read-again'), world.mark('failed')]),
  patches: fc.array(patch, { minLength: 1, maxLength: 3 }),
  acts: fc.array(fc.record({ index: fc.nat(24), when, act }), { maxLength: 8 }),
  faults: fc.array(fc.record({ index: fc.nat(24), when }), { maxLength: 3 }),
});

/** A person at work, and what must stand in the document because of them. */
class Work {
  readonly host: MemoryDocument;
  readonly foreignFields = new Map<number, unknown>();
  readonly foreignTags: Set<number>;
  readonly notes: string[] = [];
  /** Last text typed into a field of ours, and how often the document had been read by us by then. */
  readonly typed = new Map<Name, { readonly text: string; readonly reads: number }>();
  title: { readonly text: string; readonly reads: number } | undefined;
  reads = 0;
  /** When a tag was put on or taken off last, counted in readings of ours. */
  readonly #tagged = new Map<number, number>();
  readonly unseenTags = new Set<number>();
  #acts = 0;

  constructor(host: MemoryDocument) {
    this.host = host;
    this.foreignTags = new Set(host.document.tags.filter((tag) => FOREIGN.tags.some((one) => one === tag)));
  }

  do(one: Act): void {
    this.#acts += 1;
    const text = `Người ${String(this.#acts)}`;
    const { host } = this;
    switch (one.do) {
      case 'type':
        host.setField(world.field(one.name), text);
        this.typed.set(one.name, { text, reads: this.reads });
        return;
      case 'empty':
        host.setField(world.field(one.name), '');
        this.typed.delete(one.name);
        return;
      case 'detach':
        this.#detach(world.field(one.name));
        this.typed.delete(one.name);
        return;
      case 'type-foreign':
        host.setField(one.field, text);
        this.foreignFields.set(one.field, text);
        return;
      case 'detach-foreign':
        this.#detach(one.field);
        this.foreignFields.delete(one.field);
        return;
      case 'tag':
        host.document.tags = [...new Set([...host.document.tags, one.tag])];
        this.foreignTags.add(one.tag);
        this.#tagged.set(one.tag, this.reads);
        return;
      case 'untag':
        host.document.tags = host.document.tags.filter((tag) => tag !== one.tag);
        this.foreignTags.delete(one.tag);
        this.#tagged.set(one.tag, this.reads);
        return;
      case 'note':
        host.notes.push({ id: 1000 + this.#acts, note: text });
        this.notes.push(text);
        return;
      case 'title':
        host.document.title = text;
        this.title = { text, reads: this.reads };
    }
  }

  /**
   * A call of ours begins. The host has no write that asks what stands there, so what a person types between our last
   * reading and the write that follows cannot be seen by anybody: from then on it is not looked for.
   */
  callBegins({ call, sent }: Moment): void {
    if (call === 'document') this.reads += 1;
    for (const [name, { reads }] of this.typed) {
      if (reads === this.reads && sent.includes(String(world.field(name)))) this.typed.delete(name);
    }
    if (sent.includes('tags')) {
      for (const [tag, reads] of this.#tagged) if (reads === this.reads) this.unseenTags.add(tag);
      if (this.host.document.modified === MODIFIED[1])
        throw new Error('A whole list was sent while somebody is at work');
    }
    if (this.title?.reads === this.reads && sent.includes('title')) this.title = undefined;
  }

  #detach(field: number): void {
    this.host.document.custom_fields = this.host.document.custom_fields.filter((one) => one.field !== field);
  }
}

interface Run {
  readonly work: Work;
  readonly touched: Set<Name>;
}

async function play({ start, tags, modified, patches, acts, faults }: ScenarioOf<typeof scenario>): Promise<Run> {
  const host = new MemoryDocument({ ...world, document: aWireDocument({ tags, modified }) });
  const work = new Work(host);
  for (const one of start) work.do(one);
  host.at = (moment) => {
    if (moment.when === 'before') {
      for (const { act: one } of acts.filter((planned) => isNow(planned, moment))) work.do(one);
      work.callBegins(moment);
    }
    if (faults.some((planned) => isNow(planned, moment))) throw lostAnswer();
    if (moment.when === 'after')
      for (const { act: one } of acts.filter((planned) => isNow(planned, moment))) work.do(one);
  };
  const touched = new Set<Name>();
  let baseline: HostValues = {};
  const registered = world.source(host.api);
  for (const given of patches) {
    for (const name of Object.keys(given.values) as Name[]) touched.add(name); // keys of a typed record
    const { values, notes, marks, answered } = given;
    const whole: HostPatch = { values, notes, baseline, ...(marks && { marks }), ...(answered && { answered }) };
    const context = { hostId: 'paperless-1', api: host.api, registered, clock };
    const result = await applyPatch({ context, id: 7, patch: whole, signal: undefined }).catch(expectedFailure);
    if (result) baseline = result.written;
  }
  host.at = () => undefined;
  return { work, touched };
}

type ScenarioOf<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function isNow(planned: { readonly index: number; readonly when: string }, moment: Moment): boolean {
  return planned.index === moment.index && planned.when === moment.when;
}

function expectedFailure(error: unknown): HostPatchResult | undefined {
  if (error instanceof HostError && error.retryable) return undefined;
  throw error;
}

describe('hosts/paperless/write/apply, whoever works in between', () => {
  it('changes and loses no field, tag or note that it did not name', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { work, touched } = await play(given);

        const { document, notes } = work.host;
        const standing = new Map(document.custom_fields.map(({ field, value }) => [field, value]));
        for (const field of FOREIGN.fields) expect(standing.get(field)).to.equal(work.foreignFields.get(field));
        for (const tag of FOREIGN.tags.filter((one) => !work.unseenTags.has(one)))
          expect(document.tags.includes(tag), String(tag)).to.equal(work.foreignTags.has(tag));
        const theirs = notes.map(({ note }) => note).filter((note) => note.startsWith('Người'));
        expect(theirs).to.deep.equal(work.notes);
        for (const name of NAMES.filter((one) => !touched.has(one)))
          expect(standing.get(world.field(name)) ?? '').to.equal(work.typed.get(name)?.text ?? '');
      }),
      { numRuns: 3000 },
    );
  });

  it('never loses a value that a person typed into a field of ours, nor a name they gave', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { work } = await play(given);

        if (work.title) expect(work.host.document.title).to.equal(work.title.text);
        for (const [name, { text }] of work.typed) expect(work.host.fieldOf(world.field(name)), name).to.equal(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('writes at most three times a round, never a list, and nothing at all when nobody changed anything', async () => {
    await fc.assert(
      fc.asyncProperty(patch, async ({ values, notes, marks, answered }) => {
        const host = new MemoryDocument({ ...world, document: aWireDocument({ tags: [world.request('accept')] }) });
        const whole = { values, notes, ...(marks && { marks }), ...(answered && { answered }) };
        const context = { hostId: 'paperless-1', api: host.api, registered: world.source(host.api), clock };

        const first = await applyPatch({ context, id: 7, patch: { ...whole, baseline: {} }, signal: undefined });
        const writes = host.writes.filter((call) => call !== 'addNote');
        host.writes.length = 0;
        await applyPatch({ context, id: 7, patch: { ...whole, baseline: first.written }, signal: undefined });

        expect(new Set(writes).size).to.equal(writes.length);
        expect(host.writes).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });
});
