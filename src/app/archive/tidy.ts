/** A record as it is kept: text in NFC, without blanks around it. Blanks are typing, not content. */
export function tidy<Value>(record: Value): Value {
  return tidied(record) as Value; // the same shape: nothing but texts changed
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tidied(member)]));
}
