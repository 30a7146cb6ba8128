import { expect } from 'chai';
import type { PaperlessApi } from '../../../../../src/hosts/paperless/api.ts';
import { OVERLAP_MS, readChanges, type Round } from '../../../../../src/hosts/paperless/events/changes.ts';
import { BEGINNING, type PollState } from '../../../../../src/hosts/paperless/events/cursor.ts';
import { rejection } from '../../../../support/rejection.ts';

const START = Date.parse('2026-11-24T09:00:00Z');
const ON = { hostId: 'paperless-1', operation: 'pollChanges' };
const PAGE = 250;

/** A list of documents as the host gives it: newest change last, pages counted anew for each request. */
class List {
  readonly rows = new Map<number, number>();
  /** What people do after so many requests. */
  meanwhile: (request: number) => void = () => undefined;
  ignoresPages = false;
  requests = 0;

  /** @param every milliseconds between two changes */
  fill(count: number, every = 1000): this {
    for (let id = 1; id <= count; id += 1) this.rows.set(id, START + id * every);
    return this;
  }

  readonly documents = ((filters, { page, size }) => {
    const since = Date.parse(filters.modified__gt ?? '1900-01-01T00:00:00Z');
    const hits = [...this.rows].filter(([, at]) => at > since).sort(([a, one], [b, other]) => one - other || a - b);
    const from = this.ignoresPages ? 0 : (page - 1) * size;
    const results = hits.slice(from, from + size).map(([id, at]) => ({ id, modified: new Date(at).toISOString() }));
    this.requests += 1;
    this.meanwhile(this.requests);
    return Promise.resolve({ count: hits.length, results });
  }) as PaperlessApi['documents']; // of the fields that are asked for
}

async function read(list: List, state: PollState = BEGINNING, now = new Date(START + 3_600_000)): Promise<Round> {
  return await readChanges(state, PAGE, { api: list, call: {}, on: ON, now });
}

/** Round after round until nothing is left, as polls do. */
async function readAll(list: List, from: PollState = BEGINNING): Promise<{ ids: number[]; state: PollState }> {
  const ids: number[] = [];
  let state = from;
  for (let count = 0; count < 50; count += 1) {
    const round = await read(list, state);
    ids.push(...round.ids);
    state = round.state;
    if (round.left === 0) return { ids, state };
  }
  throw new Error('No end');
}

describe('hosts/paperless/events/changes', () => {
  for (const size of [0, 1, 249, 250, 251, 500, 777]) {
    it(`tells of ${String(size)} documents, each once, and then of none`, async () => {
      const list = new List().fill(size);

      const first = await readAll(list);
      const second = await read(list, first.state);

      expect(first.ids).to.deep.equal([...list.rows.keys()]);
      expect(second.ids).to.deep.equal([]);
      expect(second.state).to.deep.equal(first.state);
    });
  }

  it('sees what changes now although one document has a time that lies far ahead', async () => {
    const list = new List().fill(1);
    list.rows.set(2, START + 70 * 365 * 24 * 3_600_000);
    const first = await read(list);
    list.rows.set(3, START + 3_600_000 + 1000);

    const second = await read(list, first.state, new Date(START + 3_660_000));
    const third = await read(list, second.state, new Date(START + 3_720_000));

    expect([first.ids, second.ids, third.ids]).to.deep.equal([[1, 2], [3], []]);
  });

  it('says how much is left when it stops in the middle', async () => {
    const round = await read(new List().fill(700));

    expect(round.ids).to.have.length(250);
    expect(round.left).to.equal(450);
  });

  it('misses nothing when documents change while the list is read', async () => {
    const list = new List().fill(600);
    list.meanwhile = (request) => {
      // Each moves to the end of the list, and all after it one place up.
      for (const id of [request * 10, request * 10 + 1]) list.rows.set(id, START + 601_000 + request * 1000);
      if (request === 6) list.meanwhile = () => undefined;
    };

    const { ids } = await readAll(list);

    expect([...new Set(ids)].sort((a, b) => a - b)).to.deep.equal([...list.rows.keys()].sort((a, b) => a - b));
    expect(ids.filter((id) => id === 10)).to.have.length(2);
  });

  it('misses nothing when documents go away while the list is read', async () => {
    const list = new List().fill(600);
    list.meanwhile = (request) => list.rows.delete(request);

    const { ids } = await readAll(list);

    for (const id of list.rows.keys()) expect(ids).to.include(id);
  });

  it('turns pages where many documents changed in one moment', async () => {
    const list = new List().fill(700, 0);

    const { ids, state } = await readAll(list);

    expect(ids).to.have.length(700);
    expect((await read(list, state)).ids).to.deep.equal([]);
  });

  it('calls a page that comes twice a fault of the protocol', async () => {
    const list = new List().fill(700, 0);
    list.ignoresPages = true;

    expect(await rejection(readAll(list))).to.include({ code: 'protocol' });
  });

  it('tells of a change once more when there was another, also in the same second', async () => {
    const list = new List().fill(3);
    const { state } = await readAll(list);
    list.rows.set(2, (list.rows.get(3) ?? 0) + 1);

    expect((await read(list, state)).ids).to.deep.equal([2]);
  });

  it('finds a change that began before the newest one and was seen after it', async () => {
    const list = new List().fill(3);
    const { state } = await readAll(list);
    list.rows.set(9, START + 3000 - OVERLAP_MS + 1000);

    expect((await read(list, state)).ids).to.deep.equal([9]);
  });

  it('is not stopped by a document from the future', async () => {
    const list = new List().fill(1);
    list.rows.set(2, Date.parse('2099-01-01T00:00:00Z'));
    const { state } = await readAll(list);
    list.rows.set(3, START + 2 * 24 * 3_600_000);

    expect((await read(list, state)).ids).to.deep.equal([3]);
  });

  it('remembers only what it may meet again', async () => {
    const { state } = await readAll(new List().fill(2000));

    expect(state.seen.size).to.be.within(OVERLAP_MS / 1000, OVERLAP_MS / 1000 + 1);
  });
});
