import type { Store } from '../../../src/ports/store.ts';
import { notInMemory } from './not-in-memory.ts';

/** Nothing lies in a dossier here; all else of dossiers is tested on PGlite. */
export function memoryDossiers(): Store['dossiers'] {
  const absent: Store['dossiers'] = notInMemory('dossiers');
  const dossiersOf = () => Promise.resolve(new Map<string, readonly string[]>());
  const get = (target: object, name: string | symbol): unknown =>
    name === 'dossiersOf' ? dossiersOf : Reflect.get(target, name);
  return new Proxy<Store['dossiers']>(absent, { get });
}
