import { expect } from 'chai';
import type { Status } from '../../../../src/web/api/types.ts';
import { stepsOf } from '../../../../src/web/overview/steps-of.ts';
import { toSeeQuery } from '../../../../src/web/overview/to-see-query.ts';
import type { ApiClient } from '../../../../src/web/api/client.ts';
import type { QueryFunctionContext } from '@tanstack/react-query';

const NOTHING = { received: 0, reading: 0, review: 0, done: 9, withheld: 0, failed: 0, gone: 0 };
const QUEUE = { waiting: 0, active: 0, retrying: 0, dead: 0 };
const ALL = { edit: true, failures: true, alarms: true, stamps: true, rescans: true };
const NONE = { stamps: undefined, rescan: undefined };

function statusOf(scanFiles: Partial<Status['scanFiles']>): Status {
  return { scanFiles: { ...NOTHING, ...scanFiles }, queue: QUEUE, hosts: [] } as unknown as Status;
}

describe('web/overview: what to do next', () => {
  it('tells of stamps that were not read and of pages to be scanned again, with the way to them', () => {
    const toSee = { stamps: { count: 3, isMore: false }, rescan: { count: 100, isMore: true } };
    const steps = stepsOf(statusOf({ review: 2 }), toSee, ALL);
    expect(steps.map(({ title, count, action }) => [title, count, action?.to])).to.deep.equal([
      ['overview.stamps', 3, '/files?pages=stamps'],
      ['overview.review', 2, '/documents/next'],
      ['overview.rescan', 100, '/files?pages=rescan'],
    ]);
    expect(steps.map(({ isMore = false }) => isMore)).to.deep.equal([false, false, true]);
  });

  it('says nothing of them where there are none, or where they are not this person’s work', () => {
    const toSee = { stamps: { count: 3, isMore: false }, rescan: { count: 1, isMore: false } };
    expect(stepsOf(statusOf({}), NONE, ALL)).to.deep.equal([]);
    expect(stepsOf(statusOf({}), toSee, { ...ALL, stamps: false, rescans: false })).to.deep.equal([]);
  });

  it('asks for one page of the list, however many files there are', async () => {
    const asked: string[] = [];
    const get = (path: string) => {
      asked.push(path);
      return Promise.resolve({ items: Array.from({ length: 100 }, () => ({})), next: 'more' });
    };
    const { queryFn } = toSeeQuery({ get } as unknown as ApiClient, 'stamps');
    if (typeof queryFn !== 'function') throw new Error('no query');
    const context = { signal: new AbortController().signal } as QueryFunctionContext<string[]>;
    expect(await queryFn(context)).to.deep.equal({ count: 100, isMore: true });
    expect(asked).to.deep.equal(['/scan-files?pages=stamps&limit=100']);
  });
});
