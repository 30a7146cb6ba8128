import type { CompletenessReport } from '../../../app/archive/dossiers/completeness-of.ts';
import type { CompletenessFinding } from '../../../domain/archive/completeness.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import type { DossierAlias } from '../../../ports/archive/dossiers.ts';
import type { Role } from '../../../ports/store/accounts.ts';

export interface Reader {
  readonly role: Role;
  readonly language: Language;
}

/** Of secret dossiers only they are told more than that there is one, so that numbers stay whole. */
export function maySeeSecrets(role: Role): boolean {
  return role === 'administrator' || role === 'archivist';
}

export function isMasked({ description }: Pick<Dossier, 'description'>, { role }: Pick<Reader, 'role'>): boolean {
  return isSecret(description) && !maySeeSecrets(role);
}

/** `Dossier` of the description. */
export function dossierView(dossier: Dossier, reader: Reader): object {
  const { placedAfter, retentionDecision, ...rest } = dossier;
  const isHidden = isMasked(dossier, reader);
  const title = message('dossier.secret', {}, reader.language);
  return {
    ...rest,
    ...(placedAfter !== undefined && { placedAfter }),
    ...(isHidden ? { description: { title } } : { retentionDecision }),
    masked: isHidden,
  };
}

export interface DossierParts {
  readonly dossier: Dossier;
  readonly documents: readonly DocumentInDossier[];
  readonly aliases: readonly DossierAlias[];
  readonly findings: readonly CompletenessFinding[];
}

/** `DossierDetail` of the description. */
export function dossierDetail({ dossier, documents, aliases, findings }: DossierParts, reader: Reader): object {
  const isHidden = isMasked(dossier, reader);
  return {
    dossier: dossierView(dossier, reader),
    documents: isHidden ? [] : documents.map(documentView),
    oldNames: aliases.map(({ kind, name, documentId }) => ({ kind, name, documentId })),
    findings: isHidden ? [] : findings.map((finding) => findingView(finding, reader.language)),
  };
}

function documentView({ id, ordinal, scanDocumentId, entry }: DocumentInDossier): object {
  return { id, ordinal, scanDocumentId, entry };
}

function findingView({ rule, blocks }: CompletenessFinding, language: Language): object {
  return { rule, blocks, message: message(`dossier.rule.${rule}`, {}, language) };
}

/** `CompletenessReport` of the description; the first of its items. */
export function completenessView(report: CompletenessReport, reader: Reader, limit: number): object {
  const items = report.items.slice(0, limit).map(({ dossier, findings }) => ({
    id: dossier.id,
    temporaryNumber: dossier.temporaryNumber,
    title: isMasked(dossier, reader) ? message('dossier.secret', {}, reader.language) : dossier.description.title,
    findings: findings.map((finding) => findingView(finding, reader.language)),
  }));
  const { dossiers, blocking, warned } = report;
  return { dossiers, blocking, warned, items };
}
