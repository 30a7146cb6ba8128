import { Command, CommanderError, Option } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { exitCodeOf } from '../infra/error-table.ts';
import { message, type Language } from '../infra/messages/message.ts';
import { isPortError, RecordError, ScheduleError, TemplateError } from '../ports/errors.ts';
import type { CliContext, Openers, Output } from './context.ts';
import { COMMANDS } from './commands.ts';
import { helpStyle } from './help.ts';
import { usageMessage } from './usage-error.ts';

export interface CliRequest {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly output: Output;
  readonly openers: Openers;
  readonly signal: AbortSignal;
}

/** Wrong use of the command line; codes of `docs/errors.md`. */
const USAGE = 2;

/** Runs one command and gives its exit code. Every error ends here, in one line, in the language asked for. */
export async function runCli(request: CliRequest): Promise<number> {
  const language = languageOf(request);
  let exitCode = 0;
  const program = buildProgram(request, language, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...request.args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usageError(request, language, error);
    return await reportError(request, language, error);
  }
}

/** Before anything is parsed, so that errors of parsing speak the right language too. */
function languageOf({ args, environment }: CliRequest): Language {
  const flag = args.indexOf('--lang');
  const wanted = flag >= 0 ? args[flag + 1] : environment['VANKHO_LANGUAGE'];
  return wanted === 'en' ? 'en' : 'vi';
}

function buildProgram(request: CliRequest, language: Language, setExitCode: (code: number) => void): Command {
  const text = (key: string, details = {}) => message(key, details, language);
  const program = new Command('vankho')
    .description(text('cli.description'))
    .version(request.version, '-V, --version', text('cli.option.version'))
    .helpOption('-h, --help', text('cli.option.help'))
    .helpCommand(false)
    .configureHelp(helpStyle(request.output.columns, language))
    .configureOutput({
      writeOut: (line) => {
        request.output.out(line.trimEnd());
      },
      writeErr: (line) => {
        request.output.err(line.trimEnd());
      },
      // Told in the language of the user below; commander speaks English only.
      outputError: () => undefined,
    })
    .exitOverride();
  for (const definition of COMMANDS) {
    const command = program.command(definition.usage).description(text(definition.description));
    command.helpOption('-h, --help', text('cli.option.help')).exitOverride();
    if (definition.actions !== undefined) command.addHelpText('after', `\n${text(definition.actions)}`);
    for (const option of definition.options) command.addOption(new Option(option.flags, text(option.description)));
    command.addOption(new Option('--config <file>', text('cli.option.config')));
    command.addOption(new Option('--data <folder>', text('cli.option.data')));
    command.addOption(new Option('--json', text('cli.option.json')));
    command.addOption(new Option('--lang <vi|en>', text('cli.option.lang')).choices(['vi', 'en']));
    command.action(async () => {
      const args = command.processedArgs
        .flat()
        .filter((arg) => arg !== undefined)
        .map(String);
      const flags = command.opts<Record<string, string | boolean | undefined>>();
      setExitCode(await definition.run(contextOf(request, { flags, language }), { args, flags }));
    });
  }
  return program;
}

function contextOf(
  request: CliRequest,
  { flags, language }: { flags: Readonly<Record<string, string | boolean | undefined>>; language: Language },
): CliContext {
  const textFlag = (name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined);
  const config = loadConfig({
    file: textFlag('config'),
    environment: request.environment,
    overrides: { 'data.folder': textFlag('data'), 'http.port': textFlag('port'), 'ocr.engine': textFlag('engine') },
  });
  return {
    config,
    language,
    json: flags['json'] === true,
    output: request.output,
    signal: request.signal,
    openers: request.openers,
    text: (key, details = {}) => message(key, details, language),
  };
}

/** Wrong use: which word it was, and where help is. Asking for help or the version is none. */
function usageError({ output, args }: CliRequest, language: Language, error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  // Without a command commander shows the help and calls that an error: nothing to add.
  if (error.code === 'commander.help') return USAGE;
  output.err(usageMessage(error, args, language));
  return USAGE;
}

async function reportError(request: CliRequest, language: Language, error: unknown): Promise<number> {
  if (request.signal.aborted) return 130;
  if (!isPortError(error)) {
    // A fault of ours: its class and place in our own sources; message and stack may hold paths or document text.
    const { errorFields } = await import('../infra/logger.ts'); // only then: the log makes every start slower
    const { errorName, code, at } = errorFields(error);
    request.output.err(`${message('internal', {}, language)} [${errorName} ${code} ${at}]`);
    return exitCodeOf(error);
  }
  request.output.err(message(error.code, error.details, language));
  if (error instanceof ScheduleError)
    for (const { at, key, details } of error.faults) request.output.err(`${at}: ${message(key, details, language)}`);
  if (error instanceof TemplateError)
    for (const { key, details } of error.faults) request.output.err(message(key, details, language));
  if (error instanceof RecordError) {
    const { faultMessage } = await import('../infra/schema-validator.ts'); // as the log
    for (const fault of error.faults) request.output.err(`${fault.field}: ${faultMessage(fault, language)}`);
  }
  return exitCodeOf(error);
}
