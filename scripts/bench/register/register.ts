import { doubtfulCells, type DoubtfulCells } from '../../../src/domain/register/doubtful-cells.ts';
import { fillFromRow, readOf } from '../../../src/domain/register/fill-from-row.ts';
import { factsOf } from '../../../src/domain/register/scanned-facts.ts';
import { matchRows, type MatchOutcome, type RowCandidate } from '../../../src/domain/register/match-rows.ts';
import type { RegisterKind, RegisterRow } from '../../../src/domain/register/register.ts';
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
  const byId = new Map(outcomes.map((outcome) => [outcome.documentId, outcome]));
  const counts = { paired: 0, wrongPair: 0, withRow: 0, given: 0, right: 0, rescued: 0, asked: 0, overlooked: 0 };
  const doubts: Record<string, number> = {};
  const judge = judgeOf(measured, report);
  for (const scan of scans) {
    const outcome = byId.get(scan.id);
    const hasRow = scan.truth.rowId !== undefined;
    counts.withRow += Number(hasRow);
    if (outcome?.state === 'doubtful') doubts[outcome.doubt] = (doubts[outcome.doubt] ?? 0) + 1;
    counts.asked += Number(outcome?.state === 'doubtful');
    counts.overlooked += Number(outcome?.state === 'unmatched' && hasRow);
    if (outcome?.state !== 'paired') continue;
    const judged = judge(scan, outcome.pair);
    counts.paired += 1;
    counts.wrongPair += Number(judged.wrongPair);
    counts.given += Number(hasRow && judged.given);
    counts.right += Number(hasRow && judged.right);
    counts.rescued += Number(hasRow && judged.rescued);
  }
  const share = (part: number, whole: number) =>
    `${((100 * part) / Math.max(1, whole)).toFixed(2)} % (${String(part)} of ${String(whole)})`;
  report(`  wrong pairings ${share(counts.wrongPair, counts.paired)}`);
  report(`  number and date right, where both are given: ${share(counts.right, counts.given)}`);
  report(
    `  given through the register: ${String(counts.rescued)}; coverage of documents with a row ${share(counts.given, counts.withRow)}`,
  );
  report(
    `  to a person ${share(counts.asked, scans.length)} ${JSON.stringify(doubts)}; row overlooked ${share(counts.overlooked, counts.withRow)}`,
  );
  return (
    counts.wrongPair / Math.max(1, counts.paired) < MOST_WRONG &&
    counts.right / Math.max(1, counts.given) >= LEAST_RIGHT
  );
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
    const given = number?.needsReview === false && date?.needsReview === false;
    const right = given && number.value === truth.number && date.value === truth.date;
    const wrongPair = row.id !== truth.rowId;
    if (showWrong && (wrongPair || (given && !right)))
      report(JSON.stringify({ truth, row: row.entry, number: fields.number, date: fields.issuedOn, score, wrongPair }));
    const rescued = given && (filled.number !== undefined || filled.issuedOn !== undefined);
    return { wrongPair, given, right, rescued };
  };
}

function doubtfulOfAll(rows: readonly RegisterRow[], kind: RegisterKind): DoubtfulCells {
  const registers = [...Map.groupBy(rows, ({ registerId }) => registerId).values()];
  const found = registers.map((some) => doubtfulCells(some, kind));
  return {
    numbers: new Set(found.flatMap(({ numbers }) => [...numbers])),
    dates: new Set(found.flatMap(({ dates }) => [...dates])),
  };
}
