import { importAuthorities } from '../../../app/archive/import-authorities.ts';
import { lookUpOrganisation } from '../../../app/archive/look-up-organisation.ts';
import { mergeOrganisations } from '../../../app/archive/merge-organisations.ts';
import { mergePeople } from '../../../app/archive/merge-people.ts';
import { addOrganisation, changeOrganisation } from '../../../app/archive/save-organisation.ts';
import { addPerson, changePerson } from '../../../app/archive/save-person.ts';
import type { OrganisationRecord } from '../../../domain/archive/organisation.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { PersonRecord } from '../../../domain/archive/person.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { organisationHitView } from '../../views/archive/organisation.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface MergeBody {
  readonly body: { readonly revision: number; readonly into: string };
}
interface OrganisationQuery extends PagedQuery {
  readonly text?: string;
  readonly superior?: string;
}

export function authorityRoutes(deps: HttpDeps): readonly Route[] {
  return [...organisationRoutes(deps), ...organisationWrites(deps), ...personRoutes(deps)];
}

function actorOf({ caller }: Pick<Call, 'caller'>): string {
  return caller().account.name;
}

function organisationRoutes(deps: HttpDeps): readonly Route[] {
  const { organisations } = deps.store;
  return [
    defineRoute<{ query: OrganisationQuery }>('listOrganisations', async ({ query }) => {
      const { text, superior } = query;
      const filter = { ...(text !== undefined && { text }), ...(superior !== undefined && { superiorId: superior }) };
      return ok(await organisations.list(filter, pageRequest(query)));
    }),
    defineRoute<{ query: { text: string; on?: PartialDate } }>('lookUpOrganisation', async ({ query }) =>
      ok({ items: (await lookUpOrganisation(deps, query)).map(organisationHitView) }),
    ),
    defineRoute<IdPath>('readOrganisation', async ({ path }) => {
      const organisation = (await organisations.resolve([path.id])).get(path.id);
      if (organisation === undefined) throw notFound();
      return ok({ organisation, predecessors: await organisations.predecessors(organisation.id) });
    }),
  ];
}

function organisationWrites(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ body: { record: OrganisationRecord } }>('createOrganisation', async (call) => {
      const made = await addOrganisation(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: made };
    }),
    defineRoute<IdPath & { body: { revision: number; record: OrganisationRecord } }>(
      'changeOrganisation',
      async (call) => ok(await changeOrganisation(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & MergeBody>('mergeOrganisations', async (call) =>
      ok(await mergeOrganisations(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<{ body: { file: object; dryRun: boolean } }>('importAuthorities', async (call) =>
      ok({ items: await importAuthorities(deps, { ...call.body, actor: actorOf(call) }) }),
    ),
  ];
}

function personRoutes(deps: HttpDeps): readonly Route[] {
  const { people } = deps.store;
  return [
    defineRoute<{ query: PagedQuery & { text?: string } }>('listPeople', async ({ query }) =>
      ok(await people.list(query.text === undefined ? {} : { text: query.text }, pageRequest(query))),
    ),
    defineRoute<IdPath>('readPerson', async ({ path }) => {
      const person = (await people.resolve([path.id])).get(path.id);
      if (person === undefined) throw notFound();
      return ok(person);
    }),
    defineRoute<{ body: { record: PersonRecord } }>('createPerson', async (call) => {
      const made = await addPerson(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: made };
    }),
    defineRoute<IdPath & { body: { revision: number; record: PersonRecord } }>('changePerson', async (call) =>
      ok(await changePerson(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & MergeBody>('mergePeople', async (call) =>
      ok(await mergePeople(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
  ];
}
