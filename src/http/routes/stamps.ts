import { defineRoute, ok, type Call, type Reply, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { scanFileView } from '../views/scan-file.ts';
import { requireOpenFile } from './open-scan.ts';
import { maskFile } from './scan-names.ts';

interface PagePath {
  readonly id: string;
  readonly page: number;
}
interface SeenRevision {
  readonly revision: number;
}
type Settling = Pick<HttpDeps, 'declareNoMark' | 'takeBackNoMark'>;

/** For those alone who may judge whether a page bears a secrecy mark (ADR 0043). */
export function stampRoutes(deps: HttpDeps): readonly Route[] {
  const settle = async (
    does: keyof Settling,
    { revision }: SeenRevision,
    call: Pick<Call<{ path: PagePath }>, 'path' | 'caller' | 'language'>,
  ): Promise<Reply> => {
    const { id } = await requireOpenFile(deps, call.path.id, call);
    const actor = call.caller().account.name;
    const file = await deps[does]({ scanFileId: id, page: call.path.page, revision, actor });
    return ok(scanFileView(await maskFile(deps, file, call), call.language));
  };
  return [
    defineRoute<{ path: PagePath; body: SeenRevision }>('declareNoMark', (call) =>
      settle('declareNoMark', call.body, call),
    ),
    defineRoute<{ path: PagePath; query: SeenRevision }>('takeBackNoMark', (call) =>
      settle('takeBackNoMark', call.query, call),
    ),
  ];
}
