import { expect } from 'chai';
import { testClient } from '../../../support/hosts/paperless-client.ts';
import { useHttpMock } from '../../../support/http-mock.ts';
import { rejection } from '../../../support/rejection.ts';

const HOST = 'http://host.test';
const ROW = { id: 1, name: 'a' };
const PAGE = { page: 1, size: 2 };

/** Hosts that do what none should. */
describe('hosts/paperless/client: strange hosts', () => {
  const nock = useHttpMock();
  const client = () => testClient(`${HOST}/dms/`, 'secret');

  it('never goes to the address of the next page', async () => {
    const next = 'http://elsewhere.test/api/tags/?page=2';
    nock(HOST)
      .get('/dms/api/tags/')
      .query({ page: 1, page_size: 100_000 })
      .reply(200, { count: 2, next, results: [ROW] });
    nock(HOST)
      .get('/dms/api/tags/')
      .query({ page: 2, page_size: 100_000 })
      .reply(200, { count: 2, results: [{ id: 2, name: 'b' }] });

    expect((await client().list('tag')).map(({ id }) => id)).to.deep.equal([1, 2]);
  });

  it('calls a page that comes twice a fault of the protocol', async () => {
    nock(HOST)
      .get('/dms/api/tags/')
      .query(true)
      .times(2)
      .reply(200, { count: 3, results: [ROW] });

    expect(await rejection(client().list('tag'))).to.include({ code: 'protocol' });
  });

  it('takes a page past the end for the end', async () => {
    nock(HOST)
      .get('/dms/api/tags/')
      .query({ page: 1, page_size: 100_000 })
      .reply(200, { count: 2, results: [ROW] });
    nock(HOST).get('/dms/api/tags/').query({ page: 2, page_size: 100_000 }).reply(404, { detail: 'Invalid page.' });

    expect(await client().list('tag')).to.deep.equal([ROW]);
  });

  it('does not take a wrong address for a host without documents', async () => {
    nock(HOST)
      .get('/dms/api/documents/')
      .query(true)
      .reply(404, '<html>Not here</html>', { 'Content-Type': 'text/html' });

    expect(await rejection(client().documents({}, PAGE))).to.include({ code: 'not-found' });
  });

  it('sees that a filter was ignored', async () => {
    const modified = '2026-11-24T23:14:14.747381+07:00';
    const answer = {
      count: 2,
      results: [
        { id: 1, modified, tags: [4, 5] },
        { id: 2, modified, tags: [5] },
      ],
    };
    nock(HOST).get('/dms/api/documents/').query(true).times(3).reply(200, answer);

    const byId = client().documents({ id__in: [1], fields: ['id', 'modified'] }, PAGE);
    expect(await rejection(byId)).to.include({ code: 'protocol' });
    const byTime = client().documents({ modified__gt: '2026-11-25T00:00:00Z', fields: ['id', 'modified'] }, PAGE);
    expect(await rejection(byTime)).to.include({ code: 'protocol' });
    const byTag = client().documents({ tags__id__all: [4, 5], fields: ['id', 'tags'] }, PAGE);
    expect(await rejection(byTag)).to.deep.include({ code: 'protocol' });
  });

  it('asks for tasks under the names of both versions, and takes only those it asked for', async () => {
    const task = { status: 'SUCCESS', date_created: '2026-11-24T16:00:00Z', date_done: null };
    const rows = [
      { ...task, task_id: '1', task_name: 'consume_file' },
      { ...task, task_id: '2', task_name: 'reprocess_document' },
    ];
    const query = { task_type: 'reprocess_document', task_name: 'reprocess_document', page: 1, page_size: 100 };
    nock(HOST).get('/dms/api/tasks/').query(query).reply(200, rows);

    expect((await client().tasks({ task_type: 'reprocess_document' })).map(({ task_id }) => task_id)).to.deep.equal([
      '2',
    ]);
  });

  it('gives up where neither version of the API is spoken', async () => {
    nock(HOST).get('/dms/api/ui_settings/').times(2).reply(406, { detail: 'Invalid version in "Accept" header.' });

    expect(await rejection(client().probe())).to.include({ code: 'unsupported', retryable: false });
  });

  it('does not send the service’s token with a person’s password', async () => {
    nock(HOST, { badheaders: ['authorization'] })
      .post('/dms/api/token/')
      .reply(200, { token: 'theirs' });

    expect(await client().askPerson({ name: 'a', secret: 'b' })).to.equal('right');
  });

  it('follows no redirect to a page of sign-in, nor to another host', async () => {
    nock(HOST).get('/dms/api/ui_settings/').reply(302, '', { Location: 'http://elsewhere.test/login' });

    expect(await rejection(client().probe())).to.include({ code: 'protocol' });
  });
});
