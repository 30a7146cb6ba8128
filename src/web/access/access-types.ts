import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];

export type AccessOfDossier = Schemas['AccessOfDossier'];
export type SecrecyCandidate = Schemas['SecrecyCandidate'];
export type SecretMaterialList = Schemas['SecretMaterialList'];
export type SecretMaterial = SecretMaterialList['items'][number];
export type RestrictedMaterialList = Schemas['RestrictedMaterialList'];
export type RestrictedMaterial = RestrictedMaterialList['items'][number];
export type ListedDocument = Schemas['ListedDocument'];
export type RestrictionGroups = Schemas['RestrictionGroups'];
export type Restriction = Schemas['Restriction'];
export type SecrecyLifting = Schemas['SecrecyLifting'];
export type FondsPage = Schemas['FondsPage'];

/** A dossier, or a document in it. */
export interface Subject {
  readonly dossierId: string;
  readonly documentId: string | undefined;
}
