import type { components, operations } from '../generated/api.ts';

type Schemas = components['schemas'];

export type DisposalCase = Schemas['DisposalCase'];
export type DisposalCasePage = Schemas['DisposalCasePage'];
export type DisposalOverview = Schemas['DisposalOverview'];
export type DisposalItem = Schemas['DisposalItem'];
export type DisposalItemPage = Schemas['DisposalItemPage'];
export type DisposalVotes = Schemas['DisposalVotes'];
export type Tally = DisposalVotes['tallies'][number];
export type DisposalFile = Schemas['DisposalFile'];
export type DisposalFilePage = Schemas['DisposalFilePage'];
export type DisposalProgress = Schemas['DisposalProgress'];
export type DisposalListCheck = Schemas['DisposalListCheck'];
export type AddedDisposalItems = Schemas['AddedDisposalItems'];
export type DuplicateList = Schemas['DuplicateList'];
export type DocumentCopy = Schemas['DocumentCopy'];
export type EliminationReasonList = Schemas['EliminationReasonList'];
export type CaseState = DisposalCase['state'];
export type Member = Schemas['DisposalMember'];
export type Evidence = Schemas['DisposalEvidence'];
export type FondsPage = Schemas['FondsPage'];
export type NewCase = operations['createDisposalCase']['requestBody']['content']['application/json'];
