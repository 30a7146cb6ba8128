import { expect } from 'chai';
import { COMMANDS } from '../../../src/cli/commands.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import { rejection } from '../../support/rejection.ts';

describe('cli: help of commands with actions', () => {
  const withActions = COMMANDS.filter(({ actions }) => actions !== undefined);
  const nameOf = ({ usage }: { readonly usage: string }) => usage.split(' ')[0] ?? '';

  async function helpOf(command: string, language: string): Promise<string> {
    const out: string[] = [];
    const output = { out: (line: string) => void out.push(line), err: () => undefined, progress: () => undefined };
    await runCli({
      args: command === '' ? ['--help'] : [command, '--help'],
      ...{ environment: { VANKHO_LANGUAGE: language }, version: '0', signal: new AbortController().signal },
      output: { ...output, columns: 100 },
      // Help opens nothing.
      openers: {} as CliContext['openers'],
    });
    return out.join('\n');
  }

  /** As the refusal of an unknown action lists them. */
  async function actionsOf(command: (typeof COMMANDS)[number]): Promise<readonly string[]> {
    const context = { text: message } as unknown as CliContext;
    const refused = await rejection(command.run(context, { args: ['?'], flags: {} }));
    if (!(refused instanceof RequestError)) throw refused;
    return String(refused.details['reason'])
      .replace(/^[^:]*: /, '')
      .split(', ');
  }

  it('every command that takes an action lists them', () => {
    const taking = COMMANDS.filter(({ usage }) => usage.includes('<action>') && !usage.startsWith('ledger'));
    expect(taking.filter(({ actions }) => actions === undefined).map(nameOf)).to.deep.equal([]);
  });

  for (const command of withActions)
    for (const language of ['vi', 'en'])
      it(`${nameOf(command)}: says what every action does (${language})`, async () => {
        const help = await helpOf(nameOf(command), language);
        const actions = await actionsOf(command);

        expect(actions.length).to.be.greaterThan(1);
        for (const action of actions) expect(help).to.match(new RegExp(`^  (\\w+, )?${action}\\b.* {2,}\\S`, 'm'));
        for (const line of help.split('\n')) expect(line.length, line).to.be.at.most(100);
      });

  it('names in Vietnamese what stands in each placeholder', async () => {
    for (const name of ['', ...COMMANDS.map(nameOf)]) {
      const help = await helpOf(name, 'vi');
      // Names of options, actions and file formats stay; what a person fills in does not.
      expect(help, name).not.to.match(/[<[][a-z]{2,}(\.\.\.)?[>\]]|choices|\[options\]/);
    }
  });
});
