import type { Store } from '../../../src/ports/store.ts';
import { notInMemory } from './not-in-memory.ts';

/** Nobody settled anything in a register here; all else of registers is tested on PGlite. */
export function memoryRegisters(): Store['registers'] {
  const absent: Store['registers'] = notInMemory('registers');
  const settled = () => Promise.resolve(new Set<string>());
  const get = (target: object, name: string | symbol): unknown =>
    name === 'settled' ? settled : Reflect.get(target, name);
  return new Proxy<Store['registers']>(absent, { get });
}
