import { pipeline } from 'node:stream/promises';
import type { FormOptions, FormRequest, FormSelection } from '../../../app/archive/forms/form-maker.ts';
import { COLUMN_SETS } from '../../../domain/forms/dossiers/inventory.ts';
import { message } from '../../../infra/messages/message.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { onlookerOf } from '../../views/archive/dossier.ts';
import { actorOf } from './dossiers.ts';
import { readerOf } from './readable.ts';

interface FormOrder extends FormSelection {
  readonly format?: FormRequest['format'];
  readonly options?: FormOptions & { readonly columnSet?: keyof typeof COLUMN_SETS };
  readonly given?: FormRequest['given'];
}
type OrderCall = Call<{ path: { kind: string }; body: FormOrder }>;

/** Printed forms. */
export function formRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('listForms', ({ language }) => {
      const items = deps.formKinds().map((one) => ({ ...one, title: message(`form.kind.${one.kind}`, {}, language) }));
      return Promise.resolve(ok({ items }));
    }),
    defineRoute<{ path: { kind: string }; body: FormOrder }>('makeForm', (call) => sendForm(deps, call)),
  ];
}

async function sendForm(deps: HttpDeps, call: OrderCall): Promise<Reply> {
  const { response } = call;
  const leaving = new AbortController();
  response.once('close', () => {
    leaving.abort();
  });
  const form = await deps.makeForm({ ...requestOf(call), signal: leaving.signal });
  try {
    response.set('Cache-Control', 'private, no-store').attachment(form.fileName);
    response.type(form.mediaType).set('Content-Length', String(form.bytes));
    await pipeline(form.content, response);
    return 'sent';
  } finally {
    form.content.destroy();
  }
}

function requestOf(call: OrderCall): Omit<FormRequest, 'path'> {
  const { format = 'pdf', options = {}, given = {}, ...selection } = call.body;
  const { columnSet, ...asked } = options;
  const columns = asked.columns ?? (columnSet && COLUMN_SETS[columnSet]);
  const { sight, within } = onlookerOf(readerOf(call));
  return {
    ...{ kind: call.path.kind, format, selection, given, actor: actorOf(call) },
    options: { ...asked, ...(columns && { columns }) },
    viewer: { sight, ...(within !== undefined && { within }) },
  };
}
