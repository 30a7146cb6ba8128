import { lookUpOrganisation } from '../../app/archive/look-up-organisation.ts';
import { latestName } from '../../domain/archive/organisation-names.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dateFlag } from '../dates.ts';

interface Request {
  readonly what: string | undefined;
  readonly flags: Invocation['flags'];
}

/** Bodies that a name may mean on a day, the likeliest first. */
export async function findAuthority(context: CliContext, { what = '', flags }: Request): Promise<number> {
  const on = dateFlag({ context, flags }, 'on');
  const store = await context.openers.openStore(context.config);
  try {
    const hits = await lookUpOrganisation({ store }, { text: what.normalize('NFC'), ...(on && { on }) });
    if (context.json) context.output.out(JSON.stringify(hits));
    else if (hits.length === 0) context.output.err(context.text('cli.authority.none'));
    for (const { organisation, value, confidence, validThen } of context.json ? [] : hits) {
      const name = latestName(organisation.record);
      const percent = Math.round(confidence * 100);
      const line = context.text('cli.authority.hit', {
        percent,
        name,
        id: organisation.id,
        ...(value !== name && { value }),
      });
      context.output.out(validThen ? line : `${line} (${context.text('cli.authority.notThen')})`);
    }
    return hits.length > 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
