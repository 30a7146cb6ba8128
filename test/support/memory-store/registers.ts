import type { Store } from '../../../src/ports/store.ts';
import { notInMemory } from './not-in-memory.ts';

/** Nobody settled or matched anything in a register here; all else of registers is tested on PGlite. */
export function memoryRegisters(): Store['registers'] {
  const absent: Store['registers'] = notInMemory('registers');
  const empty: Readonly<Record<string, unknown>> = {
    settled: () => Promise.resolve(new Set<string>()),
    match: () => Promise.resolve(undefined),
  };
  const get = (target: object, name: string | symbol): unknown =>
    typeof name === 'string' && Object.hasOwn(empty, name) ? empty[name] : Reflect.get(target, name);
  return new Proxy<Store['registers']>(absent, { get });
}
