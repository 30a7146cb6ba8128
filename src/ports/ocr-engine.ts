import type { Box } from '../domain/page/geometry.ts';
import type { GreyImage } from './image-preparation.ts';

export interface OcrWord {
  /** NFC. */
  readonly text: string;
  /** Pixels of the image given. */
  readonly box: Box;
  /** 0…1. */
  readonly confidence: number;
  /** Numbers given by the engine; equal numbers mean the same block and printed line. */
  readonly block: number;
  readonly line: number;
}

export interface OcrEngineInfo {
  /** e.g. `tesseract 5.3.0 vie`; shown to people and part of the fingerprint. */
  readonly version: string;
  /** Pages that may be recognised at the same time. */
  readonly concurrency: number;
}

export interface OcrEngine {
  describe(): OcrEngineInfo;
  /** `layout`: a whole page, or one block of text (a stamp). @throws OcrError */
  recognise(image: GreyImage, layout: 'page' | 'block', signal?: AbortSignal): Promise<readonly OcrWord[]>;
  dispose(): Promise<void>;
}
