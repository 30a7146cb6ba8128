import type { FormDeps } from '../../app/archive/forms/form-maker.ts';
import type { Invocation } from '../command.ts';
import type { CliContext, FormTemplateTools } from '../context.ts';
import { refuse } from '../dossier/request.ts';

export interface FormCall {
  readonly context: CliContext;
  readonly deps: FormDeps;
  /** The kind of form. */
  readonly subject: string | undefined;
  readonly flags: Invocation['flags'];
}

/** What is done with templates alone. */
export interface TemplateCall {
  readonly context: CliContext;
  readonly templates: FormTemplateTools;
  /** The kind of form, or the file to check. */
  readonly subject: string | undefined;
  readonly flags: Invocation['flags'];
}

export function flagOf({ flags }: Pick<FormCall, 'flags'>, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given.normalize('NFC') : undefined;
}

interface Choice<Value extends string> {
  readonly flag: string;
  readonly given: string;
  readonly allowed: readonly Value[];
}

/** @throws RequestError `invalid-request` */
export function oneOf<Value extends string>(
  { context }: Pick<FormCall, 'context'>,
  { flag, given, allowed }: Choice<Value>,
): Value {
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw refuse(flag, context.text('cli.form.oneOf', { allowed: allowed.join(', ') }));
  return found;
}
