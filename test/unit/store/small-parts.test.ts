import { expect } from 'chai';
import fc from 'fast-check';
import { FileError, StoreError } from '../../../src/ports/errors.ts';
import { toStoreFailure } from '../../../src/store/failure.ts';
import { Health, type StoreIncident } from '../../../src/store/health.ts';
import { canonicalJson, chainOf, entryHash } from '../../../src/store/ledger-chain.ts';
import { readMigrations } from '../../../src/store/migrate.ts';
import { decodeCursor, encodeCursor, toPage } from '../../../src/store/queries/cursor.ts';

function failing(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('store/failure', () => {
  it('tells a state of the world from a fault of the program', () => {
    const expected: [Error, string, boolean][] = [
      [failing('could not extend file', '53100'), 'disk-full', true],
      [failing('write', 'ENOSPC'), 'disk-full', true],
      [failing('deadlock', '40P01'), 'store-busy', true],
      [failing('statement timeout', '57014'), 'store-busy', true],
      [failing('timeout exceeded when trying to connect'), 'store-busy', true],
      [failing('connect', 'ECONNREFUSED'), 'store-unreachable', true],
      [failing('terminating connection', '57P01'), 'store-unreachable', true],
      [failing('Connection terminated unexpectedly'), 'store-unreachable', true],
      [failing('password authentication failed', '28P01'), 'store-unreachable', false],
    ];

    for (const [cause, code, retryable] of expected) {
      expect(toStoreFailure(cause), cause.message).to.include({ code, retryable, cause });
    }
    for (const fault of [
      failing('duplicate key', '23505'),
      failing('syntax error', '42601'),
      new StoreError('stale', 'x'),
      'text',
    ]) {
      expect(toStoreFailure(fault)).to.equal(fault);
    }
  });
});

describe('store/health', () => {
  it('stays broken with its first cause, and tells it once', () => {
    const incidents: StoreIncident[] = [];
    const health = new Health((incident) => incidents.push(incident));
    health.assertSound();

    const first = health.break(failing('no space', 'ENOSPC'));
    const second = health.break(new Error('echo'));
    health.report(new Error('later'));

    expect(first).to.be.instanceOf(FileError).with.property('code', 'disk-full');
    expect(second).to.equal(first);
    expect(incidents).to.deep.equal([{ kind: 'broken', error: first }]);
    expect(() => {
      health.assertSound();
    }).to.throw(first);
  });
});

describe('store/ledger-chain', () => {
  const event = { action: 'a', subject: 's', actor: 'x', body: {}, chain: 1, sequence: 1, at: new Date(0) };

  it('writes equal values alike, in whatever order they come', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'đ' }], a: undefined, A: -0 })).to.equal(
      '{"A":0,"b":[1,{"c":"đ","d":null}]}',
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('hashes every part of an entry and the hash before', () => {
    const before = Buffer.alloc(32);
    const changes = [
      { action: 'b' },
      { subject: 't' },
      { actor: 'y' },
      { body: { a: 1 } },
      { chain: 2 },
      { sequence: 2 },
      { at: new Date(1) },
    ];

    const hashes = [event, ...changes.map((change) => ({ ...event, ...change }))].map((entry) =>
      entryHash(before, entry).toString('hex'),
    );
    hashes.push(entryHash(Buffer.alloc(32, 1), event).toString('hex'));

    expect(new Set(hashes).size).to.equal(changes.length + 2);
  });

  it('spreads subjects over 16 chains', () => {
    const chains = Array.from({ length: 500 }, (_, number) => chainOf(`subject ${String(number)}`));

    expect(new Set(chains).size).to.equal(16);
    expect(Math.max(...chains)).to.equal(15);
  });
});

describe('store/cursor', () => {
  it('comes back as it was', () => {
    expect(decodeCursor(encodeCursor([1, 'đ', 2.5]), 3)).to.deep.equal([1, 'đ', 2.5]);
  });

  it('is given only when there is more', () => {
    const shape = { item: (row: number) => row, key: (row: number) => [row] };

    expect(toPage([1, 2], { limit: 2 }, shape)).to.deep.equal({ items: [1, 2] });
    expect(toPage([1, 2, 3], { limit: 2 }, shape)).to.deep.equal({ items: [1, 2], next: encodeCursor([2]) });
    expect(toPage([], { limit: 2 }, shape)).to.deep.equal({ items: [] });
  });
});

describe('store/migrate', () => {
  it('reads migrations numbered without a gap', () => {
    const numbers = readMigrations().map(({ name }) => Number(name.slice(0, 4)));

    expect(numbers).to.deep.equal(numbers.map((_, index) => index + 1));
  });
});
