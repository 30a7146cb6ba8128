import type { ActField, ActForm } from './act-form.ts';

const PAPER: readonly ActField[] = [
  { name: 'paper.number', label: 'field.paperNumber', kind: 'text' },
  { name: 'paper.date', label: 'field.paperDate', kind: 'date', required: true },
  { name: 'paper.signer', label: 'field.paperSigner', kind: 'text' },
  { name: 'paper.signerPosition', label: 'field.paperPosition', kind: 'text' },
];
const LATE: ActField = { name: 'lateReason', label: 'field.lateReason', kind: 'area' };
const REASON: ActField = { name: 'reason', label: 'field.reason', kind: 'area', required: true };

/** What can be done to a case as a whole. */
export const ACTS = [
  'explain',
  'paper',
  'submit',
  'reopen',
  'appoint',
  'minutes',
  'opinion',
  'decision',
  'handover',
  'execute',
  'complete',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];

export const ACT_FORMS: Readonly<Record<Act, ActForm>> = {
  explain: {
    ...{ method: 'PATCH', path: '' },
    fields: [
      { name: 'explanation.formation', label: 'field.formation', kind: 'area', required: true },
      { name: 'explanation.reviewed', label: 'field.reviewed', kind: 'text' },
      { name: 'explanation.kept', label: 'field.keptBack', kind: 'text' },
      { name: 'explanation.startedOn', label: 'field.startedOn', kind: 'date' },
      { name: 'explanation.finishedOn', label: 'field.finishedOn', kind: 'date' },
      { name: 'explanation.expired', label: 'field.expired', kind: 'area' },
      { name: 'explanation.duplicate', label: 'field.duplicate', kind: 'area' },
      { name: 'explanation.other', label: 'field.other', kind: 'area' },
    ],
  },
  paper: {
    ...{ method: 'PUT', path: '/papers/{kind}' },
    fields: [{ name: 'kind', label: 'field.paperKind', kind: 'choice', required: true, inPath: true }, ...PAPER],
  },
  submit: { method: 'POST', path: '/move', fields: [], help: 'explain.submit', fixed: { to: 'submitted' } },
  reopen: { method: 'POST', path: '/move', fields: [], help: 'explain.reopen', fixed: { to: 'draft' } },
  withdraw: {
    ...{ method: 'POST', path: '/move', help: 'explain.withdraw', color: 'red' },
    ...{ fields: [REASON], fixed: { to: 'withdrawn' } },
  },
  appoint: {
    ...{ method: 'PUT', path: '/council' },
    fields: [{ name: 'members', label: 'field.members', kind: 'members', required: true }, ...PAPER],
  },
  minutes: {
    ...{ method: 'PUT', path: '/minutes', help: 'explain.minutes' },
    fields: [
      { name: 'session.heldOn', label: 'field.heldOn', kind: 'date', required: true },
      { name: 'session.from', label: 'field.from', kind: 'time' },
      { name: 'session.to', label: 'field.to', kind: 'time' },
      { name: 'session.place', label: 'field.place', kind: 'text' },
      { name: 'session.present', label: 'field.present', kind: 'present', required: true },
      { name: 'session.content', label: 'field.content', kind: 'area' },
      ...PAPER,
    ],
  },
  opinion: {
    ...{ method: 'PUT', path: '/opinion' },
    fields: [
      {
        ...{ name: 'opinion.agrees', label: 'field.agrees', kind: 'choice', required: true },
        choices: [
          ['yes', 'field.agrees.yes'],
          ['no', 'field.agrees.no'],
        ],
      },
      { name: 'opinion.issuer', label: 'field.issuer', kind: 'text', required: true },
      { name: 'opinion.text', label: 'field.opinionText', kind: 'area' },
      ...PAPER,
    ],
  },
  decision: { method: 'PUT', path: '/decision', fields: PAPER },
  handover: {
    ...{ method: 'PUT', path: '/handover' },
    fields: [
      { name: 'handover.from', label: 'field.handoverFrom', kind: 'text', required: true },
      { name: 'handover.to', label: 'field.handoverTo', kind: 'text', required: true },
      { name: 'handover.place', label: 'field.place', kind: 'text' },
      ...PAPER,
    ],
  },
  execute: { method: 'POST', path: '/execution', help: 'explain.execute', color: 'red', fields: [LATE] },
  complete: {
    ...{ method: 'PUT', path: '/destruction', help: 'explain.complete', color: 'red' },
    fields: [
      { name: 'destruction.method', label: 'field.method', kind: 'text', required: true },
      { name: 'destruction.place', label: 'field.place', kind: 'text' },
      { name: 'destruction.from', label: 'field.from', kind: 'time' },
      { name: 'destruction.to', label: 'field.to', kind: 'time' },
      { name: 'destruction.people', label: 'field.people', kind: 'people', required: true, help: 'explain.people' },
      {
        name: 'destruction.evidence',
        label: 'field.evidence',
        kind: 'evidence',
        required: true,
        help: 'explain.evidence',
      },
      ...PAPER,
      LATE,
    ],
  },
};

/** Material that arranging sorted out and that never became a dossier. */
export const LOOSE_FORM: ActForm = {
  ...{ method: 'POST', path: '/items' },
  fields: [
    { name: 'title', label: 'field.itemTitle', kind: 'area', required: true },
    { name: 'reason', label: 'field.itemReason', kind: 'choice', required: true },
    { name: 'keptCopy.text', label: 'field.keptCopy', kind: 'text', help: 'explain.keptCopy' },
    { name: 'container', label: 'field.container', kind: 'text' },
    { name: 'volume', label: 'field.volume', kind: 'text' },
    { name: 'documents', label: 'field.itemDocuments', kind: 'number' },
    { name: 'pages', label: 'field.itemPages', kind: 'number' },
    { name: 'because', label: 'field.because', kind: 'area' },
  ],
};

export const SETTLE_FORM: ActForm = {
  ...{ method: 'POST', path: '/execution/{scanFileId}' },
  fields: [
    {
      ...{ name: 'as', label: 'field.settleAs', kind: 'choice', required: true },
      choices: [
        ['by-hand', 'field.settleAs.by-hand'],
        ['kept', 'field.settleAs.kept'],
      ],
    },
    REASON,
  ],
};

export const REASON_FORM: Pick<ActForm, 'fields'> = { fields: [REASON] };
