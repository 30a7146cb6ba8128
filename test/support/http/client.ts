import { expect } from 'chai';
import type { Express } from 'express';
import supertest, { type Response, type Test } from 'supertest';
import openapi from '../../../schemas/openapi.json' with { type: 'json' };
import { createApiValidator } from '../../../src/http/api/api-validator.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { HTTP_DEFAULTS, type HttpOptions } from '../../../src/http/options.ts';
import type { Check } from '../../../src/infra/schema-validator.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { seed } from './seed.ts';

export interface TestApp {
  readonly app: Express;
  readonly service: FakeService;
  /** A bearer token of an account of this role. */
  readonly tokens: Readonly<Record<Role, string>>;
}

export const ROLES: readonly Role[] = ['administrator', 'archivist', 'operator', 'checker', 'council', 'reader'];
/** Cheap, and the same code path. */
export const TEST_COST = 16;
export const TEST_OPTIONS: HttpOptions = { ...HTTP_DEFAULTS, scryptCost: TEST_COST, webRoot: '/nonexistent' };

/** The whole app over a seeded store. */
export async function createTestApp(options: Partial<HttpOptions> = {}): Promise<TestApp> {
  const service = createFakeService();
  await seed(service.store);
  const deps = { store: service.store, clock: service.deps.clock, scryptCost: TEST_COST };
  const tokens = await Promise.all(
    ROLES.map(async (role) => {
      const { account } = await createAccount(deps, { name: `${role}-1`, role, actor: 'test' });
      const { secret } = await createToken(deps, { accountId: account.id, label: 'test', days: 1, actor: 'test' });
      return [role, secret] as const;
    }),
  );
  const app = createHttpApp(service.deps, { ...TEST_OPTIONS, ...options });
  return { app, service, tokens: Object.fromEntries(tokens) as Record<Role, string> };
}

type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';

/** A request to the API as an account of `role`: `get /documents`. */
export function as(app: TestApp, role: Role, request: string): Test {
  const [method = '', path = ''] = request.split(/ (.*)/);
  return anonymous(app, `${method} /api/v1${path}`).set('Authorization', `Bearer ${app.tokens[role]}`);
}

/** A request to any address, with nothing that says who asks: `get /health/live`. */
export function anonymous(app: TestApp, request: string): Test {
  const [method = '', path = ''] = request.split(/ (.*)/);
  return supertest(app.app)[method as HttpMethod](path);
}

/** Signs in and gives what a browser would then send. */
export async function signIn(app: TestApp, name: string, secret: string) {
  const response = await anonymous(app, 'post /api/v1/session').send({ name, secret });
  expect(response.status, response.text).to.equal(201);
  const cookie = (response.get('Set-Cookie') ?? [''])[0] ?? '';
  const body = response.body as { csrfToken: string };
  return {
    cookie: cookie.split(';')[0] ?? '',
    setCookie: cookie,
    csrf: body.csrfToken,
    body: response.body as unknown,
  };
}

interface OperationObject {
  readonly operationId: string;
  readonly 'x-roles': unknown;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: object }>>;

const validator = createApiValidator();

/** All operations of the description with method and path. */
export function describedOperations() {
  const paths = Object.entries(openapi.paths as unknown as Record<string, Record<string, OperationObject>>);
  return paths.flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'servers')
      .map(([method, operation]) => ({ method: method as HttpMethod, path, operation })),
  );
}

const checks = new Map<string, Check>();

/** Fails unless status, media type and body are what the description says of this operation. */
export function expectDescribed(response: Response, operationId: string): void {
  const found = describedOperations().find(({ operation }) => operation.operationId === operationId);
  const described = found?.operation.responses[String(response.status)];
  expect(described, `${operationId} ${String(response.status)}: ${response.text}`).to.not.equal(undefined);
  const content = described?.$ref === undefined ? described?.content : PROBLEM;
  const type = (response.get('content-type') ?? '').split(';')[0] ?? '';
  if (content === undefined) {
    expect(response.text, operationId).to.equal('');
    return;
  }
  const media = content[type];
  expect(media, `${operationId} answers ${type}`).to.not.equal(undefined);
  if (!type.includes('json') || media === undefined) return;
  const text = JSON.stringify(media.schema);
  const check = checks.get(text) ?? validator.compile(media.schema);
  checks.set(text, check);
  expect(check(JSON.parse(response.text)), `${operationId} ${String(response.status)}`).to.deep.equal([]);
}

const PROBLEM: Content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
