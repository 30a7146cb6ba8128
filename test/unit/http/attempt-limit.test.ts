import { expect } from 'chai';
import { limitByAccount } from '../../../src/http/auth/attempt-limit.ts';

describe('http/auth/attempt-limit', () => {
  function fail(times: number) {
    let now = 1_000_000;
    const limit = limitByAccount({ now: () => new Date(now) });
    for (let attempt = 0; attempt < times; attempt += 1) limit.failed('admin');
    return { limit, pass: (ms: number) => (now += ms) };
  }

  it('lets fifty failures pass and no more', () => {
    expect(() => {
      fail(49).limit.assertMayTry('admin');
    }).not.to.throw();
    expect(() => {
      fail(50).limit.assertMayTry('admin');
    })
      .to.throw()
      .with.property('code', 'too-many-attempts');
  });

  it('says when to come back, and means it', () => {
    const { limit, pass } = fail(50);
    pass(60_000);

    expect(() => {
      limit.assertMayTry('admin');
    })
      .to.throw()
      .with.property('headers')
      .that.deep.equals({ 'Retry-After': String(14 * 60) });
    pass(14 * 60_000);
    limit.assertMayTry('admin');
  });

  it('forgets failures after a success, and keeps accounts apart', () => {
    const { limit } = fail(50);
    limit.assertMayTry('reader');

    limit.succeeded('admin');

    limit.assertMayTry('admin');
  });
});
