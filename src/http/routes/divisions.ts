import { workOfPeople } from '../../app/division/work-of-people.ts';
import type { PersonCuts } from '../../domain/division/person-cuts.ts';
import type { ScanFile } from '../../ports/store.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { divisionView } from '../views/division.ts';
import { scanFileView } from '../views/scan-file.ts';
import { requireOpenFile } from './open-scan.ts';
import { maskFile } from './scan-names.ts';

interface FilePath {
  readonly id: string;
}
interface SeenRevision {
  readonly revision: number;
}

/** How a scan file falls into documents, and what a person says of it. */
export function divisionRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ path: FilePath }>('readDivision', async (call) => {
      const { id, revision } = await requireOpenFile(deps, call.path.id, call);
      const rows = await deps.store.readings.documents(id);
      const divided = await deps.store.divisions.find(id);
      return ok(divisionView({ revision, divided, rows, work: await workOfPeople(deps, rows) }));
    }),
    defineRoute<{ path: FilePath; body: PersonCuts & SeenRevision }>('moveCuts', async (call) => {
      const { id } = await requireOpenFile(deps, call.path.id, call);
      const actor = call.caller().account.name;
      return willBeDivided(deps, await deps.moveCuts({ scanFileId: id, ...call.body, actor }), call);
    }),
    defineRoute<{ path: FilePath; query: SeenRevision }>('dropCuts', async (call) => {
      const { id } = await requireOpenFile(deps, call.path.id, call);
      const actor = call.caller().account.name;
      return willBeDivided(deps, await deps.dropCuts({ scanFileId: id, ...call.query, actor }), call);
    }),
  ];
}

async function willBeDivided(deps: HttpDeps, file: ScanFile, call: Pick<Call, 'caller' | 'language'>): Promise<Reply> {
  return { status: 202, body: scanFileView(await maskFile(deps, file, call), call.language) };
}
