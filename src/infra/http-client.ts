import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import axios, { type AxiosRequestConfig } from 'axios';
import type { Clock } from '../ports/clock.ts';
import { ConfigError, HostError, PortError } from '../ports/errors.ts';
import {
  demandFile,
  parseJson,
  readBody,
  readRefusal,
  type AnswerHead,
  type AnswerStream,
  type Headers,
} from './http-body.ts';
import { startDeadline, type Deadline } from './http-deadline.ts';
import { saveBody, type Download, type Downloaded } from './http-download.ts';
import {
  hostError,
  isRetryable,
  readRetryAfter,
  statusError,
  transportError,
  type Operation,
  type Refusal,
  type RefusedAnswer,
} from './http-errors.ts';
import { toForm, type FormPart } from './http-form.ts';
import { createPace, type Pace, type PaceSettings } from './http-pace.ts';
import { pause } from './pause.ts';

export interface HttpClientOptions extends PaceSettings {
  /** With the base path, where there is one. Nothing outside it is ever asked. */
  readonly baseUrl: string;
  readonly hostId: string;
  /** Go with every request. */
  readonly headers: Headers;
  /** For a whole exchange; for a file: until its head comes, and between two pieces. */
  readonly timeoutMs: number;
  /** Of an answer that is held in memory. */
  readonly maxBodyBytes: number;
  readonly clock: Clock;
  /** 0 to below 1, for the waits between repeats. */
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What the host says of a refusal; `sent` is the body that was refused. */
  readonly explain?: (answer: RefusedAnswer, sent: unknown) => Refusal;
}

export interface HttpRequest {
  /** For messages and log, e.g. `getDocument`. */
  readonly operation: string;
  /** `OPTIONS` is sent once: for a look whether anybody is there. */
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the base address, without a slash in front. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Headers;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly form?: readonly FormPart[];
  /** Statuses that are an answer, no error, beside 2xx. */
  readonly answers?: readonly number[];
  readonly signal?: AbortSignal | undefined;
}

export interface JsonAnswer extends AnswerHead {
  /** Unchecked; undefined for an empty body. */
  readonly body: unknown;
}

/**
 * Talks to one host. All errors are HostError (FileError for the file of a download) and carry nothing of the request:
 * no headers, no address, no token. At most two repeats, of requests that may be repeated only.
 */
export interface HttpClient {
  /** An answer in JSON. With `form`, the request goes as multipart/form-data, its files read from disk while sending. */
  json(request: HttpRequest): Promise<JsonAnswer>;
  /** The answer as it comes; `take` must read it to its end or throw. Called again when the exchange is repeated. */
  stream<T>(request: HttpRequest, take: (answer: AnswerStream) => Promise<T>): Promise<T>;
  download(request: HttpRequest & Download): Promise<AnswerHead & Downloaded>;
  dispose(): void;
}

const REPEATS = 2;
const FIRST_WAIT_MS = 500;
const LONGEST_RETRY_AFTER_MS = 60_000;
/** A file may take so many times as long as an answer. */
const FILE_FACTOR = 60;
const MAY_BE_REPEATED: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const NEVER = new AbortController().signal;

type Take<T> = (answer: AnswerStream, deadline: Deadline) => Promise<T>;

interface Context {
  readonly options: HttpClientOptions;
  readonly base: URL;
  readonly pace: Pace;
  readonly agents: { readonly reading: Agents; readonly writing: Agents };
}
interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** @throws ConfigError `config-invalid` for a base address that is none, or that has a password in it */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { clock, wait = pause, timeoutMs, maxBodyBytes, hostId } = options;
  const pace = createPace(options, { clock, wait });
  const context: Context = { options, base: parseBase(options), pace, agents: createAgents(options.concurrency) };
  const on = ({ operation }: HttpRequest): Operation => ({ hostId, operation });
  /** The body of a file: it may take long in all, not between two pieces. */
  const watched = (answer: AnswerStream, deadline: Deadline): AnswerStream => {
    deadline.extend(timeoutMs * FILE_FACTOR);
    return { ...answer, body: deadline.watch(answer.body) };
  };
  return {
    json: (request) =>
      repeated(context, request, async (answer) => {
        const { status, headers } = answer;
        return {
          status,
          headers,
          body: parseJson(await readBody(answer, maxBodyBytes, on(request)), answer, on(request)),
        };
      }),
    stream: (request, take) => repeated(context, request, (answer, deadline) => take(watched(answer, deadline))),
    download: (request) =>
      repeated(context, request, async (answer, deadline) => {
        const { status, headers } = answer;
        demandFile(answer, on(request));
        return { status, headers, ...(await saveBody(watched(answer, deadline), request, on(request))) };
      }),
    dispose: () => {
      for (const { httpAgent, httpsAgent } of Object.values(context.agents)) {
        httpAgent.destroy();
        httpsAgent.destroy();
      }
    },
  };
}

/**
 * Built without `proxyEnv`: a proxy of the environment must not see the token. Kept-alive connections are for reading
 * only: one that the host closes at that moment would leave the outcome of a write unknown.
 */
