import type { DocumentEntry } from '../../../domain/archive/document-in-dossier.ts';
import type { DossierDescription } from '../../../domain/archive/dossier.ts';
import { parsePeriodText } from '../../../domain/retention/period-text.ts';
import { demandRecord, refusal } from '../refuse.ts';
import type { DossierDeps } from './dossier-deps.ts';

/**
 * A description as it may be stored: valid by the schema, texts composed and trimmed, the period of older data
 * (`20 năm`) as a period.
 * @throws RecordError naming the field
 */
export function readDescription(deps: Pick<DossierDeps, 'checkRecord'>, given: object): DossierDescription {
  const clean = tidied(given);
  demandRecord(deps, 'dossier', clean);
  const { retention, ...rest } = clean;
  const period = typeof retention === 'string' ? parsePeriodText(retention) : retention;
  if (typeof retention === 'string' && period === undefined) throw refusal('retention', 'pattern');
  // The schema has just said so; older names of columns (number, box) have places of their own.
  return { ...rest, ...(period !== undefined && { retention: period }) } as unknown as DossierDescription;
}

/** @throws RecordError naming the field */
export function readEntry(deps: Pick<DossierDeps, 'checkRecord'>, given: object): DocumentEntry {
  const clean = tidied(given);
  demandRecord(deps, 'document', clean);
  return clean;
}

function tidied(given: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, tidy(value)]));
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  return Array.isArray(value) ? value.map(tidy) : value;
}
