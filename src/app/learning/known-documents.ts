import type { CataloguedDocument } from '../../domain/cataloguing/catalogued-document.ts';
import { knownNames, withKnownNames } from '../../domain/learning/use-known.ts';
import type { AppDeps } from '../deps.ts';

/**
 * Documents as they were read, held against what accepted records taught. Not a step of the pipeline: those hang on the content
 * alone, and are kept.
 */
export async function withWhatIsKnown(
  { store }: Pick<AppDeps, 'store'>,
  documents: readonly CataloguedDocument[],
): Promise<readonly CataloguedDocument[]> {
  const facts = await store.learned.list();
  if (facts.length === 0) return documents;
  const known = knownNames(facts);
  return documents.map((document) => ({ ...document, fields: withKnownNames(document.fields, known) }));
}
