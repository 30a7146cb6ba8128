import {
  extendSecrecy,
  liftSecrecy,
  stateSecrecy,
  type ExtensionRecord,
  type LiftingRecord,
  type SecrecyStatement,
} from '../../../app/archive/access/keep-secrecy.ts';
import {
  isInProcessing,
  listCandidates,
  listRestricted,
  listSecret,
} from '../../../app/archive/access/list-material.ts';
import { readAccess } from '../../../app/archive/access/read-access.ts';
import { restrictUse, type Restriction } from '../../../app/archive/access/restrict-use.ts';
import { withholdDocument, type WithheldDocument } from '../../../app/archive/access/withhold-document.ts';
import { today } from '../../../app/host/count-run.ts';
import { UNVERIFIED_FROM } from '../../../domain/access/secrecy.ts';
import { DOSSIER_STATES } from '../../../domain/workflow/dossier-state.ts';
import { message } from '../../../infra/messages/message.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { accessView, groupsView, restrictedView, secretView } from '../../views/archive/access.ts';
import { onlookerOf } from '../../views/archive/dossier.ts';
import { actorOf, shown } from './dossiers.ts';
import { demandReadable, demandReadableDocument, readerOf } from './readable.ts';

interface OfDossier {
  readonly path: { readonly id: string };
}
type Body<Request> = OfDossier & { readonly body: Omit<Request, 'dossierId' | 'actor'> };
interface ListQuery {
  readonly query: { readonly fonds?: string; readonly on?: string };
}

/** Use of dossiers: groups of restricted material, marks of secrecy, lists for the handover. */
export function accessRoutes(deps: HttpDeps): readonly Route[] {
  return [...listRoutes(deps), ...factRoutes(deps), ...secrecyRoutes(deps)];
}

function listRoutes(deps: HttpDeps): readonly Route[] {
  const asked = ({ query: { fonds, on } }: Call<ListQuery>) => ({
    ...(fonds !== undefined && { fondsId: fonds }),
    on: on ?? today(deps),
  });
  const told = (on: string, { language }: Pick<Call, 'language'>) =>
    on >= UNVERIFIED_FROM ? message('access.unverified', {}, language) : null;
  return [
    defineRoute('listRestrictionGroups', () => Promise.resolve(ok(groupsView()))),
    defineRoute<ListQuery>('listSecretMaterial', async (call) => {
      const { on, ...within } = asked(call);
      const items = await listSecret(deps, { ...within, on });
      return ok({ on, unverified: told(on, call), items: items.map((one) => secretView(one, call.language)) });
    }),
    defineRoute<ListQuery>('listDeclassification', async (call) => {
      const { on, ...within } = asked(call);
      const items = await listCandidates(deps, { ...within, on });
      return ok({ on, unverified: told(on, call), items: items.map((one) => secretView(one, call.language)) });
    }),
    defineRoute<ListQuery>('listRestrictedMaterial', async (call) => {
      const { fonds } = call.query;
      const within = fonds === undefined ? {} : { fondsId: fonds };
      const items = await listRestricted(deps, within);
      const states = DOSSIER_STATES.filter((state) => isInProcessing({ state }));
      const visibleTo = onlookerOf(readerOf(call));
      const inProcessing = await deps.store.dossiers.count({ ...within, states, visibleTo });
      return ok({ inProcessing, items: items.map((one) => restrictedView(one, readerOf(call))) });
    }),
  ];
}

function factRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<OfDossier & { query: { document?: string } }>('readAccess', async (call) => {
      const { id: dossierId } = call.path;
      await demandOpen(deps, call, call.query.document);
      const found = await readAccess(deps, { dossierId, documentId: call.query.document, on: today(deps) });
      return ok(accessView(found, call.language));
    }),
    defineRoute<Body<Restriction>>('restrictUse', async (call) => {
      await demandOpen(deps, call, call.body.documentId);
      return shown(await restrictUse(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call);
    }),
    defineRoute<Body<WithheldDocument>>('withholdDocument', async (call) => {
      await demandOpen(deps, call, undefined);
      return shown(await withholdDocument(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call);
    }),
  ];
}

function secrecyRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<Body<SecrecyStatement>>('stateSecrecy', async (call) =>
      shown(await stateSecrecy(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call),
    ),
    defineRoute<Body<ExtensionRecord>>('extendSecrecy', async (call) =>
      shown(await extendSecrecy(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call),
    ),
    defineRoute<Body<LiftingRecord>>('liftSecrecy', async (call) =>
      shown(await liftSecrecy(deps, { ...call.body, dossierId: call.path.id, actor: actorOf(call) }), call),
    ),
  ];
}

/** @throws RequestError `withheld` */
async function demandOpen(deps: HttpDeps, call: Call<OfDossier>, document: string | undefined): Promise<void> {
  if (document === undefined) await demandReadable(deps, [call.path.id], call);
  else await demandReadableDocument(deps, { id: call.path.id, document }, call);
}
