import express, { type Express, type Request, type Response } from 'express';
import multer from 'multer';
import { Bytes, detail, isRecord, Refusal, type Answer, type Call, type Handler, asText } from './answer.ts';
import { addBulkRoutes } from './bulk-edit.ts';
import type { Core } from './core.ts';
import { addCustomFieldRoutes } from './custom-fields.ts';
import { addDocumentRoutes } from './documents.ts';
import { strike, type Fault, type Faults } from './faults.ts';
import { addFileRoutes } from './files.ts';
import { addNamedObjectRoutes } from './named-objects.ts';
import { addNoteRoutes } from './notes.ts';
import { addPeopleRoutes, TokenDesk } from './people.ts';
import type { Routes } from './routes.ts';
import { addSavedViewRoutes } from './saved-views.ts';
import type { User } from './state.ts';
import { addStoragePathTestRoute } from './storage-paths.ts';
import { addSystemRoutes } from './system-routes.ts';
import { addTaskRoutes } from './tasks.ts';
import { addTrashRoutes } from './trash.ts';
import { addUploadRoutes } from './uploads.ts';
import { addWorkflowRoutes } from './workflows.ts';

/** The API of the host over one state. Order matters: fixed paths before `:id`. */
export function createApp(core: Core, faults: Faults): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(watch(core, faults));
  app.use(express.json({ limit: '400mb' }), express.urlencoded({ extended: false }));
  app.use(multer({ storage: multer.memoryStorage(), defParamCharset: 'utf8' }).any());
  app.get('/api/', (_, res) => {
    res.status(302).set('location', 'schema/view/').type('html').end();
  });
  const desk = new TokenDesk(core);
  app.post('/api/token/', (req, res) => {
    answerWith(res, () => desk.answer(isRecord(req.body) ? req.body : {}));
  });
  addAll(routesOf(app, core), core);
  app.use((_: Request, res: Response) => {
    res.status(404).json({ detail: 'Not found.' });
  });
  return app;
}

function addAll(routes: Routes, core: Core): void {
  addSystemRoutes(routes, core);
  addPeopleRoutes(routes, core);
  addStoragePathTestRoute(routes, core);
  addNamedObjectRoutes(routes, core);
  addCustomFieldRoutes(routes, core);
  addSavedViewRoutes(routes, core);
  addWorkflowRoutes(routes, core);
  addUploadRoutes(routes, core);
  addBulkRoutes(routes, core);
  addDocumentRoutes(routes, core);
  addNoteRoutes(routes, core);
  addFileRoutes(routes, core);
  addTaskRoutes(routes, core);
  addTrashRoutes(routes, core);
}

/** Counts, and lets things go wrong that a test asked for. */
function watch({ counters }: Core, faults: Faults): express.RequestHandler {
  return async (req, res, next) => {
    counters.begin();
    const query = req.originalUrl.split('?')[1] ?? '';
    res.once('close', () => {
      counters.end({ method: req.method, path: req.path, query, status: res.statusCode });
    });
    const fault = faults.take(`${req.method} ${req.path}`);
    if (fault && (await strike(fault, res))) return;
    res.locals['fault'] = fault;
    next();
  };
}

function routesOf(app: Express, core: Core): Routes {
  const add =
    (method: 'get' | 'post' | 'patch' | 'delete') =>
    (path: string, handler: Handler): void => {
      app[method](`/api${path}`, (req: Request, res: Response) => {
        answerWith(res, () => handle(core, { req, res, handler }));
      });
    };
  return { get: add('get'), post: add('post'), patch: add('patch'), delete: add('delete') };
}

/** The version is agreed before anybody looks at the token; only who passes both sees which host this is. */
function handle(
  core: Core,
  { req, res, handler }: { req: Request; res: Response; handler: Handler },
): Answer | Promise<Answer> {
  const version = agreeVersion(core, req.get('accept') ?? '');
  const user = authenticate(core, req, res);
  res.set({ 'x-api-version': String(core.settings.apiVersion), 'x-version': core.settings.version });
  return handler(toCall(req, { user, version }));
}

