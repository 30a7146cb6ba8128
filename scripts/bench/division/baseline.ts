import type { PageReading } from '../../../src/domain/page/page-reading.ts';

const NATIONAL =
  /C[ỘO]NG\s*H[ÒO]A\s*X[ÃA]\s*H[ỘO]I\s*CH[ỦU]\s*NGH[ĨI]A|VI[ỆE]T\s*NAM\s*D[ÂA]N\s*CH[ỦU]|[ĐD][ẢA]NG\s*C[ỘO]NG\s*S[ẢA]N\s*VI[ỆE]T/iu;

/** What plain tools do: a new document at each page that bears a national heading. */
export function cutAtHeadings(readings: readonly PageReading[]): ReadonlySet<number> {
  return new Set(readings.filter(({ text }) => NATIONAL.test(text)).map(({ page }) => page));
}
