import type { CodeText } from './error-code.ts';

/** What the health check of Paperless-ngx finds, and what is told of its documents. */
export type PaperlessCode =
  | 'host-unreachable'
  | 'host-token-refused'
  | 'host-permission-missing'
  | 'host-disposal-right-missing'
  | 'host-not-paperless'
  | 'host-version-unsupported'
  | 'host-version-older'
  | 'host-version-untested'
  | 'host-long-text-missing'
  | 'host-delivery-impossible'
  | 'host-token-of-administrator'
  | 'host-trash-short'
  | 'host-audit-off'
  | 'host-not-registered'
  | 'host-webhook-loopback'
  | 'host-webhook-internal'
  | 'host-webhook-unreachable'
  | 'host-webhook-elsewhere'
  | 'document-trashed'
  | 'document-gone'
  | 'document-hidden'
  | 'text-lost'
  | 'text-replaced';

export type PaperlessTexts = Readonly<Record<PaperlessCode, CodeText>>;
