import type { User } from './state.ts';

/** An answer that is not a success, thrown from anywhere in a handler. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  /** Text as body goes out as HTML, as the host does. */
  constructor(status: number, body: unknown) {
    super(`Refused with ${String(status)}`);
    this.status = status;
    this.body = body;
  }
}

export interface Answer {
  readonly status: number;
  /** JSON; `Bytes` for files; undefined for none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export class Bytes {
  readonly content: Buffer;
  readonly mimeType: string;

  constructor(content: Buffer, mimeType: string) {
    this.content = content;
    this.mimeType = mimeType;
  }
}

/** A request as handlers see it: authenticated, its API version agreed. */
export interface Call {
  readonly user: User;
  readonly version: 9 | 10;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of a multipart request. */
  readonly file: UploadedFile | undefined;
  readonly fields: readonly (readonly [string, string])[];
  /** Address under which the host was called. */
  readonly origin: string;
  /** Path with query, for `next`. */
  readonly path: string;
}
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function invalid(body: unknown): Refusal {
  return new Refusal(400, body);
}

export function detail(status: number, text: string): Refusal {
  return new Refusal(status, { detail: text });
}

export const FORBIDDEN = 'You do not have permission to perform this action.';
export const SERVER_ERROR =
  '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Server Error (500)</title>\n</head>\n<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function idOf(call: Call, name = 'id'): number {
  const text = call.params[name] ?? '';
  return /^\d+$/.test(text) ? Number(text) : -1;
}

export function isIds(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item));
}

/** In characters as the host counts them, not in units of UTF-16. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
