export interface SeenRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: string;
  readonly status: number;
}
/** `content`: a PATCH of the text alone. */
export type WriteKind = 'patch' | 'content' | 'bulk' | 'note' | 'version' | 'delete';
export interface SeenWrite {
  readonly kind: WriteKind;
  readonly user: string;
}

const KEPT = 2000;

/** What came to the host: all counted, the last ones kept. */
export class Counters {
  requests = 0;
  readonly seen: SeenRequest[] = [];
  readonly #writes = new Map<number, SeenWrite[]>();
  #inFlight = 0;
  mostAtOnce = 0;

  begin(): void {
    this.requests += 1;
    this.#inFlight += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#inFlight);
  }

  end(request: SeenRequest): void {
    this.#inFlight -= 1;
    this.seen.push(request);
    if (this.seen.length > KEPT) this.seen.shift();
  }

  write(documentId: number, write: SeenWrite): void {
    this.#writes.set(documentId, [...(this.#writes.get(documentId) ?? []), write]);
  }

  /** Writes to a document, by anyone or by one user, notes left out: they fire no event. */
  writesOf(documentId: number, user?: string): readonly SeenWrite[] {
    const all = this.#writes.get(documentId) ?? [];
    return all.filter((write) => write.kind !== 'note' && (user === undefined || write.user === user));
  }

  /** Requests whose `METHOD /path` matches. */
  countOf(pattern: RegExp): number {
    return this.seen.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;
  }
}
