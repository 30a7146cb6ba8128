import { sightOf } from '../../../app/archive/access/sight-of.ts';
import type { CompletenessReport } from '../../../app/archive/dossiers/completeness-of.ts';
import { maskDocuments, maskDossier, type Onlooker, type Shown } from '../../../domain/access/mask.ts';
import { isDossierHidden } from '../../../domain/access/sight.ts';
import type { CompletenessFinding } from '../../../domain/archive/completeness.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import type { DossierAlias } from '../../../ports/archive/dossiers.ts';
import type { Role } from '../../../ports/store/accounts.ts';

export interface Reader {
  readonly role: Role;
  readonly language: Language;
  /** Of a council: the dossiers on the lists laid before this member. */
  readonly within?: readonly string[];
}

/** Of secret dossiers only they are told more than that there is one, so that numbers stay whole. */
export function maySeeSecrets(role: Role): boolean {
  return sightOf(role) === 'everything';
}

/** The reader for the rules of access: `src/domain/access`. */
export function onlookerOf({ role, language, within }: Reader): Onlooker {
  const sight = sightOf(role);
  return { sight, ...(within !== undefined && { within }), placeholder: message('dossier.secret', {}, language) };
}

export function isMasked(dossier: Pick<Dossier, 'id' | 'description'>, reader: Omit<Reader, 'language'>): boolean {
  return isDossierHidden(dossier, onlookerOf({ ...reader, language: 'vi' }));
}

/** `Dossier` of the description. */
export function dossierView(dossier: Dossier, reader: Reader): object {
  const { shown, masked } = maskDossier(dossier, onlookerOf(reader));
  const { placedAfter, retentionDecision, ...rest } = shown;
  return {
    ...rest,
    ...(placedAfter !== undefined && { placedAfter }),
    ...(!masked && { retentionDecision }),
    masked,
  };
}

export interface DossierParts {
  readonly dossier: Dossier;
  readonly documents: readonly DocumentInDossier[];
  readonly aliases: readonly DossierAlias[];
  readonly findings: readonly CompletenessFinding[];
}

/** `DossierDetail` of the description. Codes of old names hold years and notations: of a hidden one the ids alone stay. */
export function dossierDetail({ dossier, documents, aliases, findings }: DossierParts, reader: Reader): object {
  const onlooker = onlookerOf(reader);
  const isHidden = isDossierHidden(dossier, onlooker);
  const names = isHidden ? aliases.filter(({ kind }) => kind === 'id') : aliases;
  return {
    dossier: dossierView(dossier, reader),
    documents: maskDocuments(dossier, documents, onlooker).map(documentView),
    oldNames: names.map(({ kind, name, documentId }) => ({ kind, name, documentId })),
    findings: isHidden ? [] : findings.map((finding) => findingView(finding, reader.language)),
  };
}

function documentView({ shown: { id, ordinal, scanDocumentId, entry }, masked }: Shown<DocumentInDossier>): object {
  return { id, ordinal, scanDocumentId, entry, masked };
}

function findingView({ rule, blocks }: CompletenessFinding, language: Language): object {
  return { rule, blocks, message: message(`dossier.rule.${rule}`, {}, language) };
}

/** `CompletenessReport` of the description; the first of its items. It was made for the one who reads it. */
export function completenessView(report: CompletenessReport, language: Language, limit: number): object {
  const items = report.items.slice(0, limit).map(({ dossier, findings }) => ({
    id: dossier.id,
    temporaryNumber: dossier.temporaryNumber,
    title: dossier.description.title,
    findings: findings.map((finding) => findingView(finding, language)),
  }));
  const { dossiers, blocking, warned } = report;
  return { dossiers, blocking, warned, items };
}
