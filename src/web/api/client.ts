import { ApiError, ConnectionError } from './errors.ts';
import type { Problem } from './types.ts';
import { withQuery } from './with-query.ts';

export { withQuery, type QueryParams } from './with-query.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Call {
  readonly method: Method;
  readonly body?: unknown;
  /** Sent as it is instead of JSON. */
  readonly file?: Blob;
  readonly signal?: AbortSignal | undefined;
}

const ROOT = '/api/v1';
/** With no key or button touched for so long, nobody is taken to sit at the page. */
const UNATTENDED_MS = 60_000;

/** Address of a page's picture as it lies in the file; `width` in pixels, never more than the page has. */
export function pageImageUrl(scanFileId: string, page: number, width: number): string {
  return withQuery(pageImagePath(scanFileId, page), { width });
}

/** As `pageImageUrl`, of a page that was scanned on its side or upside down turned upright. */
export function uprightImageUrl(scanFileId: string, page: number, width: number): string {
  return withQuery(pageImagePath(scanFileId, page), { width, upright: true });
}

function pageImagePath(scanFileId: string, page: number): string {
  return `${ROOT}/scan-files/${scanFileId}/pages/${String(page)}/image`;
}

export function accessPdfUrl(scanFileId: string): string {
  return `${ROOT}/scan-files/${scanFileId}/access-pdf`;
}

/** Calls the service with the session cookie. Every refusal becomes an {@link ApiError} or {@link ConnectionError}. */
export class ApiClient {
  /** Of the cookie session; the service refuses writes without it. */
  #csrfToken: string | undefined;
  #language: string;
  #touchedAt = Date.now();
  readonly #signedOutListeners = new Set<() => void>();

  constructor(language: string) {
    this.#language = language;
  }

  /** To be called when a person did something on the page: only then does what the page asks keep a session alive. */
  noteTouch(): void {
    this.#touchedAt = Date.now();
  }

  setLanguage(language: string): void {
    this.#language = language;
  }

  setCsrfToken(token: string | undefined): void {
    this.#csrfToken = token;
  }

  /** Calls `listener` when the service says that nobody is signed in any more; returns the unsubscription. */
  onSignedOut(listener: () => void): () => void {
    this.#signedOutListeners.add(listener);
    return () => void this.#signedOutListeners.delete(listener);
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.call<T>(path, { method: 'GET', signal });
  }

  /** A picture as a `data:` address: in no cache, gone with whoever holds it. */
  async getPicture(path: string, signal?: AbortSignal): Promise<string> {
    const response = await this.#send(path, { method: 'GET', signal });
    if (!response.ok) throw await this.#refusal(path, response);
    return asDataUrl(await response.blob());
  }

  /** A file that the service makes, with the name it gives it. */
  async takeFile(path: string, call: Call): Promise<{ readonly name: string; readonly content: Blob }> {
    const response = await this.#send(path, call);
    if (!response.ok) throw await this.#refusal(path, response);
    return { name: fileNameOf(response.headers.get('Content-Disposition') ?? ''), content: await response.blob() };
  }

  /** `T` is the answer of the operation in schemas/openapi.json; the service checks its answers against it in its tests. */
  async call<T>(path: string, call: Call): Promise<T> {
    const response = await this.#send(path, call);
    if (response.ok) return (await readBody(response)) as T; // the contract of the API, as above
    throw await this.#refusal(path, response);
  }

  async #refusal(path: string, response: Response): Promise<ApiError> {
    const problem = await readProblem(response);
    if (problem.status === 401 && path !== '/session') for (const listener of this.#signedOutListeners) listener();
    return new ApiError(problem);
  }

  #headers({ method, body, file }: Call): Headers {
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': this.#language });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (file) headers.set('Content-Type', file.type || 'application/octet-stream');
    if (method === 'GET' && Date.now() - this.#touchedAt > UNATTENDED_MS) headers.set('X-Unattended', 'true');
    if (method !== 'GET' && this.#csrfToken !== undefined) headers.set('X-CSRF-Token', this.#csrfToken);
    return headers;
  }

  async #send(path: string, call: Call): Promise<Response> {
    const { method, body, file, signal } = call;
    try {
      return await fetch(`${ROOT}${path}`, {
        method,
        headers: this.#headers(call),
        credentials: 'same-origin',
        body: file ?? (body === undefined ? null : JSON.stringify(body)),
        signal: signal ?? null,
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new ConnectionError(error);
    }
  }
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** Bytes that one call turns into letters: more arguments than that no browser takes. */
const A_CALL = 0x8000;

async function asDataUrl(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let letters = '';
  for (let at = 0; at < bytes.length; at += A_CALL) {
    letters += String.fromCharCode(...bytes.subarray(at, at + A_CALL));
  }
  return `data:${content.type};base64,${btoa(letters)}`;
}

/** As RFC 6266 writes it: the encoded name where there is one. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/i.exec(disposition)?.[1] ?? '';
}

async function readProblem(response: Response): Promise<Problem> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('problem+json')) throw new ConnectionError(`HTTP ${String(response.status)}`);
  return (await response.json()) as Problem; // the media type promises this shape
}
