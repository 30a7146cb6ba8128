import { makeRetentionService, type RetentionService } from '../../../app/archive/retention/retention-service.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { DeliveryFacts } from '../../../ports/archive/retention.ts';
import type { ScheduleState } from '../../../domain/retention/schedule-state.ts';
import { asSchedule } from '../../../infra/retention-file.ts';
import { shippedSchedules } from '../../../infra/shipped-schedules.ts';
import type { HttpDeps } from '../../deps.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import {
  dueView,
  examinationView,
  holdView,
  listedVersionView,
  simulationView,
  versionView,
} from '../../views/archive/retention.ts';
import { onlookerOf } from '../../views/archive/dossier.ts';
import { transferRoutes } from './transfers.ts';
import { demandReadable, hiddenAmong, readerOf } from './readable.ts';

interface Version {
  readonly scheduleId: string;
  readonly version: number;
}
interface Page {
  readonly limit: number;
  readonly after?: string;
}
interface DueQuery extends Page {
  readonly on?: string;
  readonly fonds?: string;
}

/** Retention schedules, due dates and holds. */
export function retentionRoutes(deps: HttpDeps): readonly Route[] {
  const retention = makeRetentionService(deps, deps.dueSettings);
  return [...scheduleRoutes(retention), ...dueRoutes(deps, retention), ...transferRoutes(deps)];
}

function scheduleRoutes(retention: RetentionService): readonly Route[] {
  return [
    defineRoute('listSchedules', async () => ok({ items: (await retention.versions()).map(listedVersionView) })),
    defineRoute<{ path: { scheduleId: string; version: string } }>('readSchedule', async ({ path }) => {
      const { head, schedule } = await retention.version(refOf(path));
      return ok({ version: versionView(head), schedule });
    }),
    defineRoute<{ body: { schedule: object } }>('examineSchedule', async ({ body, language }) => {
      const found = await retention.examine(asSchedule(body.schedule));
      return ok(examinationView(found, language));
    }),
    defineRoute<{ body: { schedule: object; draft?: boolean } }>('importSchedule', async ({ body, caller }) => {
      const as = body.draft === true ? 'draft' : 'proposed';
      const schedule = asSchedule(body.schedule);
      const { version, same } = await retention.import({ schedule, as, actor: caller().account.name });
      return { status: 201, body: { version: versionView(version), same } };
    }),
    defineRoute('importShippedSchedules', async ({ caller }) => {
      const actor = caller().account.name;
      const items: object[] = [];
      for (const schedule of shippedSchedules()) {
        const { version, same } = await retention.import({ schedule, as: 'proposed', actor });
        items.push({ version: versionView(version), same });
      }
      return ok({ items });
    }),
    defineRoute<{ path: { scheduleId: string; version: string } }>('simulateSchedule', async ({ path, language }) =>
      ok(simulationView(await retention.simulate(refOf(path)), language)),
    ),
    defineRoute<{ path: { scheduleId: string; version: string }; body: { state: ScheduleState; revision: number } }>(
      'moveSchedule',
      async ({ path, body: { state, revision }, caller }) => {
        const request = { ...refOf(path), revision, actor: caller().account.name };
        return ok(versionView(await retention.move(request, state)));
      },
    ),
  ];
}

function dueRoutes(deps: HttpDeps, retention: RetentionService): readonly Route[] {
  return [
    defineRoute<{ query: DueQuery }>('listDueDossiers', async (call) => {
      const { on, fonds, ...page } = call.query;
      const { items, ...rest } = await retention.listDue(dueQuery(on, fonds, call), page);
      return ok({ items: items.map(dueView), ...rest });
    }),
    defineRoute<{ query: DueQuery }>('countDueDossiers', async (call) =>
      ok(await retention.countDue(dueQuery(call.query.on, call.query.fonds, call))),
    ),
    defineRoute<{ query: Page }>('listHolds', async (call) => {
      const { items, ...rest } = await retention.holds(call.query);
      // Why something is kept says what it is about.
      const hidden = await hiddenAmong(
        deps,
        items.map(({ dossierId }) => dossierId),
        call,
      );
      return ok({ items: items.filter(({ dossierId }) => !hidden.has(dossierId)).map(holdView), ...rest });
    }),
    defineRoute<{ body: { dossierId: string; reason: string } }>('placeHold', async ({ body, caller }) => {
      const hold = await retention.placeHold({ ...body, actor: caller().account.name });
      return { status: 201, body: holdView(hold) };
    }),
    defineRoute<{ path: { id: string }; body: { reason: string } }>('releaseHold', async ({ path, body, caller }) => {
      const hold = await retention.releaseHold({ holdId: path.id, ...body, actor: caller().account.name });
      return ok(holdView(hold));
    }),
    defineRoute<{ path: { id: string } }>('readRetentionFacts', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return ok(await retention.facts(call.path.id));
    }),
    defineRoute<{ path: { id: string }; body: FactsBody }>('stateRetentionFacts', async ({ path, body, caller }) =>
      ok(await retention.stateFacts({ dossierId: path.id, ...body, actor: caller().account.name })),
    ),
  ];
}

interface FactsBody extends Partial<DeliveryFacts> {
  readonly eventOn: PartialDate | null;
  readonly carriedOver: boolean;
  readonly revision: number;
}

/** Parts of a path are text; the description has made sure that this one is a number. */
function refOf({ scheduleId, version }: { readonly scheduleId: string; readonly version: string }): Version {
  return { scheduleId, version: Number(version) };
}

function dueQuery(on: string | undefined, fondsId: string | undefined, call: Pick<Call, 'caller' | 'language'>) {
  const visibleTo = onlookerOf(readerOf(call));
  return { ...(on !== undefined && { on }), ...(fondsId !== undefined && { fondsId }), visibleTo };
}
