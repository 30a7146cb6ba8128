import { CASE_STATES, isClosed } from '../../../domain/disposal/case-state.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { Store } from '../../../ports/store.ts';

const AT_ONCE = 200;

/** The open cases of a fonds. */
export async function allCases({ disposals }: Pick<Store, 'disposals'>, fondsId: string): Promise<DisposalCase[]> {
  const states = CASE_STATES.filter((state) => !isClosed(state));
  const found: DisposalCase[] = [];
  for (let after: string | undefined; ;) {
    const page = await disposals.list({ fondsId, states }, { limit: AT_ONCE, ...(after !== undefined && { after }) });
    found.push(...page.items);
    if (page.next === undefined) return found;
    after = page.next;
  }
}
