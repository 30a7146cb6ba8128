import { arrangementReport, handbackMinutes } from '../../../domain/forms/minutes/arrangement-papers.ts';
import { receiptMinutes } from '../../../domain/forms/minutes/receipt-minutes.ts';
import type { FormValues } from '../../../domain/forms/form-model.ts';
import { projectReport } from '../arrangement/project-report.ts';
import { requireProject } from '../arrangement/require-project.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { demandFound } from '../refuse.ts';
import { periodText } from './dossier-values.ts';
import { fondsValues } from './fonds-values.ts';
import type { FormDeps, FormMaker, FormRequest } from './form-maker.ts';
import { demandOne, demandStaff, preparePaper, type PaperContent } from './paper-forms.ts';

const OF_PROJECTS = { 'arrangement-report': arrangementReport, 'handback-minutes': handbackMinutes } as const;
type ProjectPaper = keyof typeof OF_PROJECTS;

/** Papers of an arrangement project, and the minutes of a receipt. */
export const ARRANGEMENT_FORMS: readonly FormMaker[] = [
  projectForm('arrangement-report'),
  projectForm('handback-minutes'),
  {
    kind: 'receipt-minutes',
    subject: 'receipt',
    async prepare(deps, request) {
      return preparePaper(deps, request, { kind: 'receipt-minutes', content: await receiptContent(deps, request) });
    },
  },
];

function projectForm(kind: ProjectPaper): FormMaker {
  return {
    kind,
    subject: 'project',
    async prepare(deps, request) {
      return preparePaper(deps, request, { kind, content: await projectContent(deps, request, kind) });
    },
  };
}

async function projectContent(deps: FormDeps, request: FormRequest, kind: ProjectPaper): Promise<PaperContent> {
  const id = demandOne(request);
  demandStaff(request.viewer, id);
  const project = await requireProject(deps, id);
  const { report } = await projectReport(deps, id);
  const copy = OF_PROJECTS[kind]({
    ...{ report, documents: project.record.documents },
    documentTitle: (document) => deps.text(`arrangement.document.${document}`),
    periodText: (period) => periodText(period, deps.text),
  });
  const fonds = await Promise.all(project.fondsIds.map((one) => valuesOfFonds(deps, one)));
  const named = fonds.flatMap((values) => values['fonds'] ?? []).join('; ');
  const values = named === '' ? copy.values : { ...copy.values, fonds: named };
  return { copy: { ...copy, values }, common: fonds[0] ?? {}, subject: id, name: '' };
}

async function receiptContent(deps: FormDeps, request: FormRequest): Promise<PaperContent> {
  const id = demandOne(request);
  demandStaff(request.viewer, id);
  const receipt = demandFound(await deps.store.places.receipt(id), id);
  const common = receipt.fondsId === null ? {} : await valuesOfFonds(deps, receipt.fondsId);
  return { copy: receiptMinutes(receipt), common, subject: id, name: receipt.number ?? '' };
}

async function valuesOfFonds(deps: FormDeps, id: string): Promise<FormValues> {
  return fondsValues(deps, await requireFonds(deps, id));
}
