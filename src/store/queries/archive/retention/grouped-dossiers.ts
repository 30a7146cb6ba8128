/** A dossier as statements over groups give it, with the place of its group in the list that they were given. */
export interface GroupedRow {
  readonly id: string;
  readonly fonds_id: string;
  readonly title: string;
  readonly secret: boolean;
  readonly day: string;
  readonly place: number;
}

export function toGrouped<Group>(row: GroupedRow, groups: readonly { readonly group: Group }[]) {
  const wanted = groups[row.place];
  // The statement answers with a place of the list that it was given.
  if (wanted === undefined) throw new TypeError(`No group at ${String(row.place)}`);
  const { id, title, secret, day } = row;
  return { id, fondsId: row.fonds_id, title, secret, group: wanted.group, day };
}
