import type { AcceptanceReport, LeftProposal } from '../../../app/archive/retention/accept-proposals.ts';
import type { DecidedRetention } from '../../../app/archive/retention/decide-retention.ts';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import type { DecisionWarning } from '../../../domain/retention/decision-warning.ts';
import type { PeriodSource } from '../../../domain/retention/proposals/propose-for-dossier.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import { faultMessage } from '../../../infra/schema-validator.ts';
import { dossierView, type Reader } from './dossier.ts';

/** `DecidedRetention` of the description. */
export function decidedView({ dossier, warnings }: DecidedRetention, reader: Reader): object {
  return {
    dossier: dossierView(dossier, reader),
    warnings: warnings.map((warning) => warningView(warning, reader.language)),
  };
}

/** `AcceptanceReport` of the description. */
export function acceptanceView({ accepted, left }: AcceptanceReport, reader: Reader): object {
  return {
    accepted: accepted.map((one) => decidedView(one, reader)),
    left: left.map((one) => leftView(one, reader)),
  };
}

function leftView({ dossierId, because, dossier, now, faults }: LeftProposal, reader: Reader): object {
  return {
    ...{ dossierId, because, message: message(`retention.left.${because}`, {}, reader.language) },
    ...{ dossier: dossier && dossierView(dossier, reader), now },
    errors: faults.map((fault) => ({ field: fault.field, message: faultMessage(fault, reader.language) })),
  };
}

function warningView({ code, item, period, source }: DecisionWarning, language: Language): object {
  const details = { item, period: periodWords(period, language), source: sourceWords(source, language) };
  return { code, item, period, message: message(`retention.warning.${code}`, details, language) };
}

function sourceWords(source: PeriodSource | null, language: Language): string {
  if (source === null) return '';
  // People count documents from 1.
  const details = source.kind === 'document' ? { ordinal: source.at + 1 } : {};
  return message(`retention.source.${source.kind}`, details, language);
}

function periodWords(key: string, language: Language): string {
  const { kind, ...details } = parsePeriodKey(key) ?? { kind: 'none' };
  return message(`retention.period.${kind}`, details, language);
}
