import type { Argument, Command, Help, Option } from 'commander';
import { hasMessage, message, type Language } from '../infra/messages/message.ts';

/** `<code>`, `[subjects...]`: what a person puts there. */
const PLACEHOLDER = /(?<=[<[])[a-z]+(?=(\.{3})?[>\]])/g;

/** Help in the language of the user: commander writes English titles, placeholders and lists of choices by itself. */
export function helpStyle(columns: number, language: Language): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': message('cli.help.usage', {}, language),
    'Options:': message('cli.help.options', {}, language),
    'Commands:': message('cli.help.commands', {}, language),
    'Arguments:': message('cli.help.arguments', {}, language),
  };
  return {
    helpWidth: Math.min(columns, 100),
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => inLanguage(usage, language),
    styleSubcommandTerm: (term) => inLanguage(term, language),
    optionTerm: ({ flags }: Option) => inLanguage(flags, language),
    // Without the choices that commander adds: the descriptions say them.
    optionDescription: ({ description }: Option) => description,
    subcommandTerm: (command: Command) =>
      [command.name(), ...command.registeredArguments.map((one) => inLanguage(termOf(one), language))].join(' '),
  };
}

function termOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function inLanguage(text: string, language: Language): string {
  return text.replace(PLACEHOLDER, (word) => wordOf(word, language));
}

/** What stands in a placeholder; a word that nobody translated stays. */
export function wordOf(word: string, language: Language): string {
  const key = `cli.word.${word}`;
  return language === 'vi' && hasMessage(key) ? message(key, {}, language) : word;
}
