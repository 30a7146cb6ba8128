import { readAccess, type AccessOfDossier } from '../../app/archive/access/read-access.ts';
import type { AccessFacts } from '../../domain/access/access-facts.ts';
import type { Candidate } from '../../domain/access/declassification.ts';
import { RESTRICTION_GROUPS, type GroupCode } from '../../domain/access/restriction-groups.ts';
import type { CliContext } from '../context.ts';
import { dayWords } from '../retention/words.ts';
import { formatFields } from '../table.ts';
import { dayOf, dossierOf, flag, type AccessRequest } from './request.ts';

/** All that is known of the use of a dossier or a document in one: name by name, or as JSON. */
export async function show(request: AccessRequest): Promise<number> {
  const { context } = request;
  const { id: dossierId } = await dossierOf(request);
  const documentId = flag(request, 'document');
  const found = await readAccess(request.deps, { dossierId, documentId, on: dayOf(request, 'on') });
  const { dossier, document, ...rest } = found;
  const subject = { dossierId: dossier.id, documentId: document?.id ?? null };
  if (context.json) context.output.out(JSON.stringify({ ...subject, ...rest }));
  else context.output.out(formatFields(fieldsOf(context, found), context.output.columns));
  if (!context.json && found.candidate?.unverified === true) context.output.err(context.text('access.unverified'));
  return 0;
}

type Field = readonly [string, string];

function fieldsOf(context: CliContext, found: AccessOfDossier): readonly Field[] {
  const { dossier, document, facts, inForce, proposals, candidate } = found;
  const named = (name: string, value: string): Field => [context.text(`cli.access.show.${name}`), value];
  const subject = document?.entry.subject;
  const conditions = document === undefined ? dossier.description.accessConditions : document.entry.accessConditions;
  return [
    named(
      'dossier',
      context.text('cli.access.show.numbered', { number: dossier.temporaryNumber, title: dossier.description.title }),
    ),
    ...(document === undefined
      ? []
      : [named('document', `${String(document.ordinal)}. ${typeof subject === 'string' ? subject : ''}`.trim())]),
    named('conditions', typeof conditions === 'string' ? conditions : context.text('cli.access.show.notSaid')),
    named(
      'groups',
      inForce.length === 0 ? context.text('cli.access.show.noGroup') : inForce.map(groupWords).join('; '),
    ),
    ...proposals
      .filter(({ group }) => !inForce.includes(group))
      .map(({ group, words }) =>
        named(
          'proposal',
          context.text('cli.access.show.because', { group: groupWords(group), words: words.join(', ') }),
        ),
      ),
    ...(candidate === null
      ? [named('secrecy', context.text('cli.access.show.noMark'))]
      : secrecyFields(context, candidate)),
    ...historyFields(context, facts),
  ];
}

function groupWords(code: GroupCode): string {
  return `${code}. ${RESTRICTION_GROUPS.find((group) => group.code === code)?.title ?? ''}`;
}

function secrecyFields(context: CliContext, candidate: Candidate): readonly Field[] {
  const { level, setOn, basis, endsOn, state, setBy, competence } = candidate;
  const told = { state: context.text(`access.state.${state}`), basis: context.text(`access.basis.${basis}`) };
  const days = {
    ...told,
    ...(setOn !== null && { day: dayWords(setOn) }),
    ...(endsOn !== null && { end: dayWords(endsOn) }),
  };
  return [
    [context.text('cli.access.show.secrecy'), level ?? context.text('cli.access.show.noLevel')],
    [context.text('cli.access.show.setOn'), context.text('cli.access.show.since', days)],
    [context.text('cli.access.show.term'), context.text('cli.access.show.until', days)],
    [
      context.text('cli.access.show.competence'),
      context.text(`access.competence.${competence}`, setBy === null ? {} : { body: setBy }),
    ],
  ];
}

function historyFields(context: CliContext, { extensions, liftings }: AccessFacts): readonly Field[] {
  return [
    ...extensions.map(({ number, date, body, years }): Field => [
      context.text('cli.access.show.extension'),
      context.text('cli.access.show.extended', { number, date: dayWords(date), body, years }),
    ]),
    ...liftings.map((lifting): Field => {
      const level = lifting.level === null ? {} : { level: lifting.level };
      const words =
        lifting.kind === 'decision'
          ? context.text('cli.access.show.lifted', {
              ...{ number: lifting.number, date: dayWords(lifting.date), body: lifting.body, ...level },
            })
          : context.text('cli.access.show.corrected', { reason: lifting.reason, ...level });
      return [context.text('cli.access.show.lifting'), words];
    }),
  ];
}
