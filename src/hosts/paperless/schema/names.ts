/** The host keeps names as they were typed: NFD twins and other cases are further objects to it, not to people. */
export function plainName(name: string): string {
  return name.normalize('NFC').trim();
}

export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** SQLite folds ASCII only, so `Đ` and `đ` must be compared here. */
export function sameNameFolded(a: string, b: string): boolean {
  return plainName(a).toLocaleLowerCase('vi') === plainName(b).toLocaleLowerCase('vi');
}
