export interface IdSource {
  /** A new id of 32 hex digits, later ones of this source sorting after earlier ones. */
  next(): string;
}
