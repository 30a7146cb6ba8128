import type { DocumentRef } from './host-id.ts';

/** A request that a host makes to us; header names in lower case. */
export interface InboundRequest {
  /** Values of the `:name` parts of the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

export interface InboundAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes out as JSON. */
  readonly body?:
    object | { readonly mediaType: string; readonly content: AsyncIterable<Uint8Array>; readonly bytes: number };
}

/** What a route may ask of the archive. */
export interface InboundServices {
  /**
   * Keeps hints durably, with their jobs, in one transaction: only then is it safe to answer. Hints of one delivery, or
   * about one document shortly after another, are folded.
   */
  takeHints(hints: readonly InboundHint[]): Promise<{ readonly kept: number; readonly folded: number }>;
}

/** What a delivery says; the truth is then read from the host (`HostEvents.resolve`). */
export interface InboundHint {
  readonly ref: DocumentRef;
  /** Ours or the host's name for the kind of event; counted, never trusted. */
  readonly event: string;
  /** The delivery's own id, where the host gives one. */
  readonly deliveryId?: string;
}

/**
 * A route that a host calls, free of any web framework. Refusals come in one order: path, method, size, `authenticate`,
 * then `handle`. `authenticate` sees the head only and compares secrets in constant time.
 */
export interface InboundRoute {
  readonly method: 'GET' | 'POST';
  /** `/hooks/…` or the fixed path of a protocol, e.g. `/documentintelligence/documentModels/:model`. */
  readonly path: string;
  /** For metrics and log. */
  readonly name: string;
  readonly maxBodyBytes: number;
  /** Accepted media types of a body; empty for none. */
  readonly mediaTypes: readonly string[];
  authenticate(request: Pick<InboundRequest, 'headers' | 'params'>): boolean;
  /** @throws HostError `invalid` for what cannot be understood (400) */
  handle(request: InboundRequest, services: InboundServices): Promise<InboundAnswer>;
}
