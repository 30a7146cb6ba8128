import { expect } from 'chai';
import type { PaperlessApi } from '../../../../../src/hosts/paperless/api.ts';
import { readReprocessing, type Reprocessing } from '../../../../../src/hosts/paperless/events/reprocessing.ts';
import { releaseOf } from '../../../../../src/hosts/paperless/versions.ts';
import type { WireTask } from '../../../../../src/hosts/paperless/wire-types.ts';

const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute);

/** Created in this order, one a minute; `done`: when. */
function task(number: number, done: number | null): WireTask {
  return {
    ...{ task_id: String(number), task_type: 'reprocess_document', status: done === null ? 'pending' : 'success' },
    ...{ date_created: new Date(at(number)).toISOString(), related_document_ids: [], result_data: null },
    date_done: done === null ? null : new Date(done).toISOString(),
  };
}

async function read(
  tasks: readonly WireTask[],
  since: number | undefined,
  now: number,
): Promise<Reprocessing & { pages: number }> {
  const newestFirst = [...tasks].reverse();
  let pages = 0;
  const api: Pick<PaperlessApi, 'tasks'> = {
    tasks: ({ page = 1 }) => {
      pages += 1;
      return Promise.resolve(newestFirst.slice((page - 1) * 100, page * 100));
    },
  };
  const release = releaseOf('3.0.5');
  const releases = { last: () => release, note: () => undefined, current: () => Promise.resolve(release) };
  const context = { api: api as PaperlessApi, releases, clock: { now: () => new Date(now) } };
  return { ...(await readReprocessing(context, since, {})), pages };
}

describe('hosts/paperless/events/reprocessing', () => {
  it('is seen behind hundreds that still wait, once for all of them together', async () => {
    const row = Array.from({ length: 250 }, (_, number) => task(number, number < 3 ? at(300 + number) : null));

    const soon = await read(row, at(299), at(303));
    const later = await read(row, at(299), at(331));
    const through = row.map(({ task_id: id }) => task(Number(id), at(300 + Number(id))));
    const end = await read(through, at(302), at(560));

    expect(soon).to.deep.include({ isUnknown: false, until: at(299) });
    expect(later).to.deep.include({ isUnknown: true, until: at(302) });
    expect(end).to.deep.include({ isUnknown: true, until: at(549) });
  });

  it('is told of at once where the host works at no other', async () => {
    expect(await read([task(1, at(5))], at(4), at(6))).to.deep.include({ isUnknown: true, until: at(5) });
  });

  it('turns pages only until one was known', async () => {
    const row = Array.from({ length: 500 }, (_, number) => task(number, at(number)));

    expect(await read(row, at(350), at(600))).to.deep.include({ isUnknown: true, pages: 3 });
    expect(await read(row, at(499), at(600))).to.deep.include({ isUnknown: false, pages: 1 });
    expect(await read(row, undefined, at(600))).to.deep.include({ isUnknown: false, until: at(499), pages: 1 });
  });
});
