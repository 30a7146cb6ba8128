import type { CommanderError } from 'commander';
import { message, type Language } from '../infra/messages/message.ts';
import { COMMANDS } from './commands.ts';
import { wordOf } from './help.ts';

/** What was written wrongly, and where help is: one line in the language of the user; commander speaks English only. */
export function usageMessage(error: CommanderError, args: readonly string[], language: Language): string {
  const names = new Set(COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? ''));
  const command = args.find((arg) => names.has(arg));
  const [first = '', second = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted ?? '');
  const near = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  const allowed = /Allowed choices are (.+)\.$/.exec(error.message)?.[1];
  const details = {
    word: error.code === 'commander.missingArgument' ? wordOf(first, language) : (first.split(' ')[0] ?? ''),
    help: command === undefined ? 'vankho --help' : `vankho ${command} --help`,
    value: second,
    ...(near !== undefined && { near }),
    ...(allowed !== undefined && { allowed }),
  };
  return message(USAGE_ERRORS[error.code] ?? 'cli.usage.other', details, language);
}

const USAGE_ERRORS: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'cli.usage.unknownCommand',
  'commander.unknownOption': 'cli.usage.unknownOption',
  'commander.missingArgument': 'cli.usage.missingArgument',
  'commander.optionMissingArgument': 'cli.usage.optionMissingArgument',
  'commander.excessArguments': 'cli.usage.excessArguments',
  'commander.invalidArgument': 'cli.usage.invalidArgument',
};
