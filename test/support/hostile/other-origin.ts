import type { IncomingHttpHeaders } from 'node:http';
import { rawServer } from '../http/raw-server.ts';

/** Where a hostile host points to: keeps what reaches it. */
export interface OtherOrigin {
  readonly url: string;
  readonly received: readonly { readonly url: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export async function otherOrigin(): Promise<OtherOrigin> {
  const received: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = await rawServer(({ url = '', headers }, response) => {
    received.push({ url, headers });
    response.setHeader('content-type', 'application/json').end('{"count":0,"results":[]}');
  });
  return { ...server, received };
}
