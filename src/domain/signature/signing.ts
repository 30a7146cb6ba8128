import type { Box } from '../page/geometry.ts';

/** `unclear`: the image does not tell. */
export type Presence = 'present' | 'missing' | 'unclear';

/** What the image shows where a page is signed and sealed. */
export interface Signing {
  readonly signature: Presence;
  readonly seal: Presence;
  /** From the office to the name and what a seal may cover beside them, in pixels of the page as displayed. */
  readonly box: Box;
  /** The ring of the seal. */
  readonly sealBox?: Box;
}

/** The same of a page over which fields show something that its image does not have: a signature may be among it. */
export function withFieldsShown(signing: Signing): Signing {
  const asFar = (presence: Presence) => (presence === 'missing' ? 'unclear' : presence);
  return { ...signing, signature: asFar(signing.signature), seal: asFar(signing.seal) };
}
