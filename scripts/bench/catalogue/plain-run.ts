import { cpuSeconds } from '../cpu-clock.ts';
import type { Report } from '../reading.ts';
import { plainFields, readPlainly } from './baseline.ts';
import { compareField } from './compare.ts';
import type { LabelledDocument } from './labelled.ts';
import { percent, SCORED } from './tally.ts';

interface Counts {
  readonly wanted: number;
  readonly exact: number;
  readonly bare: number;
}

/** Documents read with plain tools, for comparison. */
export interface PlainRun {
  readonly fields: ReadonlyMap<string, Counts>;
  /** @returns the CPU seconds it took; what was found is counted once, however often a document is read. */
  read(document: LabelledDocument): Promise<number>;
}

export function createPlainRun(): PlainRun {
  const fields = new Map<string, Counts>();
  const known = new Set<LabelledDocument>();
  return {
    fields,
    async read(document) {
      const before = cpuSeconds();
      const texts = [];
      for (const { imagePath } of document.pages) texts.push(await readPlainly(imagePath));
      const found = plainFields(texts);
      const spent = cpuSeconds() - before;
      if (!known.has(document)) count(fields, document, found);
      known.add(document);
      return spent;
    },
  };
}

function count(counts: Map<string, Counts>, document: LabelledDocument, found: Record<string, string>): void {
  for (const field of SCORED.filter((name) => document.fields[name] !== undefined)) {
    const name = `${field}${document.handwritten.has(field) ? ' (handwritten)' : ''}`;
    const { wanted, exact, bare } = counts.get(name) ?? { wanted: 0, exact: 0, bare: 0 };
    const compared = compareField(field, found[field], document.fields[field]);
    counts.set(name, {
      wanted: wanted + 1,
      exact: exact + Number(compared.exact),
      bare: bare + Number(compared.bare),
    });
  }
}

export function reportPlain({ fields }: PlainRun, report: Report): void {
  report('\n== plain tesseract, psm 3, and regular expressions');
  for (const [name, { wanted, exact, bare }] of fields) {
    report(`${name.padEnd(26)}  n ${String(wanted).padStart(4)}  exact ${percent(exact, wanted).padStart(5)} %  without marks ${percent(bare, wanted).padStart(5)} %`); // prettier-ignore
  }
}
