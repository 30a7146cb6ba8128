import { fileURLToPath } from 'node:url';

export type BadProgram =
  | 'crash'
  | 'hang'
  | 'leave-group'
  | 'print-much'
  | 'invalid-utf8'
  | 'no-output'
  | 'close-stdin'
  | 'fail'
  | 'echo-stdin'
  | 'print-env'
  | 'no-language'
  | 'old-version';

export function badProgram(name: BadProgram): string {
  return fileURLToPath(new URL(`./${name}.sh`, import.meta.url));
}
