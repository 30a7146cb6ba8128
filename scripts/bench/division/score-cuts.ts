/** First pages that were found, right and wrong. */
export interface CutScore {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Page 1 begins a document however it is divided: it is not counted. */
export function scoreCuts(truth: ReadonlySet<number>, found: ReadonlySet<number>): CutScore {
  const counted = (pages: ReadonlySet<number>) => [...pages].filter((page) => page > 1);
  return {
    right: counted(found).filter((page) => truth.has(page)).length,
    wrong: counted(found).filter((page) => !truth.has(page)).length,
    missed: counted(truth).filter((page) => !found.has(page)).length,
  };
}

export function describeScore({ right, wrong, missed }: CutScore): string {
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  const f1 = f1Of({ right, wrong, missed });
  const figures = `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`;
  return `${figures}  (${String(right)} right, ${String(wrong)} wrong, ${String(missed)} missed)`;
}

export function f1Of({ right, wrong, missed }: CutScore): number {
  return (2 * right) / Math.max(1, 2 * right + wrong + missed);
}

export function addScores(scores: readonly CutScore[]): CutScore {
  const sum = (of: (score: CutScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return { right: sum(({ right }) => right), wrong: sum(({ wrong }) => wrong), missed: sum(({ missed }) => missed) };
}
