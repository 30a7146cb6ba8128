import type { QuarterTurn } from './geometry.ts';

interface ReadWord {
  readonly text: string;
  readonly confidence: number;
}

/** What was read when the page was turned by `turn`. */
export interface OrientationTrial<Read extends ReadWord = ReadWord> {
  readonly turn: QuarterTurn;
  readonly words: readonly Read[];
}
