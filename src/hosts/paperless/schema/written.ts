import type { WrittenField } from '../object-keys.ts';

/**
 * `HostObject.written`: what we wrote last. What stands there now and differs is somebody else's doing. Holds no secret:
 * it lies in our store in clear.
 */
export interface Written extends Partial<WrittenField> {
  /** Name in the host after our write; `HostObject.name` is the one that we wanted. */
  readonly name: string;
  /** Name that a person gave it since and that was told of. */
  readonly given?: string;
  /** It was there before us: never taken away. */
  readonly adopted?: boolean;
  /** Noted before the object is made: a run that breaks off in between finds its own object again. */
  readonly pending?: boolean;
  readonly path?: string;
  /** Of a saved view: what people may arrange as they like. */
  readonly display?: object;
  /** Of a workflow: which parts are ours. */
  readonly triggers?: readonly number[];
  readonly actions?: readonly number[];
}

export interface Known {
  /** The name that we wanted when we wrote last. */
  readonly label: string;
  readonly written: Written;
}
