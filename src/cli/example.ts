import { RequestError } from '../ports/errors.ts';
import type { CliContext } from './context.ts';

export type Examples = Readonly<Record<string, unknown>>;

/** `--example`: a filled file that the action takes, to be saved and changed; opens nothing. @throws RequestError */
export function printExample(context: CliContext, examples: Examples, action: string): number {
  if (!Object.hasOwn(examples, action)) {
    const reason = context.text('cli.example.none', { allowed: Object.keys(examples).join(', ') });
    throw new RequestError('invalid-request', 'No example', { details: { field: '--example', reason } });
  }
  context.output.out(JSON.stringify(examples[action], null, 2));
  context.output.err(context.text('cli.example.hint'));
  return 0;
}
