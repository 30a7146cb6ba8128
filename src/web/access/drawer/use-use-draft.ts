import { useState } from 'react';
import type { AccessOfDossier } from '../access-types.ts';
import { changedUse, isMarked, isSameUse, storedUse, type UseDraft, type UseOfMaterial } from '../model/use-draft.ts';

/** What a person has chosen lives on when the dossier is read anew; where somebody else changed the same, both are known. */
export function useUseDraft(access: AccessOfDossier) {
  const [draft, setDraft] = useState<UseDraft>();
  const stored = storedUse(access);
  const isChanged = draft !== undefined && !isSameUse(draft.use, stored);
  const drop = () => setDraft(undefined);
  // Saved, or the other person chose the same: nothing of one's own is left.
  if (draft !== undefined && !isChanged && !isSameUse(draft.base, stored)) drop();
  const use = draft?.use ?? stored;
  return {
    ...{ use, stored, isChanged, drop },
    isOvertaken: draft !== undefined && isChanged && !isSameUse(draft.base, stored),
    change: (changes: Partial<UseOfMaterial>) =>
      setDraft({ base: draft?.base ?? stored, use: changedUse(use, changes, isMarked(access)) }),
  };
}
