/** All text in a body in NFC: the host normalises nothing, keeps NFD twins as new objects and cannot find NFD text. */
export function toNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(toNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.normalize('NFC'), toNfc(one)]));
}
