import type { FormRequest, FormSelection } from '../../app/archive/forms/form-maker.ts';
import { formKinds, makeForm } from '../../app/archive/forms/make-form.ts';
import { FORM_FORMATS, type FormFormat } from '../../ports/form-renderer.ts';
import { actor, missing, refuse } from '../dossier/request.ts';
import { writeOut } from '../out-file.ts';
import { givenOf, optionsOf } from './options.ts';
import { selectionOf } from './selection.ts';
import { flagOf, oneOf, type FormCall } from './request.ts';

/** `vankho form make KIND --out FILE`. A file that is there is written over only where that is said. */
export async function make(call: FormCall): Promise<number> {
  const { context, deps, subject: kind } = call;
  if (kind === undefined) throw missing('kind');
  const out = flagOf(call, 'out');
  if (out === undefined) throw missing('out');
  const selection = await selectionOf(call);
  demandSubject(call, kind, selection);
  const request: Omit<FormRequest, 'path'> = {
    ...{ kind, selection, actor: actor(), signal: context.signal, viewer: { sight: 'everything' } },
    ...{ format: formatOf(call, out), options: optionsOf(call), given: givenOf(call) },
  };
  const made = await writeOut(call, { flag: '--out', file: out }, (path) => makeForm(deps, { ...request, path }));
  if (context.json) context.output.out(JSON.stringify({ ...made, file: out }));
  else tell(call, { ...made, kind, file: out });
  return 0;
}

/** Says by the flag what is missing; the use case knows the field only. @throws RequestError `invalid-request` */
function demandSubject(
  { context, deps }: FormCall,
  kind: string,
  { fondsId, inventoryNumber, ids }: FormSelection,
): void {
  const subject = formKinds(deps).find((one) => one.kind === kind)?.subject;
  if (subject === undefined) return;
  const needsOne = !['fonds', 'inventory', 'dossiers', 'boxes'].includes(subject);
  if (needsOne && ids === undefined) throw refuse('--ids', context.text('cli.form.idNeeded'));
  if (!needsOne && fondsId === undefined && ids === undefined)
    throw refuse('--fonds', context.text('cli.form.fondsNeeded'));
  if (subject === 'inventory' && inventoryNumber === undefined)
    throw refuse('--inventory', context.text('cli.form.inventoryNeeded'));
}

/** By the flag, else by the ending of the file, else PDF. */
function formatOf(call: FormCall, out: string): FormFormat {
  const given = flagOf(call, 'format');
  if (given !== undefined) return oneOf(call, { flag: '--format', given, allowed: FORM_FORMATS });
  return FORM_FORMATS.find((format) => out.toLowerCase().endsWith(`.${format}`)) ?? 'pdf';
}

interface Made {
  readonly kind: string;
  readonly file: string;
  readonly copies: number;
  readonly rows: number;
  readonly pages?: number;
  readonly masked: number;
}

function tell({ context }: FormCall, { kind, file, copies, rows, pages, masked }: Made): void {
  const title = context.text(`form.kind.${kind}`);
  const counts = { copies, ...(rows > 0 && { rows }), ...(pages !== undefined && { pages }) };
  context.output.out(context.text('cli.form.made', { title, file, ...counts }));
  if (masked > 0) context.output.out(context.text('cli.form.masked', { count: masked }));
}
