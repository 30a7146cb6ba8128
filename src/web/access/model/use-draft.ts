import type { AccessOfDossier, Restriction } from '../access-types.ts';

export type GroupCode = Restriction['groups'][number];
export type OpenConditions = NonNullable<Restriction['accessConditions']>;

export const GROUP_CODES: readonly GroupCode[] = ['1', '2', '3', '4', '5', '6', '7'];
export const OPEN_CONDITIONS: readonly OpenConditions[] = ['Công khai', 'Sử dụng có điều kiện'];

/** Groups that hold, and what the slip says of the use; null: nothing. */
export interface UseOfMaterial {
  readonly groups: readonly GroupCode[];
  readonly conditions: string | null;
}

/** What a person chose, and what stood there when it was begun. */
export interface UseDraft {
  readonly base: UseOfMaterial;
  readonly use: UseOfMaterial;
}

export function storedUse({ groups, accessConditions }: Pick<AccessOfDossier, 'groups' | 'accessConditions'>) {
  return { groups: GROUP_CODES.filter((code) => groups.includes(code)), conditions: accessConditions };
}

export function isSameUse(one: UseOfMaterial, other: UseOfMaterial): boolean {
  return one.conditions === other.conditions && one.groups.join() === other.groups.join();
}

/** The mark says how it is used; nobody is asked. */
export function isMarked({
  secrecy,
  accessConditions,
}: Pick<AccessOfDossier, 'secrecy' | 'accessConditions'>): boolean {
  return secrecy !== null || accessConditions === 'Mật';
}

/** What is chosen next: material of a group is used under conditions, as the service will say; a mark stays. */
export function changedUse(use: UseOfMaterial, changes: Partial<UseOfMaterial>, marked: boolean): UseOfMaterial {
  const next = { ...use, ...changes };
  return marked || next.groups.length === 0 ? next : { ...next, conditions: 'Sử dụng có điều kiện' };
}

/** What is sent: of the conditions only where a person changed them. */
export function restriction(
  access: Pick<AccessOfDossier, 'documentId' | 'revision' | 'groups' | 'accessConditions'>,
  { groups, conditions }: UseOfMaterial,
): Restriction {
  const { documentId, revision } = access;
  const said = OPEN_CONDITIONS.find((one) => one === conditions && one !== access.accessConditions);
  return {
    ...{ revision, groups: [...groups] },
    ...(documentId !== null && { documentId }),
    ...(said !== undefined && { accessConditions: said }),
  };
}
