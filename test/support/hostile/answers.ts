import { gzipSync } from 'node:zlib';
import type { Response } from 'express';

/** Answers that no decent host gives. Each lasts as long as somebody listens. */
export type HostileAnswer = (res: Response) => unknown;

const PAGE = '<!doctype html><html><body><form action="/login"><input name="password"></form></body></html>';
const MIB = 1024 ** 2;

/** The page of a proxy or portal in the place of an answer. */
export function page(status: number): HostileAnswer {
  return (res) => res.status(status).type('html').send(PAGE);
}

/** A part of what was announced, then the connection breaks. */
export function cut(mediaType: string, part: string): HostileAnswer {
  return (res) => {
    res
      .status(200)
      .type(mediaType)
      .set('content-length', String(part.length * 4))
      .flushHeaders();
    res.write(part, () => res.socket?.destroy());
  };
}

/** Each time by another kind of redirect. */
export function moved(origin: string): HostileAnswer {
  const kinds = [301, 302, 303, 307, 308];
  let turn = 0;
  return (res) => {
    const answer = () => {
      res.status(kinds[turn++ % kinds.length] ?? 302);
      res.set('location', `${origin}${res.req.originalUrl}`).end();
    };
    // An answer before the last byte of a file that is handed over may end the connection before the answer is read.
    if (res.req.complete) answer();
    else res.req.once('end', answer).resume();
  };
}

/** A byte now and then, so that the connection never looks dead. */
export function drip(mediaType: string): HostileAnswer {
  return (res) => {
    res.status(200).type(mediaType).flushHeaders();
    const dripping = setInterval(() => res.write(' '), 200);
    res.once('close', () => {
      clearInterval(dripping);
    });
  };
}

/** `announced`: absent for a body that does not say how long it is. Undefined `bytes`: without end. */
export function flood(
  mediaType: string,
  size: { readonly announced?: number; readonly bytes?: number },
): HostileAnswer {
  return async (res) => {
    res.status(200).type(mediaType);
    if (size.announced !== undefined) res.set('content-length', String(size.announced));
    res.flushHeaders();
    const piece = Buffer.alloc(256 * 1024, 'a');
    const most = size.bytes ?? size.announced ?? Infinity;
    res.write('{"count":1,"results":["');
    for (let sent = 0; sent < most && !res.destroyed; sent += piece.length) {
      if (!res.write(piece)) await drained(res);
    }
    res.end();
  };
}

async function drained(res: Response): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = (): void => {
      res.off('drain', go).off('close', go);
      resolve();
    };
    res.once('drain', go).once('close', go);
  });
}

/** Small on the line, large when unpacked. */
export function packed(mediaType: string): HostileAnswer {
  const body = gzipSync(Buffer.alloc(64 * MIB, ' '));
  return (res) => res.status(200).type(mediaType).set('content-encoding', 'gzip').send(body);
}

/** Bytes that are no UTF-8, in an answer that otherwise looks good. */
export function badText(): HostileAnswer {
  const body = Buffer.concat([
    Buffer.from('{"count":0,"results":[],"x":"'),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.from('"}'),
  ]);
  return (res) => res.status(200).type('json').send(body);
}

/** Says back what it was sent to let somebody in with. */
export function tellTale(status: number): HostileAnswer {
  return (res) => res.status(status).json({ detail: `Not good: ${res.req.get('authorization') ?? ''}` });
}
