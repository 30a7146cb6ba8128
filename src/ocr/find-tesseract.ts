import { runProgram } from '../infra/subprocess.ts';

export interface TesseractProgram {
  /** Name or path of the program. */
  readonly path: string;
  /** The environment it runs in: `PATH`, perhaps `TESSDATA_PREFIX`. */
  readonly env: Readonly<Record<string, string>>;
  /** e.g. `tesseract 5.3.0 vie`. */
  readonly version: string;
}

export type TesseractFinding =
  | { readonly kind: 'found'; readonly program: TesseractProgram }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-old'; readonly version: string }
  | { readonly kind: 'language-missing'; readonly version: string }
  | { readonly kind: 'broken'; readonly cause: unknown };

const OLDEST_MAJOR = 5;
const LIMITS = { timeoutMs: 10_000, maxOutputBytes: 256 * 1024 } as const;

/** Looks whether tesseract is there, new enough (4 has another layout of options and models) and can read Vietnamese. Never throws. */
export async function findTesseract(
  path: string,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<TesseractFinding> {
  try {
    const about = await runProgram({ program: path, args: ['--version'], env, signal, ...LIMITS });
    const version = /^tesseract v?(\d+\.[\w.-]+)/m.exec(about.stdout.toString('utf8') + about.stderr)?.[1];
    if (version === undefined) return { kind: 'broken', cause: new Error('no version stated') };
    if (Number.parseInt(version, 10) < OLDEST_MAJOR) return { kind: 'too-old', version };
    const list = await runProgram({ program: path, args: ['--list-langs'], env, signal, ...LIMITS });
    const languages = (list.stdout.toString('utf8') + list.stderr).split(/\r?\n/);
    if (!languages.includes('vie')) return { kind: 'language-missing', version };
    return { kind: 'found', program: { path, env, version: `tesseract ${version} vie` } };
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'program-missing';
    return missing ? { kind: 'missing' } : { kind: 'broken', cause };
  }
}
