import { forgetLearned, switchLearned } from '../../app/learning/change-learned.ts';
import type { KnownFact } from '../../domain/learning/learned-fact.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext } from '../context.ts';
import { cliActor } from '../reason.ts';

interface LearnedRequest {
  readonly context: CliContext;
  readonly store: Store;
  readonly id: string;
}

const ACTIONS: Readonly<Record<string, (request: LearnedRequest) => Promise<readonly KnownFact[]>>> = {
  list: ({ store }) => store.learned.list(),
  off: async ({ store, id }) => [await switchLearned({ store }, { id, off: true, actor: cliActor() })],
  on: async ({ store, id }) => [await switchLearned({ store }, { id, off: false, actor: cliActor() })],
  remove: async ({ store, id }) => [await forgetLearned({ store }, { id, actor: cliActor() })],
};

/** `vankho learned list|off|on|remove`: names that accepted records taught, as evidence for later readings. */
export const learnedCommand: CommandDefinition = {
  usage: 'learned <action> [id]',
  description: 'cli.learned.description',
  actions: 'cli.learned.actions',
  options: [],
  async run(context, { args: [action = '', id = ''] }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) {
      const reason = context.text('cli.dossier.oneOf', { allowed: Object.keys(ACTIONS).join(', ') });
      throw new RequestError('invalid-request', 'Unknown action', { details: { field: action, reason } });
    }
    const store = await context.openers.openStore(context.config);
    try {
      const facts = await work({ context, store, id });
      if (context.json) context.output.out(JSON.stringify(facts));
      else tell(context, action, facts);
      return 0;
    } finally {
      await store.close();
    }
  },
};

function tell(context: CliContext, action: string, facts: readonly KnownFact[]): void {
  const { output } = context;
  const text: CliContext['text'] = (key, details) => context.text(key, details);
  if (action !== 'list') output.out(text(`cli.learned.${action}`));
  if (facts.length === 0) output.out(text('cli.learned.none'));
  for (const fact of facts) {
    const { id, name, documents, firstYear, lastYear } = fact;
    const detail = fact.kind === 'body' ? fact.abbreviation : fact.kind === 'signer' ? signerText(fact) : '';
    const line = text('cli.learned.line', {
      ...{
        id,
        name,
        documents,
        years: firstYear === lastYear ? firstYear : `${String(firstYear)}–${String(lastYear)}`,
      },
      ...{ kind: text(`learned.kind.${fact.kind}`), ...(detail !== '' && { detail }) },
    });
    output.out(fact.off ? `${line} ${text('cli.learned.isOff')}` : line);
  }
}

function signerText({ role, body }: { readonly role: string; readonly body: string }): string {
  return [role, body].filter((part) => part !== '').join(', ');
}
