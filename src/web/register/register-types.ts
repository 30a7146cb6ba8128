import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];

export type RegisterList = Schemas['DocumentRegisterList'];
export type DocumentRegister = RegisterList['items'][number];
export type RegisterKind = Schemas['RegisterKind'];
export type RegisterColumn = Schemas['RegisterColumn'];
export type RegisterEntry = Schemas['RegisterEntry'];
export type RegisterImportOrder = Schemas['RegisterImportOrder'];
export type RegisterImportReport = Schemas['RegisterImportReport'];
export type RegisterMatch = Schemas['RegisterMatch'];
export type RegisterMatchOfDocument = Schemas['RegisterMatchOfDocument'];
export type FoundRegisterRows = Schemas['FoundRegisterRows'];
export type RegisterMatchPage = Schemas['RegisterMatchPage'];
export type RegisterMatchState = Schemas['RegisterMatchState'];
export type RegisterMatchReport = Schemas['RegisterMatchReport'];
export type RegisterMatchingProgress = Schemas['RegisterMatchingProgress'];
export type RegisterCompleteness = Schemas['RegisterCompleteness'];
export type RegisterRow = Schemas['RegisterRow'];
export type RegisterRowPage = Schemas['RegisterRowPage'];
export type RegisterRowDetail = Schemas['RegisterRowDetail'];
export type RegisterSettlements = Schemas['RegisterSettlements'];
export type Settlement = RegisterSettlements['items'][number];
export type SettledRegisterMatches = Schemas['SettledRegisterMatches'];
export type LearnedFact = Schemas['LearnedFact'];
export type LearnedFactList = Schemas['LearnedFactList'];
