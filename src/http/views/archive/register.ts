import type { RegisterImportReport } from '../../../app/archive/registers/import-register.ts';
import type { MatchView } from '../../../app/archive/registers/register-report.ts';
import type { RegisterRow } from '../../../domain/register/register.ts';
import { message, type Language } from '../../../infra/messages/message.ts';

const SHOWN_FAULTS = 500;

/** `RegisterImportReport` of the description. */
export function importView({ faults, ...report }: RegisterImportReport, language: Language): object {
  const shown = faults.slice(0, SHOWN_FAULTS).map((fault) => {
    return { ...fault, text: message(`register.fault.${fault.code}`, {}, language) };
  });
  return { ...report, faulty: faults.length, faults: shown };
}

/** `RegisterMatch` of the description. */
export function matchView({ decided, ...match }: MatchView): object {
  return { ...match, decidedBy: decided?.by ?? null };
}

/** `RegisterRow` of the description. */
export function rowView({ id, ...row }: RegisterRow): object {
  return { rowId: id, ...row };
}
