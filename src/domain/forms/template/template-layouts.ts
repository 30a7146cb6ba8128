import { documentList } from '../dossiers/document-list.ts';
import { filePlan } from '../dossiers/file-plan.ts';
import { COLUMN_SETS, inventory, INVENTORY_COLUMNS, transferList } from '../dossiers/inventory.ts';
import type { FormLayout } from '../form-model.ts';
import { DISPOSAL_PAPERS } from '../minutes/disposal-papers.ts';
import { paperLayout } from '../minutes/paper-layout.ts';
import { PAPER_KINDS, paperOf, type PaperKind } from '../minutes/papers.ts';
import { layoutFields } from './layout-fields.ts';
import type { TemplateFields } from './template-fields.ts';

export const TEMPLATE_KINDS = [
  ...PAPER_KINDS,
  ...(['inventory', 'transfer-list', 'document-list', 'file-plan'] as const),
] as const;
/** Forms of which there are templates; slips, covers, labels are for the PDF alone: their sizes are those of norms. */
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

const OF_DOSSIERS: Readonly<Record<Exclude<TemplateKind, PaperKind>, () => FormLayout>> = {
  inventory: () => inventory({ kind: 'any', columns: COLUMN_SETS.state }),
  'transfer-list': transferList,
  'document-list': () => documentList('nd30'),
  'file-plan': filePlan,
};

export function isTemplateKind(kind: string): kind is TemplateKind {
  return TEMPLATE_KINDS.some((known) => known === kind);
}

/** The layout from which the shipped template of a kind is made. */
export function templateLayout(kind: TemplateKind): FormLayout {
  return isPaperKind(kind) ? paperLayout(paperOf(kind)) : OF_DOSSIERS[kind]();
}

function isPaperKind(kind: TemplateKind): kind is PaperKind {
  return PAPER_KINDS.some((known) => known === kind);
}

const HEAD_KEYS = [
  ...(['superior', 'body', 'place', 'signedOn', 'paperNumber', 'signer', 'signerPosition', 'addressee'] as const),
  ...(['authority', 'fonds', 'fondsCode', 'heldOn', 'paperBases', 'note', 'remarks'] as const),
] as const;
const DISPOSAL_KEYS = [
  ...(['councilName', 'listName', 'explanationName', 'materialName', 'decisionNumber', 'decisionDate'] as const),
  ...(['count', 'countInWords'] as const),
] as const;

/** Of lists of dossiers. */
const LIST_KEYS = ['inventoryNumber', 'count', 'countInWords', 'permanentCount', 'fixedTermCount'] as const;

/** All that a template of the kind can show: what the shipped one shows, and what is said of each paper. */
export function templateFields(kind: TemplateKind): TemplateFields {
  const isOfDisposal = DISPOSAL_PAPERS.some((paper) => paper === kind);
  const more: readonly string[] = [
    ...HEAD_KEYS,
    ...(isOfDisposal ? DISPOSAL_KEYS : []),
    ...(isPaperKind(kind) ? [] : LIST_KEYS),
  ];
  const offered = Object.fromEntries(more.map((key) => [key, 'text'] as const));
  // Which columns an inventory has is a setting: a template may show any.
  const all = kind === 'inventory' ? layoutFields(inventory({ kind: 'any', columns: INVENTORY_COLUMNS })) : {};
  return { ...offered, ...layoutFields(templateLayout(kind)), ...all };
}
