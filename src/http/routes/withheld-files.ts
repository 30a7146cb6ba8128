import type { SecrecyMark } from '../../domain/cataloguing/catalogued-document.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { maskFile } from './scan-names.ts';
import { scanFileView } from '../views/scan-file.ts';

interface LiftingBody {
  readonly revision: number;
  readonly page: number;
  readonly reason: string;
}
type WithholdingBody = LiftingBody & Pick<SecrecyMark, 'level'>;

/** For those alone who may judge whether a file bears a secrecy mark (ADR 0015). */
export function withheldFileRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ path: { id: string }; query: { width: number } }>('readMarkedPage', async (call) => {
      const { path, query, caller, response } = call;
      const leaving = new AbortController();
      response.once('close', () => {
        leaving.abort();
      });
      const actor = caller().account.name;
      const wanted = { scanFileId: path.id, width: query.width, actor, signal: leaving.signal };
      const image = await deps.renderMarkedPage(wanted);
      // Every look is recorded, so none may come from a cache; nor may the page lie in one.
      response.status(200).set('Cache-Control', 'no-store').type(image.mediaType).end(image.bytes);
      return 'sent';
    }),
    defineRoute<{ path: { id: string }; body: LiftingBody }>('liftWithholding', async (call) => {
      const { path, body, caller, language } = call;
      const file = await deps.liftWithholding({ ...body, scanFileId: path.id, actor: caller().account.name });
      return { status: 202, body: scanFileView(await maskFile(deps, file, call), language) };
    }),
    defineRoute<{ path: { id: string }; body: WithholdingBody }>('withholdFile', async (call) => {
      const { path, body, caller, language } = call;
      const file = await deps.withholdFile({ ...body, scanFileId: path.id, actor: caller().account.name });
      return { status: 200, body: scanFileView(await maskFile(deps, file, call), language) };
    }),
  ];
}
