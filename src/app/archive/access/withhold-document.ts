import type { SecrecyLevel } from '../../../domain/access/secrecy.ts';
import { CONDITIONAL } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { ArchiveDeps } from '../deps.ts';
import { addDocuments } from '../dossiers/change-documents.ts';

export interface WithheldDocument {
  readonly dossierId: string;
  readonly revision: number;
  /** The sheets that were taken out before scanning, both counted. */
  readonly firstSheet: number;
  readonly lastSheet: number;
  /** Null: not a secret, its use is restricted. */
  readonly level: SecrecyLevel | null;
  readonly actor: string;
}

/**
 * Puts a placeholder into the list of documents for one that is sorted out before any scan: sheets and mark, never a subject,
 * so that numbers of sheets and the list stay whole.
 * @throws as `addDocuments`; RecordError where the last sheet stands before the first
 */
export function withholdDocument(deps: ArchiveDeps, withheld: WithheldDocument): Promise<Dossier> {
  const { dossierId, revision, firstSheet, lastSheet, level, actor } = withheld;
  const entry = {
    sheetNumber: firstSheet,
    // Refused by the schema where the span is reversed.
    sheetCount: lastSheet - firstSheet + 1,
    ...(level === null ? { accessConditions: CONDITIONAL } : { accessConditions: 'Mật', secrecy: level }),
  };
  return addDocuments(deps, { dossierId, revision, actor, documents: [{ entry }] });
}