function agreeVersion({ settings }: Core, accept: string): 9 | 10 {
  const asked = Number(/version=(\d+)/.exec(accept)?.[1] ?? settings.apiVersion);
  if (asked !== 9 && asked !== settings.apiVersion) throw detail(406, 'Invalid version in "Accept" header.');
  return asked === 9 ? 9 : 10;
}

function authenticate({ state }: Core, req: Request, res: Response): User {
  const header = req.get('authorization');
  const refuse = (text: string): Refusal => {
    res.set('www-authenticate', 'Token');
    return detail(401, text);
  };
  if (header === undefined) throw refuse('Authentication credentials were not provided.');
  const users = [...state.users.values()];
  const user = header.startsWith('Basic ')
    ? users.find(isBasic(header))
    : users.find(({ token }) => header === `Token ${token}`);
  if (!user) throw refuse(header.startsWith('Basic ') ? 'Invalid username/password.' : 'Invalid token.');
  if (!user.active) throw refuse('User inactive or deleted.');
  return user;
}

/** Name and password with each request; not for those who have a second factor. */
function isBasic(header: string): (user: User) => boolean {
  const pair = Buffer.from(header.slice('Basic '.length), 'base64').toString();
  return ({ username, password, oneTimeCode }) =>
    pair === `${username}:${password}` && password !== '' && oneTimeCode === undefined;
}

/** What a form parser made has no prototype. */
function bodyOf(req: Request): Record<string, unknown> {
  const body: unknown = req.body;
  return isRecord(body) ? { ...body } : {};
}

function toCall(req: Request, { user, version }: { user: User; version: 9 | 10 }): Call {
  const files = Array.isArray(req.files) ? req.files : [];
  const file = files.find(({ fieldname }) => fieldname === 'document');
  const multipart = req.is('multipart/form-data') !== false && req.is('multipart/form-data') !== null;
  const body = bodyOf(req);
  return {
    ...{ user, version, method: req.method },
    params: strings(req.params),
    query: strings(req.query),
    body: multipart ? {} : body,
    // The host keeps the last part of a path as the name.
    file: file && { name: file.originalname.split('/').at(-1) ?? '', mimeType: file.mimetype, content: file.buffer },
    fields: multipart ? fieldsOf(body) : [],
    origin: `${req.protocol}://${req.get('host') ?? ''}`,
    path: req.originalUrl,
  };
}

/** Of a name given several times the last one counts. */
function strings(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const last = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[]).at(-1) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(last(value))]));
}

function fieldsOf(body: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => [name, asText(one)] as const),
  );
}

function answerWith(res: Response, work: () => Answer | Promise<Answer>): void {
  void (async () => {
    const answer = await Promise.resolve().then(work).catch(toAnswer);
    send(res, answer);
  })();
}

function toAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, body: error.body };
  return {
    status: 500,
    body: `Fault of the fake: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  };
}

function send(res: Response, { status, body, headers }: Answer): void {
  const fault = res.locals['fault'] as Fault | undefined; // as: set above
  if (fault?.kind === 'lost') {
    res.destroy();
    return;
  }
  res.status(status).set(headers ?? {});
  if (body === undefined || body === null) {
    res.end(); // null is shown as nothing, without a media type
    return;
  }
  const [content, mimeType] = encode(status, body);
  if (fault?.kind === 'cut') {
    res.set({ 'content-length': String(content.length), 'content-type': mimeType }).flushHeaders();
    res.write(content.subarray(0, content.length >> 1), () => res.destroy());
    return;
  }
  res.type(mimeType).send(content);
}

/** Text with an error goes out as a page; text with 200 is JSON. */
function encode(status: number, body: unknown): readonly [Buffer, string] {
  if (body instanceof Bytes) return [body.content, body.mimeType];
  if (typeof body === 'string' && status >= 400) return [Buffer.from(body), 'text/html; charset=utf-8'];
  return [Buffer.from(JSON.stringify(body)), 'application/json'];
}
