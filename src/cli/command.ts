import type { CliContext } from './context.ts';

export interface Invocation {
  readonly args: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command, one file. Texts are keys of the message table. */
export interface CommandDefinition {
  /** As commander reads it: `read <files...>`. */
  readonly usage: string;
  readonly description: string;
  /** What each of its actions does, a line each, shown below the options. */
  readonly actions?: string;
  readonly options: readonly { readonly flags: string; readonly description: string }[];
  /** Gives the exit code. */
  run(context: CliContext, invocation: Invocation): Promise<number>;
}
