import type { NamedProposal } from '../../../app/archive/propose-fonds-of-document.ts';
import { message, type Language } from '../../../infra/messages/message.ts';

/** An item of `FondsProposals` of the description. */
export function fondsProposalView({ fonds, confidence, reasons }: NamedProposal, language: Language): object {
  const told = reasons.map(({ code, text, matches }) => ({
    ...{ code, text, matches },
    message: message(`fonds.reason.${code}`, { text, matches }, language),
  }));
  return { fondsId: fonds.id, name: fonds.name, confidence, reasons: told };
}