function createAgents(maxSockets: number): Context['agents'] {
  const kept = { keepAlive: true, maxSockets };
  return {
    reading: { httpAgent: new http.Agent(kept), httpsAgent: new https.Agent(kept) },
    writing: { httpAgent: new http.Agent(), httpsAgent: new https.Agent() },
  };
}

async function repeated<T>(context: Context, request: HttpRequest, take: Take<T>): Promise<T> {
  const { options, pace } = context;
  for (let repeat = 0; ; repeat += 1) {
    try {
      const turn = await pace.run(request.signal ?? NEVER, () => exchange(context, request, take));
      if (turn !== undefined) return turn.value;
      throw hostError('cancelled', {
        message: 'Cancelled',
        on: { hostId: options.hostId, operation: request.operation },
      });
    } catch (error) {
      if (!(error instanceof HostError) || !isRetryable(error.code)) throw error;
      const mayRepeat = MAY_BE_REPEATED.has(request.method) && repeat < REPEATS;
      const chance = (options.random ?? Math.random)();
      // What the host asks for holds for all requests to it, also where this one is not repeated.
      if (mayRepeat || error.retryAfterMs !== undefined) pace.delay(waitBefore(error, repeat, chance));
      if (!mayRepeat) throw error;
    }
  }
}

/** One request and its answer; whatever goes wrong in it comes out as an error of the port. */
async function exchange<T>(context: Context, request: HttpRequest, take: Take<T>): Promise<T> {
  const on: Operation = { hostId: context.options.hostId, operation: request.operation };
  const deadline = startDeadline(context.options.timeoutMs, request.signal);
  let body: Readable | undefined;
  try {
    const config = await toConfig(context, request);
    const response = await axios.request<unknown>({ ...config, signal: deadline.signal });
    if (!(response.data instanceof Readable)) throw new TypeError('No stream');
    body = response.data;
    const answer = { status: response.status, headers: plainHeaders(response.headers), body };
    if (!isAnswer(answer.status, request)) throw await refusalOf(context, request, answer);
    return await take(answer, deadline);
  } catch (error) {
    if (error instanceof PortError) throw error;
    if (request.signal?.aborted === true) throw hostError('cancelled', { message: 'Cancelled', on });
    if (deadline.passed()) throw hostError('timeout', { message: 'No answer in time', on });
    throw transportError(error, on);
  } finally {
    deadline.stop();
    body?.destroy();
  }
}

async function refusalOf({ options }: Context, request: HttpRequest, answer: AnswerStream): Promise<HostError> {
  const on: Operation = { hostId: options.hostId, operation: request.operation };
  const { status, headers } = answer;
  const refused = { status, headers, body: await readRefusal(answer, on) };
  const refusal = status >= 400 ? options.explain?.(refused, request.body) : { details: { to: originOf(headers) } };
  const retryAfterMs = readRetryAfter(headers, options.clock.now());
  return statusError(refused, on, { ...refusal, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

async function toConfig(context: Context, request: HttpRequest): Promise<AxiosRequestConfig> {
  const { options, agents } = context;
  const form = request.form && (await toForm(request.form));
  const json = request.body === undefined ? undefined : JSON.stringify(request.body);
  return {
    ...(request.method === 'GET' || request.method === 'HEAD' ? agents.reading : agents.writing),
    url: addressOf(context, request).href,
    method: request.method,
    headers: {
      ...options.headers,
      ...request.headers,
      'Accept-Encoding': 'identity', // lengths are those of the bytes, and no bomb can be packed
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
    },
    data: form ?? json,
    responseType: 'stream',
    timeout: options.timeoutMs,
    maxRedirects: 0,
    maxContentLength: -1, // counted where it is read
    maxBodyLength: -1,
    decompress: false,
    proxy: false,
    validateStatus: null,
    transformRequest: (data: unknown) => data,
  };
}

function parseBase({ baseUrl, hostId }: HttpClientOptions): URL {
  const url = URL.parse(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const isGood = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (isGood) return url;
  throw new ConfigError('config-invalid', 'Not the address of a host', { details: { option: 'url', host: hostId } });
}

/** The address of a request. @throws HostError `invalid` for a path that leads out of the base address */
function addressOf({ base, options }: Context, { path, query = {}, operation }: HttpRequest): URL {
  const url = new URL(path, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    throw hostError('invalid', { message: 'The path leads out', on: { hostId: options.hostId, operation } });
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

function isAnswer(status: number, { answers = [] }: HttpRequest): boolean {
  return (status >= 200 && status < 300) || answers.includes(status);
}

function plainHeaders(headers: object): Headers {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
  }
  return plain;
}

/** Only the origin: the rest of an address may hold secrets. */
function originOf(headers: Headers): string {
  return URL.parse(headers['location'] ?? '')?.origin ?? '';
}

/** Doubles, half of it by chance so that many do not come back at once; what the host asks for counts when it is longer. */
function waitBefore(error: HostError, repeat: number, chance: number): number {
  const backOff = FIRST_WAIT_MS * 2 ** repeat * (0.5 + chance / 2);
  const asked = Math.min(error.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  return asked > 0 ? asked + backOff * chance : backOff;
}
