import { showCase, type Viewer } from '../../../app/archive/disposal/show-case.ts';
import { RequestError } from '../../../ports/errors.ts';
import { ok, type Call, type JsonReply } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { overviewView } from '../../views/archive/disposal.ts';

export interface CasePath {
  readonly id: string;
}

export function viewerOf(call: Pick<Call, 'caller'>): Viewer {
  const { name, role } = call.caller().account;
  return { account: name, role };
}

/** Answers with the case as it stands after. */
export async function answerCase(
  deps: HttpDeps,
  { path, language }: { readonly path: CasePath; readonly language: Call['language'] },
): Promise<JsonReply> {
  const found = await deps.store.disposals.find(path.id);
  if (found === undefined) throw new RequestError('not-found', 'No case of this id', { details: { id: path.id } });
  return ok(overviewView(await showCase(deps, found), language));
}
