/** The only reader of the process environment. */
export function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
