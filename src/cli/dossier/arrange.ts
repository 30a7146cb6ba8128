import { checkFonds } from '../../app/archive/dossiers/completeness-of.ts';
import { freezeNumbers } from '../../app/archive/dossiers/freeze-numbers.ts';
import { numberFonds } from '../../app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../app/archive/dossiers/order-dossiers.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { actor, fondsOf, orderOf, textFlag, type DossierRequest } from './request.ts';

export async function order(request: DossierRequest): Promise<number> {
  const [wanted, nodeId] = [orderOf(request), textFlag(request, 'node')];
  const { id: fondsId } = await fondsOf(request);
  const choice = { ...(wanted !== undefined && { order: wanted }), ...(nodeId !== undefined && { nodeId }) };
  const result = await orderFonds(request.deps, { fondsId, ...choice, actor: actor() });
  tell(request, result, request.context.text('cli.dossier.ordered', { count: result.dossiers, moved: result.moved }));
  return 0;
}

export async function number(request: DossierRequest): Promise<number> {
  const { id: fondsId } = await fondsOf(request);
  if (request.flags['freeze'] === true) {
    const result = await freezeNumbers(request.deps, { fondsId, actor: actor() });
    tell(request, result, request.context.text('cli.dossier.frozen', { count: result.frozen }));
    return 0;
  }
  const result = await numberFonds(request.deps, { fondsId, actor: actor() });
  const left = result.left.length > 0 && { left: result.left.length };
  tell(request, result, request.context.text('cli.dossier.numbered', { count: result.numbered, ...left }));
  return 0;
}

/** What is missing; exit code of `incomplete` where something blocks a step. */
export async function check(request: DossierRequest): Promise<number> {
  const { context, deps } = request;
  const { id: fondsId } = await fondsOf(request);
  const nodeId = textFlag(request, 'node');
  const report = await checkFonds(deps, { fondsId, ...(nodeId !== undefined && { nodeId }) });
  if (!context.json) {
    for (const { dossier, findings } of report.items) {
      context.output.out(`${String(dossier.temporaryNumber)}  ${dossier.description.title}`);
      for (const { rule, blocks } of findings)
        context.output.out(`    ${blocks === null ? '·' : '!'} ${context.text(`dossier.rule.${rule}`)}`);
    }
  }
  const { dossiers: count, blocking, warned } = report;
  tell(request, report, context.text('cli.dossier.findings', { count, blocking, warned }));
  return blocking > 0 ? ERROR_TABLE.incomplete.exit : 0;
}

function tell({ context }: DossierRequest, result: object, text: string): void {
  if (context.json) context.output.out(JSON.stringify(result));
  else context.output.err(text);
}
