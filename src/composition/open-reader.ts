import { tmpdir } from 'node:os';
import type { Reader } from '../cli/context.ts';
import type { Config } from '../config/load-config.ts';
import { sha256Hasher } from '../infra/system.ts';
import { createWorkspace } from '../infra/workspace.ts';
import { openReadingStack } from './reading-stack.ts';

/** For `vankho read`: the pipeline alone, with work folders in the system's temporary folder. */
export async function openReader(config: Config): Promise<Reader> {
  const workspace = createWorkspace(tmpdir(), 'vankho-read');
  await workspace.sweep();
  const stack = await openReadingStack(config);
  const { pipeline, pageConcurrency, engineVersion } = stack;
  return {
    deps: { pipeline, hasher: sha256Hasher, pageConcurrency },
    engineVersion,
    openFolder: () => workspace.open(),
    dispose: () => stack.dispose(),
  };
}
