import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Page images lie outside of the JavaScript heap, 26 MB each at 300 ppi. The engine waits for some 100 MB of them
 * before it looks for garbage, in every thread; asked for after each page, the young ones alone (about 1 ms), the threads stay small.
 */
export function createGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [{ type: 'minor' }]);
  };
}
