import type { Refusal, RefusedAnswer } from '../../infra/http-errors.ts';
import { HostError, type HostErrorCode } from '../../ports/errors.ts';

export interface Operation {
  readonly hostId: string;
  readonly operation: string;
}

interface Reasons {
  readonly on: Operation;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An error that is not the host's answer but what we make of it. Repeating helps none of them but a `conflict`. */
export function hostError(code: HostErrorCode, message: string, { on, details }: Reasons): HostError {
  return new HostError(code, message, { ...on, retryable: code === 'conflict', ...(details && { details }) });
}

export function throwIfAborted(signal: AbortSignal | undefined, on: Operation): void {
  if (signal?.aborted === true) throw hostError('cancelled', 'Cancelled', { on });
}

/** The HTTP status that an error comes from. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof HostError ? error.details['status'] : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** What the host says of a refusal, as `explainRefusal` keeps it; empty where it says nothing. */
export function saidOf(error: unknown): string {
  const said = error instanceof HostError ? error.details['said'] : undefined;
  return typeof said === 'string' ? said : '';
}

const LONGEST_SAID = 300;

/**
 * What the host says of a refusal: the fields and its messages. It quotes values that it was sent; these are cut out,
 * since errors are logged and kept, and values of documents must not be.
 */
export function explainRefusal({ status, body }: RefusedAnswer, sent: unknown): Refusal {
  if (status >= 500) return {}; // a web page
  const said = withoutSent(messagesIn(body).join('; '), sent).slice(0, LONGEST_SAID);
  return said === '' ? {} : { details: { said } };
}

/** `{ custom_fields: [{ non_field_errors: ['…'] }] }` → `custom_fields.0.non_field_errors: …`; bodies nest as they like. */
function messagesIn(body: unknown, path: readonly string[] = []): readonly string[] {
  if (path.length > 6) return [];
  if (typeof body === 'string') return [path.length === 0 ? body : `${path.join('.')}: ${body}`];
  if (typeof body !== 'object' || body === null) return [];
  const isMessages = Array.isArray(body) && body.every((entry) => typeof entry === 'string');
  return Object.entries(body).flatMap(([key, value]) => messagesIn(value, isMessages ? path : [...path, key]));
}

const SHORTEST_SECRET = 3;

function withoutSent(text: string, sent: unknown): string {
  const values = [...new Set(textsIn(sent))].filter((value) => value.length >= SHORTEST_SECRET);
  values.sort((one, other) => other.length - one.length);
  return values.reduce((left, value) => left.replaceAll(value, '…'), text);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
