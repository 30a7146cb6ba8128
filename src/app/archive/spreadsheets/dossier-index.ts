/** What is known by which a dossier is found again. */
export interface DossierKey {
  readonly code?: string;
  readonly inventoryNumber?: string;
  readonly number?: number;
  readonly temporaryNumber?: number;
}

export interface DossierIndex<Entry> {
  add(key: DossierKey, entry: Entry): void;
  /** By code, else by number (within the inventory, where it is said), else by temporary number. */
  find(key: DossierKey): Entry | undefined;
}

export function hasKey({ code, number, temporaryNumber }: DossierKey): boolean {
  return code !== undefined || number !== undefined || temporaryNumber !== undefined;
}

export function createDossierIndex<Entry>(): DossierIndex<Entry> {
  const byCode = new Map<string, Entry>();
  const byNumber = new Map<string, Entry>();
  /** Of a number that several inventories have: undefined. */
  const byNumberAlone = new Map<number, Entry | undefined>();
  const byTemporary = new Map<number, Entry>();
  const place = (inventory: string | undefined, number: number) => `${inventory ?? ''}\n${String(number)}`;
  return {
    add({ code, inventoryNumber, number, temporaryNumber }, entry) {
      if (code !== undefined) byCode.set(code, entry);
      if (number !== undefined) {
        byNumber.set(place(inventoryNumber, number), entry);
        byNumberAlone.set(number, byNumberAlone.has(number) ? undefined : entry);
      }
      if (temporaryNumber !== undefined) byTemporary.set(temporaryNumber, entry);
    },
    find({ code, inventoryNumber, number, temporaryNumber }) {
      const ofCode = code === undefined ? undefined : byCode.get(code);
      if (ofCode !== undefined) return ofCode;
      if (number !== undefined) {
        const ofNumber = byNumber.get(place(inventoryNumber, number));
        const alone = inventoryNumber === undefined ? byNumberAlone.get(number) : undefined;
        return ofNumber ?? alone;
      }
      return temporaryNumber === undefined ? undefined : byTemporary.get(temporaryNumber);
    },
  };
}
