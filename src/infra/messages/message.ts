import { enArrangementCheck } from './en-arrangement-check.ts';
import { enArrangement } from './en-arrangement.ts';
import { enAuthorities } from './en-authorities.ts';
import { enAppendix } from './en-appendix.ts';
import { enCliExamples } from './en-cli-examples.ts';
import { enCliHelp } from './en-cli-help.ts';
import { enCliTell } from './en-cli-tell.ts';
import { enCli } from './en-cli.ts';
import { enDisposal } from './en-disposal.ts';
import { enAccess } from './en-access.ts';
import { enDossiers } from './en-dossiers.ts';
import { enForms } from './en-forms.ts';
import { enHostNotes } from './en-host-notes.ts';
import { enLabels } from './en-labels.ts';
import { enMaterial } from './en-material.ts';
import { enNotes } from './en-notes.ts';
import { enProposals } from './en-proposals.ts';
import { enLearned } from './en-learned.ts';
import { enRegisters } from './en-registers.ts';
import { enRescan } from './en-rescan.ts';
import { enRetention } from './en-retention.ts';
import { enSchema } from './en-schema.ts';
import { enSpreadsheets } from './en-spreadsheets.ts';
import { enTemplates } from './en-templates.ts';
import { en } from './en.ts';
import type { CodeText } from './error-code.ts';
import { fieldLabels } from './field-labels.ts';
import { viArrangementCheck } from './vi-arrangement-check.ts';
import { viArrangement } from './vi-arrangement.ts';
import { viAuthorities } from './vi-authorities.ts';
import { viAppendix } from './vi-appendix.ts';
import { viCliExamples } from './vi-cli-examples.ts';
import { viCliHelp } from './vi-cli-help.ts';
import { viCliTell } from './vi-cli-tell.ts';
import { viCli } from './vi-cli.ts';
import { viDisposal } from './vi-disposal.ts';
import { viAccess } from './vi-access.ts';
import { viDossiers } from './vi-dossiers.ts';
import { viForms } from './vi-forms.ts';
import { viHostNotes } from './vi-host-notes.ts';
import { viLabels } from './vi-labels.ts';
import { viMaterial } from './vi-material.ts';
import { viNotes } from './vi-notes.ts';
import { viProposals } from './vi-proposals.ts';
import { viLearned } from './vi-learned.ts';
import { viRegisters } from './vi-registers.ts';
import { viRescan } from './vi-rescan.ts';
import { viRetention } from './vi-retention.ts';
import { viSchema } from './vi-schema.ts';
import { viSpreadsheets } from './vi-spreadsheets.ts';
import { viTemplates } from './vi-templates.ts';
import { vi } from './vi.ts';

export type Language = 'vi' | 'en';
export type MessageDetails = Readonly<Record<string, string | number>>;

interface Tables {
  readonly codes: Readonly<Record<string, CodeText | undefined>>;
  readonly labels: Readonly<Record<string, string | undefined>>;
}
const TABLES: Readonly<Record<Language, Tables>> = {
  vi: {
    codes: vi,
    labels: {
      ...viLabels,
      ...viCli,
      ...viCliExamples,
      ...viCliHelp,
      ...viCliTell,
      ...viAppendix,
      ...viMaterial,
      ...viNotes,
      ...viHostNotes,
      ...viSchema,
      ...viSpreadsheets,
      ...viTemplates,
      ...viAccess,
      ...viDossiers,
      ...viDisposal,
      ...viAuthorities,
      ...viArrangement,
      ...viArrangementCheck,
      ...viRegisters,
      ...viLearned,
      ...viRescan,
      ...viRetention,
      ...viForms,
      ...viProposals,
      ...fieldLabels.vi,
    },
  },
  en: {
    codes: en,
    labels: {
      ...enLabels,
      ...enCli,
      ...enCliExamples,
      ...enCliHelp,
      ...enCliTell,
      ...enAppendix,
      ...enMaterial,
      ...enNotes,
      ...enHostNotes,
      ...enSchema,
      ...enSpreadsheets,
      ...enTemplates,
      ...enAccess,
      ...enDossiers,
      ...enDisposal,
      ...enAuthorities,
      ...enArrangement,
      ...enArrangementCheck,
      ...enRegisters,
      ...enLearned,
      ...enRescan,
      ...enRetention,
      ...enForms,
      ...enProposals,
      ...fieldLabels.en,
    },
  },
};

/**
 * The text of an error code, a finding code or a label. An unknown key (a row written by a newer version) is
 * said to be an unexpected error and named, never thrown: messages are made where another error is being told.
 */
export function message(key: string, details: MessageDetails = {}, language: Language = 'vi'): string {
  const { codes, labels } = TABLES[language];
  const text = own(codes, key)?.text ?? own(labels, key);
  return text === undefined ? `${codeText('internal', language).text} [${key}]` : fill(text, details);
}

/** The short title of a code, the same for each occurrence. */
export function title(code: string, language: Language = 'vi'): string {
  return codeText(code, language).title;
}

/** True for keys that `message` has a text for. */
export function hasMessage(key: string): boolean {
  return own(TABLES.vi.codes, key) !== undefined || own(TABLES.vi.labels, key) !== undefined;
}

function codeText(code: string, language: Language): CodeText {
  return own(TABLES[language].codes, code) ?? (language === 'vi' ? vi.internal : en.internal);
}

/** Keys come from stored rows: `constructor` must not find what every object has. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function fill(text: string, details: MessageDetails): string {
  const put = (part: string) => part.replace(/\{(\w+)\}/g, (_, name: string) => String(own(details, name) ?? '…'));
  const isWhole = (part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => own(details, name ?? '') !== undefined);
  // One pass over the template: what is filled in is never read as a template again.
  return text.replace(/\[([^\]]*)\]|[^[]+/g, (part, optional: string | undefined) =>
    optional === undefined ? put(part) : isWhole(optional) ? put(optional) : '',
  );
}
