import type { AppDeps } from './deps.ts';
import { stepFingerprints, type PipelineSource } from './run-pipeline.ts';

type Steps = Pick<AppDeps, 'hasher' | 'pipeline'>;

/** Over all steps, and the name, which stands in the title of the access PDF. */
export function runFingerprint({ hasher, pipeline }: Steps, source: PipelineSource, name: string): string {
  return hasher.sha256(JSON.stringify([[...stepFingerprints(pipeline, source, hasher)], name]));
}

/**
 * What was read stays read under a new name where the results stay with the file: else a job that comes again (its
 * process died between the end of the reading and its own) would read for the name alone.
 */
export function renamedFingerprint(
  steps: Steps,
  {
    sha256,
    name,
    fingerprint,
  }: { readonly sha256: string | null; readonly name: string; readonly fingerprint: string | null },
  to: string,
): string | null {
  if (sha256 === null || fingerprint !== runFingerprint(steps, { sha256 }, name)) return fingerprint;
  return runFingerprint(steps, { sha256 }, to);
}
