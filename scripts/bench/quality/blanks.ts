import { join } from 'node:path';
import sharp from 'sharp';
import { isBlankSide } from '../../../src/ocr/preparation/prepare-page.ts';
import { createRandom } from '../../pages/random.ts';
import { blankSheet, CONTENTS, hardlyWritten, type Sheet } from './blank-sheets.ts';
import { toReadingSize } from './looked-at.ts';

export interface BlankRun {
  /** Sheets with hardly any content; an eighth as many empty ones. */
  readonly blanks: number;
  readonly seed: string;
  readonly wrongTo: string | undefined;
}

type Report = (line: string) => void;

const LEAST_FOUND = 0.9;
/** One empty sheet to so many with content. */
const EMPTY = 8;

/** No sheet with content may be called blank, nine of ten empty ones must be. @returns whether both held */
export async function reportBlanks({ blanks, seed, wrongTo }: BlankRun, report: Report): Promise<boolean> {
  let lostInAll = 0;
  const count = Math.ceil(blanks / CONTENTS.length);
  for (const content of CONTENTS) {
    let lost = 0;
    for (let n = 0; n < count; n += 1) {
      const sheet = await hardlyWritten(content, createRandom(`${seed} ${content} ${String(n)}`));
      if (!(await isBlank(sheet))) continue;
      lost += 1;
      report(`  called blank: ${content} ${String(n)}`);
      await keep(sheet, wrongTo, `lost-${content}-${String(n)}.png`);
    }
    report(`blank: ${String(lost)} of ${String(count)} sheets with ${content} called blank`);
    lostInAll += lost;
  }
  const empty = Math.ceil(blanks / EMPTY);
  let found = 0;
  for (let n = 0; n < empty; n += 1) {
    const sheet = await blankSheet(createRandom(`${seed} empty ${String(n)}`));
    if (await isBlank(sheet)) found += 1;
    else await keep(sheet, wrongTo, `unseen-blank-${String(n)}.png`);
  }
  report(`blank: ${String(found)} of ${String(empty)} empty sheets found (${((100 * found) / empty).toFixed(1)} %)`);
  return lostInAll === 0 && found >= LEAST_FOUND * empty;
}

async function isBlank(sheet: Sheet): Promise<boolean> {
  return isBlankSide(await toReadingSize(sheet, sheet.as));
}

async function keep({ data, width, height }: Sheet, wrongTo: string | undefined, name: string): Promise<void> {
  if (wrongTo !== undefined) await sharp(data, { raw: { width, height, channels: 3 } }).toFile(join(wrongTo, name));
}
