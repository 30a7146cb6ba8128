export interface IdSource {
  /** A new id of 32 hex digits, later ones sorting after earlier ones. */
  next(): string;
}
