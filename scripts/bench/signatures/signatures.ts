import { catalogue } from '../../../src/domain/cataloguing/catalogue.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { signingFindings } from '../../../src/domain/signature/signing-findings.ts';
import type { Presence } from '../../../src/domain/signature/signing.ts';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { loadLabelled, type LabelledDocument } from '../catalogue/labelled.ts';
import { openMeasuredReader, type MeasuredReader } from '../catalogue/measured-reader.ts';

export interface SignatureBenchOptions {
  readonly truth: string;
  readonly engine: EngineChoice;
  readonly documents: number;
  readonly showWrong: boolean;
}

type Report = (line: string) => void;

/** One document as it is, and what is said of it. */
interface Case {
  readonly id: string;
  readonly mode: string;
  readonly is: { readonly signature: boolean; readonly seal: boolean };
  /** Of the page where it is signed; undefined where none was found. */
  readonly said: { readonly signature: Presence; readonly seal: Presence } | undefined;
  /** Codes of findings. */
  readonly told: readonly string[];
}

/** More false alarms than this share fail the bench. */
const MOST_FALSE = 0.02;

/** Whether signature and seal are seen where they are, and missed where they are not. @returns false above 2 % false alarms */
export async function runSignatureBench(options: SignatureBenchOptions, report: Report): Promise<boolean> {
  const reader = await openMeasuredReader(options.engine);
  const cases: Case[] = [];
  let withheld = 0;
  try {
    for (const document of loadLabelled(options.truth).slice(0, options.documents)) {
      const one = await readCase(reader, document);
      if (one === undefined) withheld += 1;
      else cases.push(one);
    }
  } finally {
    await reader.dispose();
  }
  report(`${reader.engine}: ${String(cases.length)} documents read, ${String(withheld)} withheld and left out`);
  for (const mode of ['all', ...new Set(cases.map((one) => one.mode))].toSorted()) {
    const own = cases.filter((one) => mode === 'all' || one.mode === mode);
    for (const mark of ['signature', 'seal'] as const) reportMark(own, { mode, mark }, report);
    reportTold(own, mode, report);
  }
  if (options.showWrong) for (const one of cases.filter(isWrong)) report(JSON.stringify(one));
  const good = cases.filter(({ is }) => is.signature && is.seal);
  return good.filter(({ told }) => told.length > 0).length <= MOST_FALSE * good.length;
}

async function readCase(reader: MeasuredReader, document: LabelledDocument): Promise<Case | undefined> {
  const readings: PageReading[] = [];
  for (const [index, { imagePath }] of document.pages.entries()) {
    const reading = await reader.read(imagePath);
    if (reading === undefined) return undefined;
    readings.push({ ...reading, page: index + 1 });
  }
  const span = { firstPage: 1, lastPage: readings.length };
  const fields = catalogue(readings, span);
  const found = signingFindings(readings, [{ ...span, fields }]);
  return {
    id: document.id,
    mode: document.pages[0]?.mode ?? '',
    is: { signature: document.signed, seal: document.sealed },
    said: readings.find(({ signing }) => signing !== undefined)?.signing,
    told: [...found.values()].map(({ code }) => code),
  };
}

type Mark = keyof Case['is'];

function reportMark(cases: readonly Case[], { mode, mark }: { mode: string; mark: Mark }, report: Report): void {
  const row = (has: boolean) => {
    const own = cases.filter(({ is }) => is[mark] === has);
    const count = (word: Presence | undefined) => String(own.filter(({ said }) => said?.[mark] === word).length);
    return `${String(own.length).padStart(4)}: present ${count('present')}, missing ${count('missing')}, unclear ${count('unclear')}, no place ${count(undefined)}`;
  };
  report(`${mode.padEnd(11)} ${mark.padEnd(9)}  there ${row(true)}   not there ${row(false)}`);
}

function reportTold(cases: readonly Case[], mode: string, report: Report): void {
  const told = (own: readonly Case[], code: string) => own.filter((one) => one.told.includes(code)).length;
  const [bare, unsealed] = [cases.filter(({ is }) => !is.signature && !is.seal), cases.filter(({ is }) => is.signature && !is.seal)]; // prettier-ignore
  const good = cases.filter(({ is }) => is.signature && is.seal);
  report(
    `${mode.padEnd(11)} told       unsigned ${String(told(bare, 'unsigned'))} of ${String(bare.length)}, unsealed ${String(told(unsealed, 'unsealed'))} of ${String(unsealed.length)}, false alarms ${String(good.filter((one) => one.told.length > 0).length)} of ${String(good.length)}`,
  );
}

/** Said the opposite of what is there. */
function isWrong({ is, said, told }: Case): boolean {
  const opposite = (mark: Mark) => said?.[mark] === (is[mark] ? 'missing' : 'present');
  return opposite('signature') || opposite('seal') || (is.signature && is.seal && told.length > 0);
}
