import { bothSides } from '../../app/archive/registers/register-report.ts';
import { demandFound } from '../../app/archive/refuse.ts';
import { registerNames } from './register-names.ts';
import type { RegisterRequest } from './request.ts';
import { shownDay } from './shown-day.ts';

/** `vankho register show DOCUMENT`: what a document says beside its row, which is the evidence of its number and date. */
export async function show(request: RegisterRequest): Promise<number> {
  const { context, deps, args } = request;
  const [id = ''] = args;
  const [view] = await bothSides(deps, [demandFound(await deps.store.registers.match(id), id)]);
  const { document, rows, rowId, state, decided } = demandFound(view, id);
  if (context.json) {
    context.output.out(JSON.stringify(view));
    return 0;
  }
  const say = (key: string, details?: Readonly<Record<string, string | number>>) => {
    context.output.out(context.text(key, details));
  };
  const { number = '—', issuedOn, subject = '—' } = document.values;
  const told = decided && state === 'unmatched' ? 'outside' : state;
  const settled = { state: context.text(`register.state.${told}`), ...(decided && { by: decided.by }) };
  say('cli.register.shown', { id, file: document.fileName, number, date: shownDay(issuedOn), subject, ...settled });
  const names = await registerNames(request);
  for (const row of rows.filter((one) => rowId === null || one.rowId === rowId)) {
    const { number: said, date, subject: matter } = row.entry;
    say('cli.register.shownRow', {
      ...{ id: row.rowId, line: row.line, number: said ?? '—', date: shownDay(date), subject: matter ?? '—' },
      register: names.get(row.registerId) ?? '—',
    });
  }
  return 0;
}
