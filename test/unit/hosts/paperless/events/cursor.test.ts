import { expect } from 'chai';
import {
  BEGINNING,
  decodeCursor,
  encodeCursor,
  timeKey,
  type PollState,
} from '../../../../../src/hosts/paperless/events/cursor.ts';
import type { HostCursor } from '../../../../../src/ports/host.ts';

const STATE: PollState = {
  ...{ since: 1_700_000_000_000, at: undefined, top: 5, maxId: 9, topId: 12, reprocessed: 0 },
  seen: new Map([
    [12, timeKey('2026-11-24T23:14:14.747381+07:00')],
    [3, timeKey('2026-11-24T16:14:14Z')],
  ]),
  asked: new Set(['9:read-again', '12:accept']),
};

describe('hosts/paperless/events/cursor', () => {
  for (const [name, state] of [['the beginning', BEGINNING] as const, ['a round', STATE] as const]) {
    it(`keeps ${name} in plain characters`, () => {
      const cursor = encodeCursor(state);

      expect(cursor).to.match(/^[\x21-\x7e]+$/);
      expect(decodeCursor(cursor)).to.deep.equal(state);
    });
  }

  it('is the same text for the same state', () => {
    const turned = { ...STATE, seen: new Map([...STATE.seen].reverse()), asked: new Set([...STATE.asked].reverse()) };

    expect(encodeCursor(turned)).to.equal(encodeCursor(STATE));
  });

  const STRANGE = ['', 'no cursor', 'null', '{}', '{"v":2,"maxId":0,"topId":0,"seen":[],"asked":[]}', '[1]', '"1"'];
  for (const text of [...STRANGE, '{"v":1,"maxId":0,"topId":0,"seen":["1:<b>"],"asked":[]}']) {
    it(`takes ${text || 'nothing'} for no cursor`, () => {
      expect(decodeCursor(text as HostCursor)).to.equal(undefined);
    });
  }

  it('tells times apart to the microsecond, whatever zone they are written in', () => {
    const keys = [
      '23:14:14.747381+07:00',
      '23:14:14.747382+07:00',
      '23:14:14+07:00',
      '16:14:14.747381Z',
      '16:14:14.7Z',
    ];

    const [one, next, whole, utc, tenth] = keys.map((time) => timeKey(`2026-11-24T${time}`));

    expect(new Set([one, next, whole, tenth]).size).to.equal(4);
    expect(utc).to.equal(one);
  });
});
