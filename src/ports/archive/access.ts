import type { AccessFacts } from '../../domain/access/access-facts.ts';
import type { Viewer } from '../../domain/access/sight.ts';

export interface AccessRepository {
  /** Of dossiers and documents; one of which nothing is known is absent. */
  facts(subjectIds: readonly string[]): Promise<ReadonlyMap<string, AccessFacts>>;
  /** In the place of what was known. Whoever calls has raised the revision of the dossier. */
  save(facts: AccessFacts): Promise<void>;
  remove(subjectIds: readonly string[]): Promise<void>;
  /** Dossiers that bear a mark of secrecy or hold a document that does, in the archival order; destroyed ones not. */
  markedDossiers(fondsId?: string): Promise<readonly string[]>;
  /** Dossiers that are used under conditions, or hold a document that is, in the archival order; destroyed ones not. */
  restrictedDossiers(fondsId?: string): Promise<readonly string[]>;
  /** Dossiers that stand, as a whole or with a document, on a list before whose council this account sits. */
  dossiersBefore(account: string): Promise<readonly string[]>;
  /** Of these scan files those that are withheld, or hold a document that this viewer may not see in its dossier. */
  hiddenScans(scanFileIds: readonly string[], viewer: Viewer): Promise<ReadonlySet<string>>;
}
