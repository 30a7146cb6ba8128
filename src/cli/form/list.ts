import { formKinds } from '../../app/archive/forms/make-form.ts';
import { formatTable } from '../table.ts';
import type { FormCall } from './request.ts';

/** The forms that there are, for what, and in which formats. */
export function list({ context, deps }: FormCall): Promise<number> {
  const kinds = formKinds(deps).map((one) => ({ ...one, title: context.text(`form.kind.${one.kind}`) }));
  if (context.json) context.output.out(JSON.stringify(kinds));
  else {
    const column = (name: string, grow: number) => ({ title: context.text(`cli.form.table.${name}`), min: 8, grow });
    const columns = [column('kind', 0), column('title', 1), column('subject', 0), column('formats', 0)];
    const rows = kinds.map(({ kind, title, subject, formats }) => [
      ...[kind, title, context.text(`form.subject.${subject}`), formats.join(', ')],
    ]);
    context.output.out(formatTable(columns, rows, context.output.columns));
  }
  return Promise.resolve(0);
}
