import { processEnvironment } from '../config/environment.ts';

/** What outside programs see of the environment: enough to be found and to find their data, no secrets. */
const PASSED = ['PATH', 'TESSDATA_PREFIX', 'LANG', 'LC_ALL', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'SystemRoot'];

export function programEnvironment(): Readonly<Record<string, string>> {
  const environment = processEnvironment();
  return Object.fromEntries(
    PASSED.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
