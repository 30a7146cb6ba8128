import type { ArtifactRow } from '../ports/store.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { Artifacts, Pipeline, Processor, StepContext, StepInputs, StepName } from '../ports/processor.ts';
import type { PersonCuts } from '../domain/division/person-cuts.ts';
import type { PageIdentity } from '../ports/scan-reader.ts';
import { mapLimited } from './map-limited.ts';

/** Where kept artifacts lie: the store, or memory for `vankho read`. */
export interface ArtifactCache {
  get(fingerprint: string): Promise<unknown>;
  put(artifact: Omit<ArtifactRow, 'scanFileId'>): Promise<void>;
}

export interface PipelineProgress {
  readonly step: StepName;
  readonly page?: number;
  readonly pages: number;
}

export interface PipelineRunOptions {
  readonly pipeline: Pipeline;
  readonly sourceSha256: string;
  readonly context: StepContext;
  readonly artifacts: ArtifactCache;
  readonly hasher: Hasher;
  /** Pages in work at the same time: bounds memory. */
  readonly pageConcurrency: number;
  readonly onProgress?: (progress: PipelineProgress) => void;
}

/** What is read, and what a person decided of it. */
export interface PipelineSource {
  readonly sha256: string;
  readonly cuts?: PersonCuts | undefined;
}

/** One hash a step: source content, the step with its settings, what a person decided of it, and all it rests on. */
export function stepFingerprints(
  pipeline: Pipeline,
  { sha256: sourceSha256, cuts }: PipelineSource,
  hasher: Hasher,
): ReadonlyMap<StepName, string> {
  const known = new Map<StepName, string>();
  const visit = (processor: Processor): string => {
    const done = known.get(processor.name);
    if (done !== undefined) return done;
    const needs = processor.needs.map((name) => visit(stepOf(pipeline, name)));
    const settings = Object.entries(processor.settings).sort(([a], [b]) => (a < b ? -1 : 1));
    const decided = processor.name === 'divide' && cuts !== undefined ? [cuts] : [];
    const parts = [sourceSha256, processor.name, processor.version, settings, needs, ...decided];
    const fingerprint = hasher.sha256(JSON.stringify(parts));
    known.set(processor.name, fingerprint);
    return fingerprint;
  };
  pipeline.forEach(visit);
  return known;
}

function stepOf(pipeline: Pipeline, name: StepName): Processor {
  const found = pipeline.find((processor) => processor.name === name);
  if (found === undefined) throw new Error(`The pipeline has no step "${name}"`);
  return found;
}

async function keptArtifact(
  artifacts: ArtifactCache,
  place: Pick<ArtifactRow, 'fingerprint' | 'step' | 'page'>,
  make: () => Promise<unknown>,
): Promise<unknown> {
  const known = await artifacts.get(place.fingerprint);
  if (known !== undefined) return known;
  const body = await make();
  await artifacts.put({ ...place, body });
  return body;
}

function fingerprintsOf({
  pipeline,
  sourceSha256,
  context,
  hasher,
}: PipelineRunOptions): ReadonlyMap<StepName, string> {
  return stepFingerprints(pipeline, { sha256: sourceSha256, cuts: context.cuts }, hasher);
}

/**
 * Makes artifacts on demand: a step runs only when somebody asks for its result and no equal one is kept.
 * So a repeat costs nothing and a run that was killed goes on where it stopped.
 */
export function startPipelineRun(options: PipelineRunOptions): StepInputs {
  const fingerprints = fingerprintsOf(options);
  const fileResults = new Map<StepName, Promise<unknown>>();
  const wholes = new Map<StepName, Promise<readonly unknown[]>>();

  async function kept(processor: Processor, page: number | null, make: () => Promise<unknown>): Promise<unknown> {
    if (!processor.keep) return make();
    const fingerprint = `${fingerprints.get(processor.name) ?? ''}${page === null ? '' : `:${String(page)}`}`;
    return keptArtifact(options.artifacts, { fingerprint, step: processor.name, page }, make);
  }

  function runFile(name: StepName): Promise<unknown> {
    const running = fileResults.get(name);
    if (running) return running;
    const processor = stepOf(options.pipeline, name);
    if (processor.scope !== 'file') throw new Error(`Step "${name}" works on pages`);
    const result = kept(processor, null, async () => {
      options.context.signal.throwIfAborted();
      return processor.run(inputs, options.context);
    });
    fileResults.set(name, result);
    return result;
  }

  async function runPage(name: StepName, page: PageIdentity, pages: number): Promise<unknown> {
    const processor = stepOf(options.pipeline, name);
    if (processor.scope !== 'page') throw new Error(`Step "${name}" works on whole files`);
    const artifact = await kept(processor, page.page, async () => {
      options.context.signal.throwIfAborted();
      return processor.run(inputs, { ...options.context, page });
    });
    options.onProgress?.({ step: name, page: page.page, pages });
    return artifact;
  }

  /** One copy for all who ask: several steps want every reading, and the words of 600 pages take some 100 MB. */
  function runAllPages(name: StepName): Promise<readonly unknown[]> {
    const known = wholes.get(name);
    if (known) return known;
    const result = inputs
      .file('identify')
      .then(({ pages }) => mapLimited(pages, options.pageConcurrency, (page) => runPage(name, page, pages.length)));
    if (stepOf(options.pipeline, name).keep) wholes.set(name, result);
    return result;
  }

  // The casts below are the one place where "artifact of step Name" is joined with its type:
  // the map `Artifacts` and the processors' own types promise it, the cache holds JSON.
  const inputs: StepInputs = {
    file: async <Name extends StepName>(name: Name) => (await runFile(name)) as Artifacts[Name],
    page: async <Name extends StepName>(name: Name, page: number) => {
      const identity = await inputs.file('identify');
      const found = identity.pages[page - 1];
      if (found === undefined) throw new Error(`The file has no page ${String(page)}`);
      return (await runPage(name, found, identity.pages.length)) as Artifacts[Name];
    },
    allPages: async <Name extends StepName>(name: Name) => (await runAllPages(name)) as readonly Artifacts[Name][],
  };
  return inputs;
}
