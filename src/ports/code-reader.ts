import type { GreyImage } from './image-preparation.ts';

/** Reads square codes (QR). */
export interface CodeReader {
  /** Name and version; part of the fingerprint. */
  readonly name: string;
  /** What the codes on the image say; empty where there is none large enough, or none that can be read. */
  read(image: GreyImage): Promise<readonly string[]>;
}
