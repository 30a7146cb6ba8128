import type { ArtifactRow } from '../ports/store.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { Artifacts, Pipeline, Processor, StepContext, StepInputs, StepName } from '../ports/processor.ts';
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

/** One hash a step: source content, the step with its settings, and all it rests on. */
export function stepFingerprints(
  pipeline: Pipeline,
  sourceSha256: string,
  hasher: Hasher,
): ReadonlyMap<StepName, string> {
  const known = new Map<StepName, string>();
  const visit = (processor: Processor): string => {
    const done = known.get(processor.name);
    if (done !== undefined) return done;
    const needs = processor.needs.map((name) => visit(stepOf(pipeline, name)));
    const settings = Object.entries(processor.settings).sort(([a], [b]) => (a < b ? -1 : 1));
    const fingerprint = hasher.sha256(
      JSON.stringify([sourceSha256, processor.name, processor.version, settings, needs]),
    );
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

/**
 * Makes artifacts on demand: a step runs only when somebody asks for its result and no equal one is kept.
 * So a repeat costs nothing and a run that was killed goes on where it stopped.
 */
export function startPipelineRun(options: PipelineRunOptions): StepInputs {
  const fingerprints = stepFingerprints(options.pipeline, options.sourceSha256, options.hasher);
  const fileResults = new Map<StepName, Promise<unknown>>();

  async function kept(processor: Processor, page: number | null, make: () => Promise<unknown>): Promise<unknown> {
    if (!processor.keep) return make();
    const fingerprint = `${fingerprints.get(processor.name) ?? ''}${page === null ? '' : `:${String(page)}`}`;
    const known = await options.artifacts.get(fingerprint);
    if (known !== undefined) return known;
    const body = await make();
    await options.artifacts.put({ fingerprint, step: processor.name, page, body });
    return body;
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
    allPages: async <Name extends StepName>(name: Name) => {
      const { pages } = await inputs.file('identify');
      return mapLimited(
        pages,
        options.pageConcurrency,
        async (page) => (await runPage(name, page, pages.length)) as Artifacts[Name],
      );
    },
  };
  return inputs;
}
