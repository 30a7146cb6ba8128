import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import { doubtfulCells, type DoubtfulCells } from '../../../src/domain/register/doubtful-cells.ts';
import { fillFromRow, readOf } from '../../../src/domain/register/fill-from-row.ts';
import { factsOf } from '../../../src/domain/register/scanned-facts.ts';
import { matchRows, type MatchOutcome, type RowCandidate } from '../../../src/domain/register/match-rows.ts';
import type { RegisterKind, RegisterRow } from '../../../src/domain/register/register.ts';
import { plainNumber } from '../../../src/domain/register/words.ts';
import { createRandom } from '../../pages/random.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { makeRegister } from './made-register.ts';
import { readScans, type ReadScan } from './read-scans.ts';

type Report = (line: string) => void;

interface RegisterBench {
  readonly seed: string;
  readonly documents: number;
  readonly showWrong: boolean;
}

const YEARS = 10;
const MOST_WRONG = 0.002;
const LEAST_RIGHT = 0.99;
/** Rows for each document that is looked for. */
const ROWS_A_DOCUMENT = 3;

/** How surely made-up scans find their rows in made-up registers; `must show` 3 of reading. */
export function runRegisterBench({ seed, documents, showWrong }: RegisterBench, report: Report): boolean {
  const good = (['outgoing', 'incoming'] as const).map((kind) => {
    const random = createRandom(`register ${seed} ${kind}`);
    const aYear = Math.ceil((documents * ROWS_A_DOCUMENT) / YEARS);
    const made = makeRegister({ random, years: YEARS, aYear, kind });
    const scans = readScans(random, random.some(made.documents, documents), documents);
    const began = cpuSeconds();
    const outcomes = matchRows({ documents: scans.map(({ id, fields }) => factsOf(id, fields)), rows: made.rows });
    const seconds = cpuSeconds() - began;
    report(
      `${kind}: ${String(made.rows.length)} rows, ${String(scans.length)} scans, ${seconds.toFixed(1)} CPU seconds`,
    );
    return tell({ kind, scans, made, outcomes, showWrong }, report);
  });
  return good.every(Boolean);
}

interface Measured {
  readonly kind: RegisterKind;
  readonly scans: readonly ReadScan[];
  readonly made: ReturnType<typeof makeRegister>;
  readonly outcomes: readonly MatchOutcome[];
  readonly showWrong: boolean;
}

function tell(measured: Measured, report: Report): boolean {
  const { scans, outcomes } = measured;
  const byId = new Map(scans.map((scan) => [scan.id, scan]));
  const judge = judgeOf(measured, report);
  const withRow = scans.filter(hasRow).length;
  const doubtful = outcomes.flatMap((one) => (one.state === 'doubtful' ? [one.doubt] : []));
  const overlooked = outcomes.filter(({ state, documentId }) => state === 'unmatched' && hasRow(byId.get(documentId)));
  const pairs = outcomes.flatMap((one) => {
    const scan = byId.get(one.documentId);
    return one.state === 'paired' && scan !== undefined ? [{ scan, ...judge(scan, one.pair) }] : [];
  });
  const wrong = pairs.filter(({ wrongPair }) => wrongPair).length;
  const given = pairs.filter((pair) => pair.given && hasRow(pair.scan));
  const right = given.filter((pair) => pair.right).length;
  const rescued = given.filter((pair) => pair.rescued).length;
  const doubts = Map.groupBy(doubtful, (doubt) => doubt);
  const kinds = [...doubts].map(([doubt, some]) => `${doubt} ${String(some.length)}`).join(', ');
  report(`  wrong pairings ${share(wrong, pairs.length)}`);
  report(`  number and date right, where both are given: ${share(right, given.length)}`);
  report(
    `  given through the register: ${String(rescued)}; coverage of documents with a row ${share(given.length, withRow)}`,
  );
  report(
    `  to a person ${share(doubtful.length, scans.length)}: ${kinds}; row overlooked ${share(overlooked.length, withRow)}`,
  );
  return wrong < MOST_WRONG * pairs.length && right >= LEAST_RIGHT * given.length;
}

function hasRow(scan: ReadScan | undefined): boolean {
  return scan?.truth.rowId !== undefined;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} % (${String(part)} of ${String(whole)})`;
}

/** What a pair gives the document, held against the truth. */
function judgeOf({ kind, made, showWrong }: Measured, report: Report) {
  const rows = new Map(made.rows.map((row) => [row.id, row]));
  const doubtful = doubtfulOfAll(made.rows, kind);
  return ({ truth, fields }: ReadScan, { rowId, score }: RowCandidate) => {
    const row = rows.get(rowId);
    if (row === undefined) throw new RangeError(`No row ${rowId}`);
    const filled = fillFromRow({ row, fields, doubtful });
    const number = filled.number ?? readOf(fields.number);
    const date = filled.issuedOn ?? readOf(fields.issuedOn);
    const given = isSure(number) && isSure(date);
    const right = given && isRight(truth, { number, date });
    const wrongPair = row.id !== truth.rowId;
    if (showWrong && (wrongPair || (given && !right)))
      report(JSON.stringify({ truth, row: row.entry, number: fields.number, date: fields.issuedOn, score, wrongPair }));
    const rescued = given && (filled.number !== undefined || filled.issuedOn !== undefined);
    return { wrongPair, given, right, rescued };
  };
}

function isRight(truth: ReadScan['truth'], said: Readonly<Record<'number' | 'date', FieldValue | undefined>>): boolean {
  const { number, date } = said;
  const isNumber = typeof number?.value === 'string' && plainNumber(number.value) === plainNumber(truth.number);
  return isNumber && date?.value === truth.date;
}

function isSure(value: FieldValue | undefined): boolean {
  return value?.needsReview === false;
}

function doubtfulOfAll(rows: readonly RegisterRow[], kind: RegisterKind): DoubtfulCells {
  const registers = [...Map.groupBy(rows, ({ registerId }) => registerId).values()];
  const found = registers.map((some) => doubtfulCells(some, kind));
  return {
    numbers: new Set(found.flatMap(({ numbers }) => [...numbers])),
    dates: new Set(found.flatMap(({ dates }) => [...dates])),
  };
}
