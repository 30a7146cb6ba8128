import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { wait } from './core.ts';

/** Something that goes wrong on the way; it happens once, or `times`. */
export type Fault = {
  /** Matched against `METHOD /path`, without the query. */
  readonly on: RegExp;
  readonly times?: number;
} & (
  | {
      /** A page instead of the answer, as proxies and portals give it. */ readonly kind: 'html';
      readonly status?: number;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | { readonly kind: 'redirect'; readonly location: string }
  | { /** JSON that ends in the middle, under a Content-Length that is kept. */ readonly kind: 'bad-json' }
  | { /** The connection breaks before anything is done. */ readonly kind: 'reset' }
  | { /** All is done, and the answer never arrives. */ readonly kind: 'lost' }
  | { /** All is done, and half of the answer arrives. */ readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | {
      /** Somebody is quicker: happens just before the request is carried out. */ readonly kind: 'meanwhile';
      readonly act: () => void | Promise<void>;
    }
  | { /** A body of so many bytes, sent as long as somebody reads. */ readonly kind: 'huge'; readonly bytes: number }
  | { /** An answer that the test gives itself. */ readonly kind: 'answer'; readonly give: (res: Response) => unknown }
);

export class Faults {
  #waiting: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  take(request: string): Fault | undefined {
    const found = this.#waiting.find(({ on, left }) => left > 0 && on.test(request));
    if (found) found.left -= 1;
    return found;
  }
}

/** Answers instead of the host; false when the host must do its work all the same. */
export async function strike(fault: Fault, res: Response): Promise<boolean> {
  switch (fault.kind) {
    case 'html':
      showPage(res, fault.status);
      return true;
    case 'status':
      refuse(fault, res);
      return true;
    case 'redirect':
      res.redirect(302, fault.location);
      return true;
    case 'bad-json':
      res.type('json').send('{"count": 3, "results": [{"id":');
      return true;
    case 'reset':
      res.destroy();
      return true;
    case 'huge':
      await pour(res, fault.bytes);
      return true;
    case 'answer':
      await fault.give(res);
      return true;
    case 'slow':
      await wait(fault.delayMs);
      return false;
    case 'meanwhile':
      await fault.act();
      return false;
    case 'lost':
    case 'cut':
      return false;
  }
}

function showPage(res: Response, status = 200): void {
  res.status(status).type('html').send('<!doctype html><html><body>Sign in</body></html>');
}

function refuse({ status, headers, body }: Extract<Fault, { kind: 'status' }>, res: Response): void {
  res.status(status).set(headers ?? {});
  if (body === undefined) res.type('html').send('<h1>Bad Gateway</h1>');
  else res.json(body);
}

async function pour(res: Response, bytes: number): Promise<void> {
  res.status(200).set('content-length', String(bytes)).type('application/pdf').flushHeaders();
  const piece = randomBytes(256 * 1024);
  for (let sent = 0; sent < bytes && !res.destroyed; sent += piece.length) {
    if (!res.write(piece.subarray(0, Math.min(piece.length, bytes - sent)))) {
      await new Promise<void>((resolve) => {
        res.once('drain', resolve);
        res.once('close', resolve);
      });
    }
  }
  res.end();
}
