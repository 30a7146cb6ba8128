import { inspect } from 'node:util';

/** The error a promise fails with; fails itself when the promise succeeds. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a failure, got ${inspect(value, { depth: 1 })}`);
}
