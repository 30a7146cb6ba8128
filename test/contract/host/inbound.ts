import { expect } from 'chai';
import type { InboundHint, InboundRequest, InboundRoute } from '../../../src/ports/host-inbound.ts';
import type { HostCaller, HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, refOf } from './bench-tools.ts';

export function describeInboundPromises(bench: () => HostBench, { capabilities }: HostSubject): void {
  if (!capabilities.includes('events.webhook')) {
    it('is called by nobody, as it has no capability `events.webhook`', () => {
      expect(bench().host.inbound ?? []).to.deep.equal([]);
    });
    return;
  }

  const begin = async (): Promise<{
    route: InboundRoute;
    hint: ReturnType<HostCaller['hint']>;
    ref: string;
    caller: HostCaller;
  }> => {
    const { host, system } = bench();
    if (!system.caller) throw new Error('Nobody calls');
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    const hint = system.caller.hint(ref);
    const route = host.inbound?.find(({ path, method }) => path === hint.path && method === 'POST');
    if (!route) throw new Error(`No route ${hint.path}`);
    return { route, hint, ref, caller: system.caller };
  };

  describe('inbound', () => {
    it('names its routes, each once, with a limit', () => {
      const routes = bench().host.inbound ?? [];

      const ways = routes.map(({ method, path }) => `${method} ${path}`);
      expect(new Set(ways).size).to.equal(ways.length);
      for (const route of routes) {
        expect(route.path).to.match(/^\//);
        expect(route.maxBodyBytes).to.be.greaterThan(-1);
      }
    });

    it('lets in who has the secret, and nobody else', async () => {
      const { route, hint } = await begin();
      const { authorization = '', ...others } = hint.headers;
      const wrong = [
        '',
        'Bearer',
        'Bearer ',
        authorization.slice(0, -1),
        `${authorization}x`,
        authorization.slice('Bearer '.length),
      ];

      expect(route.authenticate(hint)).to.equal(true);
      expect(route.authenticate({ ...hint, headers: others })).to.equal(false);
      for (const text of wrong) {
        expect(route.authenticate({ ...hint, headers: { ...others, authorization: text } }), text).to.equal(false);
      }
    });

    it('keeps the hint before it answers 202', async () => {
      const { route, hint, ref } = await begin();
      const kept: InboundHint[] = [];
      let durable = false;

      const answer = await route.handle(toRequest(hint, hint.body), {
        takeHints: async (hints) => {
          kept.push(...hints);
          await new Promise((resolve) => setImmediate(resolve));
          durable = true;
          return { kept: hints.length, folded: 0 };
        },
      });

      expect([answer.status, durable]).to.deep.equal([202, true]);
      expect(kept.map((one) => one.ref)).to.deep.equal([ref]);
    });

    it('does not answer 202 when the hint could not be kept', async () => {
      const { route, hint } = await begin();

      const failed = await route
        .handle(toRequest(hint, hint.body), { takeHints: () => Promise.reject(new Error('disk full')) })
        .then(
          ({ status }) => status >= 500,
          () => true,
        );

      expect(failed).to.equal(true);
    });

    it('refuses what it cannot understand, and keeps nothing of it', async () => {
      const { route, hint, caller } = await begin();
      const kept: InboundHint[] = [];
      const services = {
        takeHints: (hints: readonly InboundHint[]) => Promise.resolve({ kept: kept.push(...hints), folded: 0 }),
      };

      for (const body of caller.malformed) {
        expect(await codeOf(route.handle(toRequest(hint, body), services)), body).to.equal('invalid');
      }

      expect(kept).to.deep.equal([]);
    });
  });
}

function toRequest(delivery: Omit<InboundRequest, 'body' | 'signal'>, body: string): InboundRequest {
  async function* inPieces(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(body);
    for (let start = 0; start < bytes.length; start += 7) yield await Promise.resolve(bytes.subarray(start, start + 7));
  }
  const { params, query, headers } = delivery;
  return { params, query, headers, body: inPieces(), signal: new AbortController().signal };
}
