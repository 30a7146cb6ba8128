import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { EventLog } from '../ports/event-log.ts';
import { PortError } from '../ports/errors.ts';

type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Where lines of JSON go; standard error when absent, so that standard output stays free for results. */
  readonly destination?: DestinationStream;
}

/** The log of the service: the port for use cases, and what pino-http needs. */
export interface Logger extends EventLog {
  readonly pino: PinoLogger;
}

/** Belt and braces: no caller should log these, but a library that logs a whole request must not leak them. */
const SECRETS = ['authorization', 'cookie', 'secret', 'newSecret', 'password', 'token', 'secretHash', 'csrfToken'];
const REDACTED = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  ...['req.headers["set-cookie"]', 'res.headers["set-cookie"]', '*.headers["x-csrf-token"]'],
];

/** @see docs/operations.md for the fields. One vocabulary: hostId, scanFileId, documentId, jobId, requestId, code. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: null,
    redact: { paths: REDACTED, censor: '***' },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
  };
  const log = pino(settings, options.destination ?? pino.destination({ fd: 2, sync: true }));
  return {
    pino: log,
    info: (text, fields = {}) => {
      log.info(fields, text);
    },
    warn: (text, fields = {}) => {
      log.warn(fields, text);
    },
    error: (text, fields = {}) => {
      log.error(fields, text);
    },
  };
}

export interface ErrorFields {
  readonly errorName: string;
  readonly code: string;
  readonly at: string;
}

/**
 * What the log says of an error: its class, its code, and the place in our own sources. Neither message nor stack:
 * messages of libraries quote paths, SQL parameters and document text.
 */
export function errorFields(error: unknown): ErrorFields {
  const cause = error instanceof Error ? error : undefined;
  return { errorName: cause?.name ?? typeof error, code: codeOf(error), at: ownFrame(cause?.stack) };
}

function codeOf(error: unknown): string {
  if (error instanceof PortError) return String(error.code);
  const system = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof system === 'string' && /^\w{1,40}$/.test(system) ? system : 'internal';
}

/** The first frame that lies in this project, without the folder it is installed in: `src/http/problem.ts:12`. */
function ownFrame(stack: string | undefined): string {
  const frame = /\/((?:src|test|dist\/server)\/[\w./-]+:\d+)(?::\d+)?\)?$/m.exec(stack ?? '');
  return frame?.[1] ?? 'unknown';
}
