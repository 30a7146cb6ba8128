import tt13 from '../../../schemas/archive/schemes/tt13-2011.json' with { type: 'json' };
import type { Fonds } from '../../domain/archive/fonds.ts';
import {
  divide,
  templateNodes,
  type Divisions,
  type DraftNode,
  type SchemeTemplate,
} from '../../domain/archive/scheme-draft.ts';
import { refusal } from './refuse.ts';

/** One of the three ways to say headings. */
export interface SchemeWish {
  readonly template?: string;
  readonly divisions?: Divisions;
  readonly headings?: readonly DraftNode[];
}

/** Shipped templates, held against their schema by a test. */
export const SCHEME_TEMPLATES: readonly SchemeTemplate[] = [tt13 as SchemeTemplate];

/** @throws RecordError when not exactly one way is said, or no template has the id */
export function draftScheme(
  { scheme }: Pick<Fonds, 'scheme'>,
  { template, divisions, headings }: SchemeWish,
): readonly DraftNode[] {
  const said = [template, divisions, headings].filter((way) => way !== undefined);
  if (said.length !== 1) throw refusal('headings', 'one-way');
  if (divisions !== undefined) return divide(scheme, divisions);
  if (headings !== undefined) return headings;
  const found = SCHEME_TEMPLATES.find(({ id }) => id === template);
  if (found === undefined)
    throw refusal('template', 'enum', { allowedValues: SCHEME_TEMPLATES.map(({ id }) => id).join(', ') });
  return templateNodes(found);
}
