import { finished } from 'node:stream/promises';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { ERROR_TABLE, errorCodeOf } from '../infra/error-table.ts';
import { errorFields, type Logger } from '../infra/logger.ts';
import type { ErrorCode } from '../infra/messages/error-code.ts';
import { message, title, type Language, type MessageDetails } from '../infra/messages/message.ts';
import { faultMessage } from '../infra/schema-validator.ts';
import { ConflictError, PortError, RecordError, ScheduleError, TemplateError } from '../ports/errors.ts';
import { HttpError, PartlyStoredError, ValidationError, invalid } from './http-error.ts';
import { preferredLanguage } from './language.ts';

/**
 * RFC 9457, with our `code`, the id of the request, for 400 what is wrong with which field, and where a request of
 * several parts failed half-way, the parts that are stored.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly stored?: readonly object[];
  /** Of `stale`, where both values can be told: the revision that stands now, and each field that is otherwise. */
  readonly conflict?: { readonly revision: number; readonly fields: readonly object[] };
}

export function problemOf(error: unknown, language: Language, requestId: string): Problem {
  const code = errorCodeOf(error);
  const status = ERROR_TABLE[code].status;
  const details: MessageDetails = { requestId, ...publicDetails(error) };
  const parameter = code === 'invalid-request' ? details['parameter'] : undefined;
  if (typeof parameter === 'string') return problemOf(invalid(parameter, 'other'), language, requestId);
  const problem = { type: `urn:vankho:problem:${code}`, title: title(code, language), status, code, requestId };
  const detail = message(code, details, language);
  if (error instanceof ConflictError) {
    return { ...problem, detail, conflict: { revision: error.revision, fields: error.conflicts } };
  }
  if (error instanceof ScheduleError) {
    const errors = error.faults.map(({ at, key, details: given }) => ({
      field: at,
      message: message(key, given, language),
    }));
    return { ...problem, detail, errors };
  }
  if (error instanceof TemplateError) {
    const errors = error.faults.map(({ key, details: given }) => ({
      field: '',
      message: message(key, given, language),
    }));
    return { ...problem, detail, errors };
  }
  if (!(error instanceof ValidationError || error instanceof RecordError)) return { ...problem, detail };
  const errors = error.faults.map((fault) => ({ field: fault.field, message: faultMessage(fault, language) }));
  return { ...problem, detail, errors };
}

/** Values for the message; of a path only its last part leaves the machine. */
function publicDetails(error: unknown): MessageDetails {
  return error instanceof PortError ? withoutPaths(error.details) : {};
}

export function withoutPaths(details: MessageDetails): MessageDetails {
  const entries = Object.entries(details).map(([key, value]) => [key, withoutFolder(value)] as const);
  return Object.fromEntries(entries);
}

function withoutFolder(value: string | number): string | number {
  if (typeof value === 'number' || !/^([A-Za-z]:)?[\\/]/.test(value)) return value;
  return value.split(/[\\/]/).at(-1) ?? '';
}

/** The last of all handlers: whatever went wrong is told as a problem and logged once, without message and stack. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  const handler: ErrorRequestHandler = async (...[raised, request, response]) => {
    const partly = raised instanceof PartlyStoredError ? raised : undefined;
    const error = understood(partly?.cause ?? raised);
    const requestId = requestIdOf(response);
    const problem = {
      ...problemOf(error, preferredLanguage(request.get('accept-language')), requestId),
      ...(partly && { stored: partly.stored }),
    };
    if (problem.status >= 500) log.error('Request failed', { requestId, ...errorFields(error) });
    if (response.headersSent) {
      // Half an answer must not look whole; Express would print the stack.
      response.destroy();
      return;
    }
    if (error instanceof HttpError) response.set(error.headers);
    await sendProblem(request, response, problem);
  };
  // Express knows a handler of errors by its four parameters.
  return Object.defineProperty(handler, 'length', { value: 4 });
}

async function sendProblem(request: Request, response: Response, problem: Problem): Promise<void> {
  response.status(problem.status).type('application/problem+json').set('Cache-Control', 'no-store');
  if (!request.readableEnded && hasBody(request)) {
    response.set('Connection', 'close');
    await letFinish(request);
  }
  if (request.method === 'HEAD') response.end();
  else response.send(JSON.stringify(problem));
}

const LINGER_MS = 1000;

/**
 * A client that is still sending may never see the answer: closing a socket with unread bytes resets it. So what
 * comes within a second is read and dropped ("lingering close").
 */
async function letFinish(request: Request): Promise<void> {
  const signal = AbortSignal.timeout(LINGER_MS);
  request.resume();
  // Whichever way the body ends (finished, broken off, too slow), the answer is sent now.
  await finished(request, { signal }).catch(() => undefined);
}

export function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/** Express and its parts speak of bad URLs and bodies by `status`; every 4xx of theirs is a bad request of the caller. */
function understood(error: unknown): unknown {
  if (error instanceof PortError || !(error instanceof Error)) return error;
  const status = 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? invalid('', 'other') : error;
}

/** Set by the first middleware for every request. */
export function requestIdOf(response: Response): string {
  return response.get('x-request-id') ?? '';
}
