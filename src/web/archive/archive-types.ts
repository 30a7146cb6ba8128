import type { DossierDescription } from '../../domain/archive/dossier.ts';
import type { RetentionDecision } from '../../domain/retention/retention-decision.ts';
import type { Problem } from '../api/types.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];

/** The generator makes empty objects of the description and the decision, which have schemas of their own. */
export type Dossier = Omit<Schemas['Dossier'], 'description' | 'retentionDecision'> & {
  readonly description: DossierDescription;
  readonly retentionDecision?: RetentionDecision | null;
};
export type DossierState = Schemas['DossierState'];
export type DossierOrder = Schemas['DossierOrder'];
export type DossierTally = Schemas['DossierTally'];
export type Fonds = Schemas['Fonds'];
export type FondsEntry = Schemas['FondsEntry'];
export type FondsPage = Schemas['FondsPage'];
export type SchemeFilling = Schemas['SchemeFilling'];
export type Organisation = Schemas['Organisation'];
export type OrganisationPage = Schemas['OrganisationPage'];
export type Heading = Schemas['SchemeHeading'];

export interface DossierWindow {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly Dossier[];
}

/** What is written of a row: members of the description, and the columns beside it; null takes a value away. */
export interface RowChange {
  readonly id: string;
  readonly revision: number;
  readonly description?: Readonly<Record<string, unknown>>;
  readonly nodeId?: string | null;
  readonly inventoryNumber?: string | null;
}
export interface ChangeResults {
  readonly items: readonly { readonly id: string; readonly dossier?: Dossier; readonly problem?: Problem }[];
}
