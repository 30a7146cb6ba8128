import type { Request, Response } from 'express';
import type { Language } from '../../infra/messages/message.ts';
import type { Caller } from '../auth/caller.ts';
import type { OperationId } from '../auth/route-roles.ts';

/** Shapes of the checked parts of a request; each route names those it uses, as the description has them. */
export interface Input {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly body?: object | undefined;
}

export interface Call<Given extends Input = Input> {
  readonly path: Given['path'];
  readonly query: Given['query'];
  readonly body: Given['body'];
  readonly language: Language;
  readonly requestId: string;
  /** The account that asks. @throws HttpError `sign-in-required` on a public route */
  readonly caller: () => Caller;
  /** For streams and headers only; everything else is in the checked parts. */
  readonly request: Request;
  readonly response: Response;
}

export interface JsonReply {
  readonly status: 200 | 201 | 202;
  readonly body: object;
  readonly mediaType?: string;
}
/** `sent`: the route has written the response itself. */
export type Reply = JsonReply | { readonly status: 202 | 204; readonly body?: undefined } | 'sent';

export interface Route {
  readonly id: OperationId;
  handle(call: Call): Promise<Reply>;
}

/** Ties a handler to an operation of the description. */
export function defineRoute<Given extends Input>(
  id: OperationId,
  handle: (call: Call<Given>) => Promise<Reply>,
): Route {
  // `mountApi` has checked the parts against the description of this very operation before it calls.
  return { id, handle: (call) => handle(call as unknown as Call<Given>) };
}

export function ok(body: object): JsonReply {
  return { status: 200, body };
}
