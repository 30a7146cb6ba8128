import { maskDossier } from '../../../domain/access/mask.ts';
import { groupsInForce } from '../../../domain/access/restriction-groups.ts';
import { isHiddenFrom } from '../../../domain/access/sight.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { FormCopy } from '../../../domain/forms/form-model.ts';
import { fondsList, fondsStatistics } from '../../../domain/forms/minutes/fonds-papers.ts';
import { today } from '../../host/count-run.ts';
import { listRestricted, listSecret } from '../access/list-material.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { countFonds } from './count-fonds.ts';
import { documentValues, dossierValues, periodText } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import { demandGiven, type FormDeps, type FormMaker, type FormRequest } from './form-maker.ts';
import { demandStaff, preparePaper } from './paper-forms.ts';
import { onlookerOf, walkDossiers } from './select-dossiers.ts';

type FondsPaper = 'fonds-statistics' | 'secret-list' | 'restricted-list';
interface Made {
  readonly copy: FormCopy;
  readonly masked?: () => number;
}

const OF_FONDS: Readonly<Record<FondsPaper, (deps: FormDeps, request: FormRequest, fondsId: string) => Promise<Made>>> =
  { 'fonds-statistics': statistics, 'secret-list': secretList, 'restricted-list': restrictedList };

/** Lists and counts of a fonds beside its inventories. */
export const FONDS_FORMS: readonly FormMaker[] = (['fonds-statistics', 'secret-list', 'restricted-list'] as const).map(
  (kind) => ({
    kind,
    subject: 'fonds',
    async prepare(deps, request) {
      const fonds = await requireFonds(deps, demandGiven(request.selection.fondsId, 'fondsId'));
      demandStaff(request.viewer, fonds.id);
      const made = await OF_FONDS[kind](deps, request, fonds.id);
      const content = { ...made, common: await fondsValues(deps, fonds), subject: fonds.id, name: fonds.code ?? '' };
      return preparePaper(deps, request, { kind, content });
    },
  }),
);

async function statistics(deps: FormDeps, _request: FormRequest, fondsId: string): Promise<Made> {
  const counts = countFonds();
  for await (const dossier of walkDossiers(deps, { fondsId })) counts.add(dossier);
  const words = {
    periodText: (period: Parameters<typeof periodText>[0]) => periodText(period, deps.text),
    stateText: (state: string) => deps.text(`dossier.state.${state}`),
  };
  return { copy: fondsStatistics({ ...counts.result(), countedOn: today(deps) }, words) };
}

async function secretList(deps: FormDeps, { viewer }: FormRequest, fondsId: string): Promise<Made> {
  const material = await listSecret(deps, { fondsId, on: today(deps) });
  const rows = masker(deps, viewer);
  const list = eachOf(material, (one) => {
    const { masked, cells } = rows.cellsOf(one);
    return { ...cells, secrecy: masked ? undefined : one.candidate.level };
  });
  return { copy: fondsList('secrets', list), masked: rows.masked };
}

async function restrictedList(deps: FormDeps, { viewer }: FormRequest, fondsId: string): Promise<Made> {
  const material = await listRestricted(deps, { fondsId });
  const rows = masker(deps, viewer);
  const list = eachOf(material, (one) => ({
    ...rows.cellsOf(one).cells,
    groups: groupsInForce(one.groups, one.dossier.state).join(', '),
  }));
  return { copy: fondsList('restricted', list), masked: rows.masked };
}

interface Listed {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | null;
}

/** What the viewer may not see keeps its numbers, and nothing of what it says. */
function masker(deps: FormDeps, viewer: FormRequest['viewer']) {
  let count = 0;
  const onlooker = onlookerOf(deps, viewer);
  return {
    cellsOf({ dossier, document }: Listed) {
      const { shown, masked } = maskDossier(dossier, onlooker);
      const isHidden = masked || (document !== null && isHiddenFrom(document.entry, viewer));
      count += Number(isHidden);
      const { number, box, title, time } = dossierValues(shown, deps.text);
      const inside =
        document === null ? {} : documentCells(document, isHidden ? deps.text('form.documentWithheld') : undefined);
      return { masked: isHidden, cells: { inventory: shown.inventoryNumber, number, box, title, time, ...inside } };
    },
    masked: () => count,
  };
}

function documentCells(document: DocumentInDossier, withheld: string | undefined) {
  const { sheet, subject, reference } = documentValues(document);
  return { sheet, title: withheld ?? [reference, subject].filter((part) => part !== undefined).join(' – ') };
}

async function* eachOf<Item, Cells>(items: readonly Item[], cellsOf: (item: Item) => Cells): AsyncGenerator<Cells> {
  for (const item of items) yield await Promise.resolve(cellsOf(item));
}
