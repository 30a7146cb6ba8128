import { createHash, randomBytes } from 'node:crypto';
import { sealedText, type SealedValues } from '../../domain/hosts/sealed-value.ts';
import type { IntendedWrite } from '../../ports/host-state.ts';
import type { HostValues } from '../../ports/host-values.ts';
import type { Database } from '../database.ts';

/**
 * Takes the text of values that stand in the host out of the store. Hashes stay, so that what we wrote can be known
 * again there and taken back; they go with the next write.
 */
export async function sealHostValues(db: Database['db'], scanFileId: string): Promise<void> {
  const query = db.selectFrom('host_document').select(['baseline', 'intended', 'sealed']);
  const row = await query.where('scan_file_id', '=', scanFileId).forUpdate().executeTakeFirst();
  if (row === undefined) return;
  // Only `host-documents.ts` and this file write the columns.
  const known = row.baseline as HostValues;
  const written = entries(known);
  const intended = row.intended as IntendedWrite | null;
  const createdBefore = known.createdBefore ?? intended?.before.created ?? undefined;
  const begun = intended === null ? [] : [...entries(intended.patch.values), ...entries(intended.patch.baseline)];
  const sealed = seal([...written, ...begun], row.sealed as SealedValues | null);
  await db
    .updateTable('host_document')
    // A day that stood in the host before anything of ours: no text of the file, and to come back there.
    .set({ baseline: JSON.stringify({ createdBefore }) })
    .set({ taken: '{}', conflicts: '[]', intended: null, text_sha256: null })
    .set({ sealed: JSON.stringify(sealed) })
    .where('scan_file_id', '=', scanFileId)
    .execute();
}

function entries(values: object): readonly (readonly [string, unknown])[] {
  return Object.entries(values).filter(
    ([name, value]) => name !== 'createdBefore' && value !== null && value !== undefined,
  );
}

function seal(values: readonly (readonly [string, unknown])[], before: SealedValues | null): SealedValues {
  const salt = before?.salt ?? randomBytes(32).toString('hex');
  const hashes: Record<string, readonly string[]> = { ...before?.hashes };
  for (const [field, value] of values) {
    const hash = createHash('sha256')
      .update(sealedText(salt, field, value), 'utf8')
      .digest('hex');
    hashes[field] = [...new Set([...(hashes[field] ?? []), hash])];
  }
  return { salt, hashes };
}
