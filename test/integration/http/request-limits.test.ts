import { expect } from 'chai';
import openapi from '../../../schemas/openapi.json' with { type: 'json' };
import { JSON_LIMITS, type JsonLimits } from '../../../src/http/options.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aFonds, FONDS_ID } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, describedOperations, type TestApp } from '../../support/http/client.ts';
import { anId } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Components of the description by name. */
const COMPONENTS = openapi.components.schemas as unknown as Readonly<Record<string, Schema>>;

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (COMPONENTS[name] ?? schema);
}

/** Lists that a body may hold, wherever, with their path. */
function listsIn(given: Schema, path = '', depth = 0): readonly (readonly [string, Schema])[] {
  const schema = resolved(given);
  if (depth > 6) return [];
  const own = schema.items === undefined ? [] : ([[path, schema]] as const);
  const inner = schema.items === undefined ? [] : listsIn(schema.items, `${path}[]`, depth + 1);
  const parts = Object.entries(schema.properties ?? {});
  return [...own, ...inner, ...parts.flatMap(([name, part]) => listsIn(part, `${path}/${name}`, depth + 1))];
}

/** Bytes that a value takes at least as JSON. */
function leastBytes(given: Schema): number {
  const schema = resolved(given);
  if (schema.enum !== undefined) return Math.min(...schema.enum.map((one) => JSON.stringify(one).length));
  if (schema.pattern?.includes('{32}') === true) return 34;
  if (schema.type === 'string') return 2 + (schema.minLength ?? 0);
  const members = (schema.required ?? []).map((name) => name.length + 4 + leastBytes(schema.properties?.[name] ?? {}));
  return 1 + members.reduce((sum, bytes) => sum + bytes, 0);
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-json-limits'?: JsonLimits;
}

describe('http: how much a request may hold', function () {
  this.timeout(60_000);

  const bodies = describedOperations().flatMap(({ operation }) => {
    const described = operation as unknown as Described;
    const schema = described.requestBody?.content['application/json']?.schema;
    return schema === undefined ? [] : [{ described, lists: listsIn(schema) }];
  });

  it('every list of a request has a longest length, and one of that length is short enough to be read', () => {
    for (const { described, lists } of bodies)
      for (const [path, { maxItems, items }] of lists) {
        const at = `${described.operationId} ${path}`;
        expect(maxItems, at).to.be.a('number');
        const limit = described['x-json-limits']?.bytes ?? JSON_LIMITS.bytes;
        expect((maxItems ?? 0) * (leastBytes(items ?? {}) + 1), at).to.be.lessThan(limit);
      }
  });

  describe('with twenty thousand ids', () => {
    let store: OpenStore;
    let app: TestApp;
    const ids = (count: number) => Array.from({ length: count }, (_, index) => anId(index + 1));
    const send = async (request: string, body: object) => {
      const response = await as(app, 'archivist', request).send(body);
      return { status: response.status, code: (response.body as { code?: string }).code, text: response.text };
    };
    before(async () => {
      store = await pglite.sharedStore();
      app = await createArchiveApp(store);
      await store.fonds.insert(aFonds());
    });

    it('is answered by what is wrong with it', async () => {
      const made = await as(app, 'archivist', 'post /disposal-cases').send({
        ...{ fondsId: FONDS_ID, title: 'Hủy', formedUntil: '1999' },
      });
      const { id } = (made.body as { case: { id: string } }).case;
      const items = ids(20_000).map((dossierId) => ({ kind: 'dossier', reason: 'expired', dossierId }));

      const added = await send(`post /disposal-cases/${id}/items`, { items });
      const removed = await send(`post /disposal-cases/${id}/items/removal`, { itemIds: ids(20_000) });

      for (const { status, code } of [added, removed]) {
        expect(status).to.be.lessThan(500);
        expect(code).not.to.equal('body-too-large');
      }
    });

    it('says how many may be, where one more is sent', async () => {
      const order = { items: ids(20_001).map((dossierId) => ({ kind: 'dossier', reason: 'expired', dossierId })) };

      const many = await send(`post /disposal-cases/${anId(1)}/items`, order);
      const box = await send('post /dossiers/box', { ids: ids(1000), boxNumber: 1 });

      expect([many.status, box.status]).to.deep.equal([400, 400]);
      expect(many.text).to.include('nhiều nhất 20000');
      expect(box.text).to.include('nhiều nhất 500');
    });
  });
});
