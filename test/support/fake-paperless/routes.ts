import type { Handler } from './answer.ts';

/** Where the parts register what they answer; paths are below `/api`. */
export interface Routes {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
  patch(path: string, handler: Handler): void;
  delete(path: string, handler: Handler): void;
}
