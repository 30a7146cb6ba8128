import { createSchemaValidator } from '../../infra/schema-validator.ts';
import type { Operation } from './errors.ts';
import { id, list, object, orNull, text } from './wire-schemas.ts';
import type { WireChange } from './wire-types.ts';
import { demand } from './wire.ts';

const check = createSchemaValidator().compile(
  list(object({ action: text, changes: { type: ['object', 'null'] }, actor: orNull(object({ id })) })),
);

export function readHistory(value: unknown, on: Operation): readonly WireChange[] {
  demand(check, value, on);
  const raw = value as readonly (Omit<WireChange, 'changes'> & { readonly changes: WireChange['changes'] | null })[];
  return raw.map(({ action, changes, actor }) => ({ action, changes: changes ?? {}, actor })); // checked
}
