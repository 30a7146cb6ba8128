import { readFileSync } from 'node:fs';
import { runCli } from './cli/run-cli.ts';
import { terminalOutput } from './cli/terminal.ts';
import { createOpeners } from './composition/openers.ts';
import { processEnvironment } from './config/environment.ts';
import { untilSignal } from './infra/process-signals.ts';

const packageFile = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }; // our own file

process.exitCode = await runCli({
  args: process.argv.slice(2),
  environment: processEnvironment(),
  version,
  output: terminalOutput(process.stdout, process.stderr),
  openers: createOpeners(version),
  signal: untilSignal(),
});
