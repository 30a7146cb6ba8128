/**
 * Stands where the type of the store asks for a repository that has no twin in memory: the archive is tested on PGlite.
 * `never`, because it fits every such place and has no member that works.
 */
export function notInMemory(name: string): never {
  const refuse = (): never => {
    throw new Error(`${name}: not in memory; use a store of test/support/store/engines.ts`);
  };
  return new Proxy({}, { get: () => refuse }) as never;
}
