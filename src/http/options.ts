import { isIPv4, isIPv6 } from 'node:net';
import { ConfigError } from '../ports/errors.ts';

export interface HttpOptions {
  /** Address to listen on. */
  readonly address: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Addresses or CIDR ranges of proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly maxUploadBytes: number;
  /** Folder of the built console. */
  readonly webRoot: string;
  /** Bearer for `/metrics` from elsewhere than this machine; without it only this machine may ask. */
  readonly metricsToken?: string;
  /** Cost of hashing secrets; tests lower it. */
  readonly scryptCost: number;
}

export const HTTP_DEFAULTS = {
  address: '127.0.0.1',
  port: 8484,
  trustedProxies: [],
  maxUploadBytes: 2 * 1024 ** 3,
  webRoot: 'dist/web',
  // With r = 8, p = 3 one of the settings that OWASP's password storage sheet holds equal: 32 MiB, some 0.3 s.
  scryptCost: 2 ** 15,
} as const satisfies HttpOptions;

export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
}
/**
 * JSON bodies are forms, not files, and lists of texts are the deepest that a form has: a bomb of brackets ends here. An
 * operation that takes more (a schedule, a list of rows) says so in the description, `x-json-limits`.
 */
export const JSON_LIMITS: JsonLimits = { bytes: 64 * 1024, depth: 8 };
/** Of a file that is handed in for one piece of work: as large as a workbook may be. */
export const MAX_STAGED_BYTES = 100 * 1024 * 1024;
/** Of one account at a time; whoever works with a file has it among the last few. */
export const MAX_STAGED_FILES = 20;
export const MAX_FILES_PER_UPLOAD = 20;
export const SESSION_HOURS = 12;

/**
 * Secrets and documents never travel a network in the clear: beyond this machine, TLS or a proxy that has it.
 * @throws ConfigError
 */
export function assertSafeListening(options: HttpOptions): void {
  if (isLoopback(options.address) || options.tls !== undefined || options.trustedProxies.length > 0) return;
  throw new ConfigError('config-invalid', 'Listening beyond this machine needs TLS or a trusted proxy', {
    details: { option: 'http.address', allowed: '127.0.0.1 | ::1 | + http.tlsCertificate | + http.trustedProxy' },
  });
}

export function isLoopback(address: string): boolean {
  const plain = address.replace(/^\[(.*)\]$/, '$1').replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return plain.startsWith('127.');
  return isIPv6(plain) ? plain === '::1' : plain.toLowerCase() === 'localhost';
}

/** True where browsers reach us by TLS, be it ours or the proxy's. */
export function isSecure(options: HttpOptions): boolean {
  return options.tls !== undefined || options.trustedProxies.length > 0;
}
