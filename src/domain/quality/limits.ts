/** From where on a measure of a page becomes a finding. Names are those of the options `quality.*`. */
export interface QualityLimits {
  /** Pixels an inch of the page image: fewer and a person should look. */
  readonly ppi: number;
  /** Degrees. */
  readonly skewDegrees: number;
  /** Mean confidence of the words, in percent: below the first a person should look, below the second scan again. */
  readonly confidence: number;
  readonly unreadable: number;
  /** Width of the borders of print, µm, beyond what the resolution itself makes of them. */
  readonly blurMicrometres: number;
  /** Levels (0…255) between print and paper. */
  readonly contrast: number;
  /** Level of the paper: below it is too dark. */
  readonly darkestPaper: number;
  /** Letters that run into the edge of the image. */
  readonly clippedMarks: number;
  readonly streaks: number;
  /** Millimetres. */
  readonly foldedCornerMm: number;
  readonly foreignMm: number;
  /** Share of the free paper, per mille. */
  readonly showThrough: number;
  /** On one bit a pixel: pieces smaller than letters for each 100 mm² of ink. */
  readonly brokenPieces: number;
  /** How much alike the words of two pages are, in percent, that count as one page scanned twice. */
  readonly duplicate: number;
}
