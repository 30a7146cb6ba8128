import { effectiveValue, type FieldValue } from '../../domain/cataloguing/field-value.ts';
import { sealedText } from '../../domain/hosts/sealed-value.ts';
import { FIELD_NAMES, type FieldContent, type FieldName } from '../../domain/metadata/field-name.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import type { HostValueName, HostValues } from '../../ports/host-values.ts';
import type { DocumentRow } from '../../ports/store.ts';

/**
 * One field as it stands in the archive, in the host, and in what we wrote last. `who` wrote what stands in the host:
 * nobody (it is empty and we wrote nothing), we, a person, or a person took away what we wrote.
 */
export interface ComparedField {
  readonly field: FieldName;
  readonly ours: FieldValue | undefined;
  readonly theirs: FieldContent | undefined;
  readonly who: 'nobody' | 'we' | 'person' | 'emptied';
}

export function compareFields(row: DocumentRow, values: HostValues, baseline: HostValues): readonly ComparedField[] {
  return FIELD_NAMES.map((field) => {
    const ours = effectiveValue(row.fields[field] ?? {});
    const stands = values[field];
    const theirs = typeof stands === 'boolean' ? undefined : stands; // no field of the record is a yes or no
    return { field, ours, theirs, who: whoWrote(theirs, baseline[field]) };
  });
}

function whoWrote(theirs: FieldContent | undefined, written: HostValues[HostValueName]): ComparedField['who'] {
  if (theirs === undefined) return written === undefined ? 'nobody' : 'emptied';
  return written !== undefined && isSameContent(theirs, written) ? 'we' : 'person';
}

/** The baseline, with what is known only by its hash found again in what stands in the host. */
export function openBaseline(
  { baseline, sealed }: Pick<HostDocumentState, 'baseline' | 'sealed'>,
  values: HostValues,
  hasher: Hasher,
): HostValues {
  if (sealed === null) return baseline;
  const found = Object.entries(values).filter(([field, value]) =>
    sealed.hashes[field]?.includes(hasher.sha256(sealedText(sealed.salt, field, value))),
  );
  return { ...baseline, ...Object.fromEntries(found) };
}

export function without(values: HostValues, fields: Iterable<string>): HostValues {
  const gone = new Set(fields);
  return Object.fromEntries(Object.entries(values).filter(([field]) => !gone.has(field)));
}
