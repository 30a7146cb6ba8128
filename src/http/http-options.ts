import { readFileSync } from 'node:fs';
import type { Config } from '../config/load-config.ts';
import { ConfigError } from '../ports/errors.ts';
import { HTTP_DEFAULTS, type HttpOptions } from './options.ts';

/**
 * The options of the HTTP face as the configuration has them; certificate and key are read here.
 * @throws ConfigError when only one of the two is set or a file cannot be read
 */
export function httpOptions(config: Config, webRoot: string): HttpOptions {
  const tls = tlsFiles(config['http.tlsCertificate'], config['http.tlsKey']);
  return {
    ...HTTP_DEFAULTS,
    address: config['http.address'],
    port: config['http.port'],
    trustedProxies: (config['http.trustedProxy'] ?? '').split(/[\s,]+/).filter((address) => address !== ''),
    maxUploadBytes: config['http.maxUploadBytes'],
    webRoot,
    ...(config['http.metricsToken'] !== null && { metricsToken: config['http.metricsToken'] }),
    ...(tls && { tls }),
  };
}

function tlsFiles(certificate: string | null, key: string | null): HttpOptions['tls'] {
  if (certificate === null && key === null) return undefined;
  return { certificate: pem('http.tlsCertificate', certificate), key: pem('http.tlsKey', key) };
}

function pem(option: string, file: string | null): string {
  const refusal = { details: { option, allowed: 'http.tlsCertificate + http.tlsKey (PEM)' } };
  if (file === null) throw new ConfigError('config-invalid', 'Certificate and key go together', refusal);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError('config-invalid', 'A TLS file cannot be read', { ...refusal, cause });
  }
}
