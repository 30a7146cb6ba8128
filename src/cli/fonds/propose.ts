import { proposeFondsOfDocument } from '../../app/archive/propose-fonds-of-document.ts';
import type { Store } from '../../ports/store.ts';
import type { CliContext } from '../context.ts';

/** To which fonds a document may belong, with the reasons; nothing is decided. */
export async function proposeForDocument(context: CliContext, store: Store, documentId: string): Promise<number> {
  const { output } = context;
  const proposals = await proposeFondsOfDocument({ store }, documentId);
  if (context.json) output.out(JSON.stringify(proposals));
  else if (proposals.length === 0) output.err(context.text('cli.fonds.noProposal'));
  for (const { fonds, confidence, reasons } of context.json ? [] : proposals) {
    output.out(context.text('cli.fonds.proposal', { percent: Math.round(confidence * 100), name: fonds.name }));
    for (const { code, text: said, matches } of reasons)
      output.out(`  ${context.text(`fonds.reason.${code}`, { text: said, matches })}`);
  }
  return 0;
}
