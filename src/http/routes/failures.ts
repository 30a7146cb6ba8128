import { message } from '../../infra/messages/message.ts';
import type { DeadJob } from '../../ports/queue.ts';
import { defineRoute, ok, type Call, type Route } from '../api/route.ts';
import { notFound } from '../auth/accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { retriesOf } from '../retries.ts';
import { maskFile, maskFiles } from './scan-names.ts';
import { scanFileView } from '../views/scan-file.ts';

const MOST_JOBS = 200;

export function failureRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: { limit: number; after?: string } }>('listFailures', async (call) => {
      const { query, language } = call;
      const [dead, files] = await Promise.all([
        deps.queue.listDead(MOST_JOBS),
        deps.store.scanFiles.list({ state: 'failed' }, query),
      ]);
      const jobs = await Promise.all(dead.map((job) => jobView(deps, job, call)));
      const retries = await retriesOf(deps, files.items);
      return ok({
        jobs,
        scanFiles: {
          ...files,
          items: (await maskFiles(deps, files.items, call)).map((file) =>
            scanFileView(file, language, retries.get(file.id)),
          ),
        },
      });
    }),
    defineRoute<{ path: { jobId: string } }>('redriveJob', async ({ path, caller }) => {
      if (!(await deps.redrive({ jobId: path.jobId, actor: caller().account.name }))) throw notFound();
      return { status: 202 };
    }),
  ];
}

/** The reason in words comes from its code: what a program once said may quote paths and text. */
async function jobView(deps: HttpDeps, job: DeadJob, call: Pick<Call, 'caller' | 'language'>): Promise<object> {
  const { language } = call;
  const { id, name, code, attempts, payload } = job;
  const found = 'scanFileId' in payload ? await deps.store.scanFiles.find(payload.scanFileId) : undefined;
  const file = found && (await maskFile(deps, found, call));
  return {
    id,
    name,
    ...('scanFileId' in payload && { scanFileId: payload.scanFileId }),
    ...('hostId' in payload && { hostId: payload.hostId }),
    ...(file && { fileName: file.name }),
    code,
    message: message(code, file ? { file: file.name } : {}, language),
    failedAt: job.failedAt.toISOString(),
    attempts,
  };
}
