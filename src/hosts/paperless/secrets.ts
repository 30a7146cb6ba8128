import { createHash, timingSafeEqual } from 'node:crypto';

/** True when `given` is one of the secrets. Takes the same time whichever it is, and for wrong ones of any length. */
export function isOneOf(secrets: readonly string[], given: string | undefined): boolean {
  if (given === undefined) return false;
  const digest = digestOf(given);
  let isKnown = false;
  for (const secret of secrets) isKnown = timingSafeEqual(digestOf(secret), digest) || isKnown;
  return isKnown;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
