import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReadingBenchOptions } from './reading.ts';

const USAGE = `npm run bench -- reading [--engine auto|tesseract|tesseract.js] [--pages N] [--corpus DIR] [--peer-pages N]
npm run bench -- catalogue [--truth DIR] [--engine both|tesseract|tesseract.js] [--docs N] [--seed N] [--wrong] [--no-baseline] [--keep DIR] [--calibrate FILE]
npm run bench -- quality [--truth DIR[,DIR]] [--docs 60] [--seed N] [--each 60] [--blanks 2000] [--only clipped,blurred,…,blank,sequences,cost] [--wrong-to DIR] [--keep DIR]
npm run bench -- robustness [--files 1000] [--from 0] [--seed N] [--engine tesseract|tesseract.js] [--wrong-to DIR]
npm run bench -- division [--pages 1000] [--seed N[,N…]] [--only annexes|mixed] [--separators] [--truth DIR] [--engine tesseract|tesseract.js] [--keep DIR] [--wrong]
npm run bench -- webhooks [--at-once 20] [--rounds 30]
npm run bench -- marks [--pages 1000] [--unmarked 500] [--reads 50] [--truth DIR] [--seed N] [--engine tesseract|tesseract.js] [--parts] [--wrong-to DIR]
npm run bench -- signatures [--truth DIR] [--docs 60] [--seed N] [--engine tesseract|tesseract.js] [--wrong]
npm run bench -- register [--docs 20000] [--seed N] [--wrong]
npm run bench -- learning [--docs 6000] [--seed N]
npm run bench -- learning --engine tesseract|tesseract.js [--truth DIR] [--docs 120] [--seed N] [--keep DIR] [--wrong]
npm run bench -- retention
npm run bench -- grid [--dossiers 12000] [--rounds 30]
npm run bench -- dossiers [--dossiers 12000] [--documents 12]
npm run bench -- workbooks
npm run bench -- forms [--dossiers 12000]

--corpus      output folder of the corpus generator (default: $BENCH_CORPUS, else ../shared/corpus/synthetic)
--pages       read only the first N pages
--peer-pages  let ocrmypdf read only the first N of them (default: all; 0: none)
--truth       labelled folder (docs/truth-format.md; output of the corpus generator is read too); without it pages are made from --seed
--docs        documents to make or to read
--each        quality: pages that are damaged for each kind
--blanks      sheets with hardly any content, an eighth as many empty ones
--only        only these kinds of defects, only this kind of stream
--separators  division: separator sheets lie before some of the documents
--keep        catalogue, division, learning, quality: keep what the engine reads there, and go on from what is there
--wrong       print every value that is wrong; catalogue: and what each document asks a person about
--unmarked    marks: pages without a mark
--reads       marks: unmarked pages that are read the whole way; 0: no engine at all
--parts       marks: parts of pages around the stamp; quick, not the figure
--files       damaged and hostile files to read
--from        files that earlier runs read, and that are left out
--wrong-to    marks, quality: keep pictures of what went wrong there; robustness: keep the files there
--at-once     webhooks delivered at the same time
--rounds      how often
--dossiers    of one fonds, ordered and numbered in each of the six orders
--documents   of each dossier`;

const { values, positionals } = parsed();

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        engine: { type: 'string' },
        truth: { type: 'string' },
        docs: { type: 'string' },
        seed: { type: 'string', default: '1' },
        each: { type: 'string', default: '60' },
        blanks: { type: 'string', default: '2000' },
        only: { type: 'string', default: '' },
        keep: { type: 'string' },
        separators: { type: 'boolean', default: false },
        files: { type: 'string', default: '1000' },
        from: { type: 'string', default: '0' },
        wrong: { type: 'boolean', default: false },
        unmarked: { type: 'string', default: '500' },
        reads: { type: 'string', default: '50' },
        parts: { type: 'boolean', default: false },
        'wrong-to': { type: 'string' },
        'no-baseline': { type: 'boolean', default: false },
        calibrate: { type: 'string' },
        pages: { type: 'string' },
        corpus: { type: 'string', default: process.env['BENCH_CORPUS'] ?? '../shared/corpus/synthetic' },
        'peer-pages': { type: 'string' },
        'at-once': { type: 'string', default: '20' },
        rounds: { type: 'string', default: '30' },
        dossiers: { type: 'string', default: '12000' },
        documents: { type: 'string', default: '12' },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exit(2);
  }
}

