import { Buffer } from 'node:buffer';
import { expect } from 'chai';
import { createHookRoute } from '../../../../src/hosts/paperless/inbound.ts';
import type { InboundHint } from '../../../../src/ports/host-inbound.ts';
import { paperlessSettings } from '../../../support/paperless/settings.ts';
import { rejection } from '../../../support/rejection.ts';

const route = createHookRoute(paperlessSettings());

async function post(body: string, mediaType = 'application/json'): Promise<{ status: number; hints: InboundHint[] }> {
  const hints: InboundHint[] = [];
  const request = {
    params: {},
    query: {},
    headers: { 'content-type': mediaType },
    body: chunks(body),
    signal: new AbortController().signal,
  };
  const { status } = await route.handle(request, {
    takeHints: (taken) => {
      hints.push(...taken);
      return Promise.resolve({ kept: taken.length, folded: 0 });
    },
  });
  return { status, hints };
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
}

function isLetIn(authorization?: string): boolean {
  return route.authenticate({ params: {}, headers: authorization === undefined ? {} : { authorization } });
}

describe('hosts/paperless/inbound', () => {
  it('stands at the address that the workflows are registered with', () => {
    expect(route).to.include({ method: 'POST', path: '/hooks/paperless/paperless-1', maxBodyBytes: 65_536 });
  });

  it('lets every configured secret in, and nothing else', () => {
    expect(isLetIn('Bearer hook-secret-one')).to.equal(true);
    expect(isLetIn('bearer hook-secret-two')).to.equal(true);
    for (const wrong of [
      'Bearer',
      'Bearer hook-secret-on',
      'Bearer hook-secret-onee',
      'Token hook-secret-one',
      'hook-secret-one',
      '',
      undefined,
    ])
      expect(isLetIn(wrong), wrong).to.equal(false);
    expect(
      createHookRoute(paperlessSettings({ hookSecrets: [] })).authenticate({
        params: {},
        headers: { authorization: 'Bearer x' },
      }),
    ).to.equal(false);
  });

  it('takes an id as text, as the host sends it, and as a number', async () => {
    const asText = await post('{"document_id":"9","event":"added","rule":"vk-intake","schema":"1"}');
    const asNumber = await post('{"document_id":9,"event":"added"}');

    expect(asText).to.deep.equal({ status: 202, hints: [{ ref: '9', event: 'added' }] });
    expect(asNumber).to.deep.equal(asText);
  });

  it('falls back to the address of the document, also where the host does not know its own', async () => {
    const empty = await post('{"document_id":"","doc_url":"http://127.0.0.1:8777/documents/12/","event":"added"}');
    const none = await post('{"doc_url":"None/documents/13/"}');

    expect(empty.hints).to.deep.equal([{ ref: '12', event: 'added' }]);
    expect(none.hints).to.deep.equal([{ ref: '13', event: 'unknown' }]);
  });

  it('takes a form', async () => {
    const { hints } = await post('document_id=14&event=requested', 'application/x-www-form-urlencoded; charset=utf-8');

    expect(hints).to.deep.equal([{ ref: '14', event: 'requested' }]);
  });

  it('takes events that it does not know, without their text', async () => {
    const { status, hints } = await post('{"document_id":"9","event":"<b>Công văn mật</b>"}');

    expect(status).to.equal(202);
    expect(hints).to.deep.equal([{ ref: '9', event: 'unknown' }]);
  });

  it('refuses what names no document', async () => {
    for (const body of [
      '',
      'x',
      '[]',
      'null',
      '"9"',
      '{}',
      '{"document_id":"0"}',
      '{"document_id":"-1"}',
      '{"document_id":"1e3"}',
      '{"document_id":"99999999999"}',
      '{"document_id":4294967297}',
      '{"document_id":["9"]}',
      '{"doc_url":"http://x/documents/"}',
      '{"document_id":"9"',
    ])
      expect(await rejection(post(body)), body).to.include({ code: 'invalid' });
  });

  it('does not answer before the hint is kept', async () => {
    const request = {
      params: {},
      query: {},
      headers: { 'content-type': 'application/json' },
      body: chunks('{"document_id":"9"}'),
      signal: new AbortController().signal,
    };

    const error = await rejection(
      route.handle(request, { takeHints: () => Promise.reject(new Error('The store is away')) }),
    );

    expect(error).to.have.property('message', 'The store is away');
  });
});
