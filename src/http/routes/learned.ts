import { forgetLearned, switchLearned } from '../../app/learning/change-learned.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { actorOf } from './archive/dossiers.ts';

interface IdPath {
  readonly path: { readonly id: string };
}

/** What was learned from accepted records. */
export function learnedRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('listLearned', async () => ok({ items: await deps.store.learned.list() })),
    defineRoute<IdPath & { body: { off: boolean } }>('switchLearned', async (call) => {
      const { id } = call.path;
      return ok(await switchLearned(deps, { id, off: call.body.off, actor: actorOf(call) }));
    }),
    defineRoute<IdPath>('removeLearned', async (call) =>
      ok(await forgetLearned(deps, { id: call.path.id, actor: actorOf(call) })),
    ),
  ];
}
