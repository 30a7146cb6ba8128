import fs from 'node:fs';
import { executeCase } from '../../../../src/app/archive/disposal/execute-case.ts';
import { createHost, parseHostId } from '../../../../src/hosts/registry.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import type { Host } from '../../../../src/ports/host.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { disposalDeps } from '../../archive/disposal.ts';

/*
 * Carries the execution of CASE on, three files a call, as a console does, until nothing is open. Prints a line before and
 * after each thing that is done in the host, and after each call, so that it can be killed there.
 */
const [folder, inbox, results, caseId] = process.argv.slice(2);
if (folder === undefined || inbox === undefined || results === undefined || caseId === undefined)
  throw new Error('Usage: execute-disposal STORE INBOX RESULTS CASE');
const store = await openStore({ kind: 'embedded', folder });
const host = createHost(
  { kind: 'folder', id: parseHostId('folder'), inbox, results, settleMs: 0 },
  { clock: systemClock },
);
const deps = disposalDeps(store, new Map([[host.describe().id, told(host)]]));
for (let open = 1; open > 0;) {
  ({ open } = await executeCase(deps, { caseId, actor: 'an', limit: 3 }));
  say('called');
}
await host.dispose();
await store.close();

function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

function told(given: Host): Host {
  const { disposal } = given;
  if (disposal === undefined) throw new Error('No disposal');
  const saying =
    <Args extends readonly unknown[], Result>(what: string, work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      say(`${what}?`);
      const result = await work(...args);
      say(what);
      return result;
    };
  return {
    ...given,
    disposal: {
      ...disposal,
      witness: saying('witness', disposal.witness.bind(disposal)),
      trash: saying('trash', disposal.trash.bind(disposal)),
      erase: saying('erase', disposal.erase.bind(disposal)),
    },
  };
}
