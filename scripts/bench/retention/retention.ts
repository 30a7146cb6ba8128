import { countPrecedents, NO_PRECEDENTS, type Precedents } from '../../../src/domain/retention/proposals/precedents.ts';
import { proposeForTitle } from '../../../src/domain/retention/proposals/propose-for-title.ts';
import { indexSchedules, type ScheduleIndex } from '../../../src/domain/retention/proposals/schedule-index.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { readSchedule, readTitles, type LabelledTitle } from './labelled-titles.ts';
import { calibrationLines, describe, judge, type Judgement } from './judge.ts';
import { SHARES, wearTitle } from './worn-titles.ts';

type Report = (line: string) => void;

const COMMON = 'tt-09-2011-bnv';
/** Draws of wear: 0 = as written. */
const AS_WRITTEN = 0;
const WORN = 1;
const AS_DECIDED = 7;
const SPEED_TITLES = 12_000;

/** How proposals agree with the labelled titles of `test/fixtures/retention` (see its README). */
export function runRetentionBench(report: Report): void {
  const titles = readTitles('titles.tsv');
  const parts: readonly (readonly [string, readonly LabelledTitle[]])[] = [
    ['tune', titles.filter(({ part }) => part === 'tune')],
    ['test', titles.filter(({ part }) => part === 'test')],
    ['province', readTitles('province-titles.tsv')],
  ];
  const indexOf = createIndexes();
  report(`Worn titles: ${JSON.stringify(SHARES)}`);
  for (const [name, part] of parts)
    for (const draw of [AS_WRITTEN, WORN])
      report(describe(`${name}${draw === AS_WRITTEN ? ', as written' : ', worn'}`, judgeAll(part, { draw, indexOf })));
  reportNone(indexOf, report);
  const test = parts.flatMap(([name, part]) => (name === 'test' ? judgeAll(part, { draw: WORN, indexOf }) : []));
  report('Calibration (test, worn): confidence of the first → share right');
  for (const line of calibrationLines(test)) report(line);
  for (const [name, part] of parts) if (name !== 'tune') reportLearning(name, part, { indexOf, report });
  reportSpeed(titles, indexOf(COMMON), report);
}

interface Setting {
  readonly draw: number;
  readonly indexOf: (row: string) => ScheduleIndex;
  readonly precedents?: Precedents;
}

function judgeAll(titles: readonly LabelledTitle[], setting: Setting): readonly Judgement[] {
  const { indexOf, precedents = NO_PRECEDENTS } = setting;
  return titles.map(({ row, title }, at) => {
    const index = indexOf(row);
    return judge(proposeForTitle(worn(title, at, setting.draw), { index, precedents }), row, index);
  });
}

function worn(title: string, at: number, draw: number): string {
  return draw === AS_WRITTEN ? title : wearTitle(title, draw * 100_000 + at);
}

/** Titles of a sector are looked up beside the common schedule, as an office of the sector does. */
function createIndexes(): (row: string) => ScheduleIndex {
  const ready = new Map<string, ScheduleIndex>();
  return (row) => {
    const id = row.split('/')[0] ?? COMMON;
    const schedule = readSchedule(id);
    const schedules = schedule.scope.kind === 'sector' ? [schedule, readSchedule(COMMON)] : [schedule];
    const index = ready.get(id) ?? indexSchedules(schedules);
    ready.set(id, index);
    return index;
  };
}

function reportNone(indexOf: Setting['indexOf'], report: Report): void {
  for (const name of ['tune', 'test']) {
    const titles = readTitles('without-item.tsv').filter(({ part }) => part === name);
    const wrong = titles.filter(({ title }) => proposeForTitle(title, { index: indexOf(COMMON) }).length > 0);
    report(`Titles that no row means (${name}): ${String(wrong.length)} of ${String(titles.length)} got a proposal`);
  }
}

/** Every other title was decided once, by its right row, in another wording; then all are asked. */
function reportLearning(
  name: string,
  titles: readonly LabelledTitle[],
  { indexOf, report }: { readonly indexOf: Setting['indexOf']; readonly report: Report },
): void {
  const decided = titles.flatMap(({ row, title }, at) =>
    at % 2 === 0 ? [{ title: worn(title, at, AS_DECIDED), rowId: row }] : [],
  );
  const setting = { draw: WORN, indexOf };
  const before = judgeAll(titles, setting);
  const after = judgeAll(titles, { ...setting, precedents: countPrecedents(decided) });
  const half = (all: readonly Judgement[], rest: number) => all.filter((_, at) => at % 2 === rest);
  report(describe(`${name}, like ones decided, before`, half(before, 0)));
  report(describe(`${name}, like ones decided, after`, half(after, 0)));
  report(describe(`${name}, others, before`, half(before, 1)));
  report(describe(`${name}, others, after`, half(after, 1)));
}

function reportSpeed(titles: readonly LabelledTitle[], index: ScheduleIndex, report: Report): void {
  const decided = titles.map(({ title, row }) => ({ title, rowId: row }));
  const precedents = countPrecedents(decided);
  const texts = Array.from({ length: SPEED_TITLES }, (_, at) =>
    worn(titles[at % titles.length]?.title ?? '', at, WORN + 1),
  );
  const began = performance.now();
  const cpu = cpuSeconds();
  for (const title of texts) proposeForTitle(title, { index, precedents });
  const used = cpuSeconds() - cpu;
  const seconds = (performance.now() - began) / 1000;
  report(
    `${String(SPEED_TITLES)} titles in ${seconds.toFixed(1)} s (${used.toFixed(1)} CPU s): ` +
      `${String(Math.round(SPEED_TITLES / seconds))} a second, ${String(Math.round(SPEED_TITLES / used))} a CPU second`,
  );
}
