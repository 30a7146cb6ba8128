import { expect } from 'chai';
import nock from 'nock';

nock.restore(); // importing it switches it on, for every test of the process

const unmocked: string[] = [];

function noteUnmocked(request: unknown): void {
  const { method, host, path } = request as Readonly<Record<'method' | 'host' | 'path', string | undefined>>; // as nock gives it
  unmocked.push(`${method ?? '?'} ${host ?? '?'}${path ?? '?'}`);
}

/**
 * For the tests of one `describe`: requests go nowhere but to what is mocked and to 127.0.0.1. A request that is not
 * mocked fails the test, also where the code under test would swallow its error; so does a mock that is not used.
 */
export function useHttpMock(): typeof nock {
  before(() => {
    nock.activate();
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
    nock.emitter.on('no match', noteUnmocked);
  });

  afterEach(() => {
    const unused = nock.pendingMocks();
    const missed = unmocked.splice(0);
    nock.cleanAll();
    expect(missed, 'not mocked').to.deep.equal([]);
    expect(unused, 'mocked, not used').to.deep.equal([]);
  });

  after(() => {
    nock.emitter.off('no match', noteUnmocked);
    nock.enableNetConnect();
    nock.restore();
  });

  return nock;
}
