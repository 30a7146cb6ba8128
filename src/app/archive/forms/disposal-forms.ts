import type { Viewer } from '../../../domain/access/sight.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import { destructionDeadline } from '../../../domain/disposal/regime.ts';
import { countVotes } from '../../../domain/disposal/votes.ts';
import { DISPOSAL_PAPERS, disposalPaper } from '../../../domain/forms/minutes/disposal-papers.ts';
import { RequestError } from '../../../ports/errors.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { periodText } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import type { FormDeps, FormMaker, FormRequest } from './form-maker.ts';
import { demandOne, preparePaper, type PaperContent } from './paper-forms.ts';

/** The papers of a case of disposal, as they stand with what is recorded of it now. */
export const DISPOSAL_FORMS: readonly FormMaker[] = DISPOSAL_PAPERS.map((kind) => ({
  kind,
  subject: 'case',
  async prepare(deps, request) {
    return preparePaper(deps, request, { kind, content: await contentOf(deps, request, kind) });
  },
}));

async function contentOf(
  deps: FormDeps,
  request: FormRequest,
  kind: (typeof DISPOSAL_PAPERS)[number],
): Promise<PaperContent> {
  const { disposals } = deps.store;
  const id = demandOne(request);
  const subject = await disposals.find(id);
  const items = subject === undefined ? [] : await disposals.allItems(id);
  if (subject === undefined || !maySee(subject, items, request.viewer))
    throw new RequestError('not-found', 'No case of this id', { details: { id } });
  const fonds = await requireFonds(deps, subject.fondsId);
  const { members = [], session } = subject.record;
  const count = countVotes({ members, present: new Set(session?.present), votes: await disposals.votes(id) });
  const copy = disposalPaper(kind, {
    ...{ case: subject, items, deadline: destructionDeadline(subject.regime, subject.decidedOn) },
    tallies:
      session === undefined ? [] : items.map((item) => count({ id: item.id, ruling: item.record.ruling ?? null })),
    periodText: (period) => periodText(period, deps.text),
  });
  return { copy, common: await fondsValues(deps, fonds), subject: id, name: fonds.code ?? '' };
}

/** A council sees lists all of whose dossiers are laid before it; lists of secrets are for custodians. */
function maySee(subject: DisposalCase, items: readonly EliminationItem[], { sight, within }: Viewer): boolean {
  if (within !== undefined)
    return items.length > 0 && items.every(({ dossierId }) => dossierId === null || within.includes(dossierId));
  return sight === 'everything' || (sight === 'no-secrets' && !subject.secret);
}
