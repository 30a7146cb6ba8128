import type { ArrangementStep } from '../../../domain/arrangement/steps.ts';
import { bundleShows, boxShows, dossierShows } from '../../../domain/arrangement/evidence.ts';
import { stepsOf } from '../../../domain/arrangement/steps.ts';
import type { ArrangementProject } from '../../../domain/arrangement/project.ts';
import { completenessSettings } from '../dossiers/completeness-of.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import type { ArchiveDeps } from '../deps.ts';
import { refusal } from '../refuse.ts';

/** Bundles of a receipt by number, or dossiers of an inventory by official number; both ends counted. */
export interface SubjectRange {
  /** Id of the receipt, or number of the inventory. */
  readonly of: string;
  readonly from: number;
  readonly to: number;
}
/** What is named, one way. */
export interface NamedSubjects {
  readonly ids?: readonly string[];
  readonly range?: SubjectRange;
}

/** As many as the largest project has dossiers, with room. */
const MOST_AT_ONCE = 20_000;

/** @throws RecordError where none or too many are named, or one is named twice */
export async function namedSubjects(
  { store }: Pick<ArchiveDeps, 'store'>,
  project: ArrangementProject,
  { kind, named }: { readonly kind: ArrangementStep['subject']; readonly named: NamedSubjects },
): Promise<readonly string[]> {
  const { ids, range } = named;
  if (kind === 'project') {
    if (ids !== undefined || range !== undefined) throw refusal('ids', 'no-subjects');
    return [project.id];
  }
  if ((ids === undefined) === (range === undefined)) throw refusal('ids', 'one-naming');
  if (ids !== undefined) return listed(ids);
  if (range === undefined || range.to < range.from) throw refusal('range.to', 'span-reversed');
  if (range.to - range.from >= MOST_AT_ONCE) throw refusal('range', 'too-many', { limit: MOST_AT_ONCE });
  const found = await store.arrangement.subjectsInRange(project.id, kind, range);
  if (found.length === 0) throw refusal('range', 'none-named');
  return found;
}

function listed(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) throw refusal('ids', 'none-named');
  if (new Set(ids).size < ids.length) throw refusal('ids', 'uniqueItems');
  if (ids.length > MOST_AT_ONCE) throw refusal('ids', 'too-many', { limit: MOST_AT_ONCE });
  return ids;
}

/** Which steps are done, by subject; a subject that does not belong to the project is absent. */
export async function stepsDone(
  deps: Pick<ArchiveDeps, 'store'>,
  project: ArrangementProject,
  { kind, ids }: { readonly kind: ArrangementStep['subject']; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { arrangement } = deps.store;
  const shown = await shownSteps(deps, project, { kind, ids });
  const booked = await arrangement.bookedSteps(project.id, [...ids, project.id]);
  const ofProject = booked.get(project.id) ?? [];
  return new Map([...shown].map(([id, steps]) => [id, new Set([...steps, ...(booked.get(id) ?? []), ...ofProject])]));
}

async function shownSteps(
  deps: Pick<ArchiveDeps, 'store'>,
  project: ArrangementProject,
  { kind, ids }: { readonly kind: ArrangementStep['subject']; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { arrangement } = deps.store;
  const steps = stepsOf(project.process);
  const keys = (shows: (step: ArrangementStep) => boolean) => steps.filter(shows).map(({ key }) => key);
  switch (kind) {
    case 'project':
      return new Map([[project.id, []]]);
    case 'bundle': {
      const bundles = await arrangement.bundles(project.id, ids);
      return new Map(bundles.map((bundle) => [bundle.id, keys(({ shownBy }) => bundleShows(shownBy, bundle))]));
    }
    case 'box': {
      const facts = await arrangement.boxFacts(project.id, ids);
      return new Map([...facts].map(([id, one]) => [id, keys(({ shownBy }) => boxShows(shownBy, one))]));
    }
    case 'dossier': {
      const settingsOf = await settingsByFonds(deps, project);
      const facts = await arrangement.dossierFacts(project.id, ids);
      return new Map(
        [...facts].map(([id, one]) => [id, keys(({ shownBy }) => dossierShows(shownBy, one, settingsOf(one.fondsId)))]),
      );
    }
  }
}

/** Settings of completeness of the fonds of a project. */
export async function settingsByFonds(deps: Pick<ArchiveDeps, 'store'>, { fondsIds }: ArrangementProject) {
  const all = await Promise.all(fondsIds.map((id) => requireFonds(deps, id)));
  const settings = new Map(all.map((fonds) => [fonds.id, completenessSettings(fonds)]));
  return (fondsId: string) => {
    const found = settings.get(fondsId);
    if (found === undefined) throw new TypeError('A dossier of a fonds that is not of the project');
    return found;
  };
}
