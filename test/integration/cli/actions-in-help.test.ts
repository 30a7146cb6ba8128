import { expect } from 'chai';
import { accessCommand } from '../../../src/cli/commands/access.ts';
import { disposalCommand } from '../../../src/cli/commands/disposal.ts';
import { projectCommand } from '../../../src/cli/commands/project.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import { rejection } from '../../support/rejection.ts';

describe('cli: help of commands with actions', () => {
  const commands = { disposal: disposalCommand, access: accessCommand, project: projectCommand };

  async function helpOf(command: string, language: string): Promise<string> {
    const out: string[] = [];
    const output = { out: (line: string) => void out.push(line), err: () => undefined, progress: () => undefined };
    await runCli({
      args: [command, '--help'],
      ...{ environment: { VANKHO_LANGUAGE: language }, version: '0', signal: new AbortController().signal },
      output: { ...output, columns: 100 },
      // Help opens nothing.
      openers: {} as CliContext['openers'],
    });
    return out.join('\n');
  }

  /** As the refusal of an unknown action lists them. */
  async function actionsOf(command: keyof typeof commands): Promise<readonly string[]> {
    const context = { text: message } as unknown as CliContext;
    const refused = await rejection(commands[command].run(context, { args: ['?'], flags: {} }));
    if (!(refused instanceof RequestError)) throw refused;
    return String(refused.details['reason'])
      .replace(/^[^:]*: /, '')
      .split(', ');
  }

  for (const command of ['disposal', 'access', 'project'] as const)
    for (const language of ['vi', 'en'])
      it(`${command}: says what every action does (${language})`, async () => {
        const help = await helpOf(command, language);
        const actions = await actionsOf(command);

        expect(actions.length).to.be.greaterThan(8);
        for (const action of actions) expect(help).to.match(new RegExp(`^  (\\w+, )?${action}\\b.* {2,}\\S`, 'm'));
        for (const line of help.split('\n')) expect(line.length, line).to.be.at.most(100);
      });
});
