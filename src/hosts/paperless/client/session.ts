import type { AnswerHead } from '../../../infra/http-body.ts';
import type { Download, Downloaded } from '../../../infra/http-download.ts';
import { createHttpClient, type HttpClient, type HttpRequest, type JsonAnswer } from '../../../infra/http-client.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Call } from '../api.ts';
import { explainRefusal, statusOf, type Operation } from '../errors.ts';
import type { PaperlessSettings } from '../settings.ts';

export type SessionSettings = Pick<
  PaperlessSettings,
  'id' | 'url' | 'token' | 'concurrency' | 'minIntervalMs' | 'timeoutMs'
>;
export interface SessionDeps {
  readonly clock: Clock;
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A call of the API; `path` is below `/api/`. */
export interface ApiRequest extends Pick<HttpRequest, 'operation' | 'query' | 'body' | 'form' | 'answers'>, Call {
  readonly method?: HttpRequest['method'];
  readonly path: string;
}

/** The connection to one host: version of the API agreed on, errors explained. */
export interface Session {
  on(operation: string): Operation;
  json(request: ApiRequest): Promise<JsonAnswer>;
  download(request: ApiRequest & Download): Promise<AnswerHead & Downloaded>;
  /** Without the service's token, and at a pace of its own: for people's passwords. */
  anonymous(request: ApiRequest): Promise<JsonAnswer>;
  /** The version of the API that the last answer was in. */
  apiVersion(): number;
  dispose(): void;
}

/** 3.x speaks both, 2.16 to 2.x the second only. Never without a version: the host's default changes between releases. */
const API_VERSIONS = [10, 9] as const;
/** Lists of everything are long: 20 documents with the text of books, 100,000 ids. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

export function createSession(settings: SessionSettings, deps: SessionDeps): Session {
  const client = createHttpClient(clientOptions(settings, deps, { Authorization: `Token ${settings.token}` }));
  // A wrong password answers 429 after five: that must not keep the sweep waiting.
  const stranger = createHttpClient({ ...clientOptions(settings, deps, {}), concurrency: 1, minIntervalMs: 0 });
  let apiVersion: number = API_VERSIONS[0];

  /** Refused for its version (406) nothing was done: said again in the other one, writes too. */
  async function agreed<T>(send: (headers: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
    const sent = apiVersion;
    try {
      return await send(acceptOf(sent));
    } catch (error) {
      const other = API_VERSIONS.find((version) => version !== sent);
      if (statusOf(error) !== 406 || other === undefined) throw error;
      const answer = await send(acceptOf(other));
      apiVersion = other;
      return answer;
    }
  }

  const json = (through: HttpClient, request: ApiRequest): Promise<JsonAnswer> =>
    agreed((headers) => through.json({ ...toHttp(request), headers }));
  return {
    on: (operation) => ({ hostId: settings.id, operation }),
    json: (request) => json(client, request),
    download: ({ targetPath, maxBytes, ...request }) =>
      agreed((headers) => client.download({ ...toHttp(request), headers, targetPath, maxBytes })),
    anonymous: (request) => json(stranger, request),
    apiVersion: () => apiVersion,
    dispose: () => {
      client.dispose();
      stranger.dispose();
    },
  };
}

function clientOptions(
  { id, url, token, concurrency, minIntervalMs, timeoutMs }: SessionSettings,
  deps: SessionDeps,
  headers: Readonly<Record<string, string>>,
): Parameters<typeof createHttpClient>[0] {
  return {
    ...{ baseUrl: url, hostId: id, headers, timeoutMs, concurrency, minIntervalMs },
    maxBodyBytes: MAX_ANSWER_BYTES,
    explain: (answer, sent) => explainRefusal(answer, [sent, token]), // some say back what was in the header, too
    ...deps,
  };
}

function acceptOf(version: number): Readonly<Record<string, string>> {
  return { Accept: `application/json; version=${String(version)}` };
}

function toHttp({ path, method = 'GET', ...request }: ApiRequest): HttpRequest {
  return { ...request, method, path: `api/${path}` };
}