function engineOf(name: string): ReadingBenchOptions['engine'] {
  if (name === 'auto' || name === 'tesseract' || name === 'tesseract.js') return name;
  throw new Error(`Unknown engine ${name}\n${USAGE}`);
}

function countOf(text: string | undefined): number {
  if (text === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a number\n${USAGE}`);
  return Number(text);
}

function enginesOf(name: string): readonly ('tesseract' | 'tesseract.js')[] {
  if (name === 'both') return ['tesseract', 'tesseract.js'];
  if (name === 'tesseract' || name === 'tesseract.js') return [name];
  throw new Error(`Unknown engine ${name}\n${USAGE}`);
}

/** The labelled folder that was given, or pages made for this run. */
async function truthFolder(usual = 40, unsigned = 0): Promise<string> {
  if (values.truth !== undefined) return values.truth;
  const folder = await mkdtemp(join(tmpdir(), 'bench-pages-'));
  const { makePages } = await import('../pages/make-pages.ts');
  await makePages({
    out: folder,
    documents: values.docs === undefined ? usual : countOf(values.docs),
    seed: values.seed,
    handwritten: 0.5,
    unsigned,
  });
  return folder;
}

/** On made-up readings; where an engine or a labelled folder is named, on pages that are read. */
async function learningBench(): Promise<boolean> {
  const { seed, truth, keep, wrong: showChanged } = values;
  if (truth === undefined && values.engine === undefined) {
    const { runLearningBench } = await import('./learning/learning.ts');
    return runLearningBench({ documents: values.docs === undefined ? 6000 : countOf(values.docs), seed }, report);
  }
  const documents = values.docs === undefined && truth === undefined ? 120 : countOf(values.docs);
  const folder = truth ?? (await officeFolder(documents));
  const name = `learning ${basename(folder)}`;
  const options = { folder, name, engine: engineOf(values.engine ?? 'auto'), documents, keep, showChanged };
  const { runReadLearningBench } = await import('./learning/read-pages.ts');
  const isBetter = await runReadLearningBench(options, report);
  if (truth === undefined && keep === undefined) await rm(folder, { recursive: true });
  return isBetter;
}

/** Pages of one archive, made for this run or kept from an earlier one. */
async function officeFolder(documents: number): Promise<string> {
  const { seed, keep } = values;
  const name = `office-${seed}-${String(documents)}`;
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), `${name}-`)) : join(keep, name);
  if (keep !== undefined && existsSync(folder)) return folder;
  const { makeOfficePages } = await import('../pages/make-pages.ts');
  await makeOfficePages({ out: `${folder}.part`, documents, seed, handwritten: 0.5 });
  await rm(folder, { recursive: true, force: true });
  await rename(`${folder}.part`, folder);
  return folder;
}

const report = (line: string) => process.stdout.write(`${line}\n`);

/** Whether all bars were held; `undefined`: the bench has none. */
type Bench = () => Promise<boolean | undefined>;

/** Each loads its own code alone: what else lies in memory is walked with every collection of garbage, and would count as cost. */
const BENCHES: Readonly<Record<string, Bench>> = {
  webhooks: async () => {
    const { runWebhookBench } = await import('./webhooks.ts');
    await runWebhookBench({ atOnce: countOf(values['at-once']), rounds: countOf(values.rounds) }, report);
    return undefined;
  },
  reading: async () => {
    const { runReadingBench } = await import('./reading.ts');
    const options = {
      engine: engineOf(values.engine ?? 'auto'),
      corpus: values.corpus,
      pages: countOf(values.pages),
      peerPages: countOf(values['peer-pages']),
    };
    await runReadingBench(options, report);
    return undefined;
  },
  catalogue: async () => {
    const { runCatalogueBench } = await import('./catalogue/catalogue.ts');
    const options = {
      truth: await truthFolder(),
      engines: enginesOf(values.engine ?? 'both'),
      documents: countOf(values.docs),
      showWrong: values.wrong,
      baseline: !values['no-baseline'],
      ...(values.keep !== undefined && { keep: values.keep }),
      ...(values.calibrate !== undefined && { calibrate: values.calibrate }),
    };
    await runCatalogueBench(options, report);
    if (values.truth === undefined) await rm(options.truth, { recursive: true });
    return undefined;
  },
  quality: async () => {
    const { runQualityBench } = await import('./quality/quality.ts');
    const truth = await truthFolder(60);
    const options = {
      truth: truth.split(','),
      seed: values.seed,
      each: countOf(values.each),
      blanks: countOf(values.blanks),
      kinds: values.only.split(',').filter(Boolean),
      wrongTo: values['wrong-to'],
      keep: values.keep,
    };
    const isHeld = await runQualityBench(options, report);
    if (values.truth === undefined) await rm(truth, { recursive: true });
    return isHeld;
  },
  signatures: async () => {
    const { runSignatureBench } = await import('./signatures/signatures.ts');
    const truth = await truthFolder(60, 0.5);
    const { wrong: showWrong } = values;
    const options = { truth, engine: engineOf(values.engine ?? 'auto'), documents: countOf(values.docs), showWrong };
    const isHeld = await runSignatureBench(options, report);
    if (values.truth === undefined) await rm(truth, { recursive: true });
    return isHeld;
  },
  robustness: async () => {
    const { runRobustnessBench } = await import('./robustness/robustness.ts');
    const engine = engineOf(values.engine ?? 'auto');
    const { seed, from, 'wrong-to': out } = values;
    return runRobustnessBench({ files: countOf(values.files), from: Number(from), seed, engine, out }, report);
  },
  division: async () => {
    const { runDivisionBench } = await import('./division/division.ts');
    const pages = values.pages === undefined ? 1000 : countOf(values.pages);
    const options = {
      ...{ seeds: values.seed.split(','), pages, showWrong: values.wrong },
      ...(values.engine !== undefined && { engine: engineOf(values.engine) }),
      ...(values.keep !== undefined && { keep: values.keep }),
      ...(values.truth !== undefined && { truth: values.truth }),
      separators: values.separators,
      ...(values.only !== '' && { only: values.only }),
    };
    return runDivisionBench(options, report);
  },
  dossiers: async () => {
    const { runDossierBench } = await import('./archive/dossiers.ts');
    await runDossierBench({ dossiers: countOf(values.dossiers), documents: countOf(values.documents) }, report);
    return undefined;
  },
  forms: async () => {
    const { runFormBench } = await import('./archive/forms.ts');
    await runFormBench(countOf(values.dossiers), report);
    return undefined;
  },
  workbooks: async () => {
    const { runWorkbookBench } = await import('./archive/workbooks.ts');
    return runWorkbookBench(report);
  },
  marks: async () => {
    const { runMarksBench } = await import('./marks/marks.ts');
    const options = {
      seed: values.seed,
      pages: values.pages === undefined ? 1000 : countOf(values.pages),
      unmarked: countOf(values.unmarked),
      reads: countOf(values.reads),
      engine: engineOf(values.engine ?? 'auto'),
      parts: values.parts,
      ...(values.truth !== undefined && { plain: values.truth }),
      ...(values['wrong-to'] !== undefined && { wrongTo: values['wrong-to'] }),
    };
    return runMarksBench(options, report);
  },
  register: async () => {
    const { runRegisterBench } = await import('./register/register.ts');
    const documents = values.docs === undefined ? 20_000 : countOf(values.docs);
    return runRegisterBench({ documents, seed: values.seed, showWrong: values.wrong }, report);
  },
  learning: learningBench,
  grid: async () => {
    const { runGridBench } = await import('./archive/grid.ts');
    await runGridBench({ dossiers: countOf(values.dossiers), rounds: countOf(values.rounds) }, report);
    return undefined;
  },
  retention: async () => {
    const { runRetentionBench } = await import('./retention/retention.ts');
    runRetentionBench(report);
    return undefined;
  },
};

try {
  const bench = Object.entries(BENCHES).find(([name]) => name === positionals[0])?.[1];
  if (bench === undefined) throw new Error(USAGE);
  if ((await bench()) === false) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
