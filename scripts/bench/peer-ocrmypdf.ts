import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, SubprocessError } from '../../src/infra/subprocess.ts';
import type { PageReader } from './page-reader.ts';

const LIMITS = { timeoutMs: 300_000, maxOutputBytes: 1024 * 1024 } as const;

/** ocrmypdf as it comes, with Vietnamese and PDF/A output; undefined where it is not installed. */
export async function createPeerReader(): Promise<PageReader | undefined> {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
  const version = await versionOf(env);
  if (version === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'bench-peer-'));
  return {
    engine: `ocrmypdf ${version}`,
    read: async (imagePath) => {
      const sidecar = join(folder, 'page.txt');
      const args = ['-l', 'vie', '--image-dpi', '300', '--sidecar', sidecar, imagePath, join(folder, 'page.pdf')];
      const { exitCode, stderr } = await runProgram({ program: 'ocrmypdf', args, env, ...LIMITS });
      if (exitCode !== 0) throw new Error(`ocrmypdf ended with ${String(exitCode)}: ${stderr.slice(-300)}`);
      return await readFile(sidecar, 'utf8');
    },
    dispose: () => rm(folder, { recursive: true }),
  };
}

async function versionOf(env: Readonly<Record<string, string>>): Promise<string | undefined> {
  try {
    const { stdout } = await runProgram({ program: 'ocrmypdf', args: ['--version'], env, ...LIMITS });
    return stdout.toString('utf8').trim();
  } catch (error) {
    if (error instanceof SubprocessError && error.code === 'program-missing') return undefined;
    throw error;
  }
}
