import {
  openProposer,
  type ProposeDeps,
  type ProposeOptions,
  type Proposer,
} from '../../app/archive/propose-retention.ts';
import { readSynonyms } from '../../infra/synonyms-file.ts';
import type { CliContext } from '../context.ts';

interface Request {
  readonly context: Pick<CliContext, 'config'>;
  readonly deps: Pick<ProposeDeps, 'store'>;
}

/** The proposer with the words of the office. @throws ConfigError as `readSynonyms` */
export function openOfficeProposer({ context, deps }: Request, options?: ProposeOptions): Promise<Proposer> {
  return openProposer({ store: deps.store, synonyms: readSynonyms(context.config['retention.synonyms']) }, options);
}
