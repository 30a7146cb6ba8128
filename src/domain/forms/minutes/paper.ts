import type { Align } from '../form-model.ts';

/** `[key, title, width in mm, align]`. */
export type PaperColumn = readonly [key: string, title: string, widthMm: number, align: Align];

/** `p` body text, `line` the same without indent, `bases` in italics, one a line, as legal bases are. */
export type PaperBlock =
  | { readonly p: string }
  | { readonly line: string }
  | { readonly bases: string }
  | { readonly heading: string }
  | { readonly centre: string }
  | {
      readonly table: string;
      readonly columns: readonly PaperColumn[];
      readonly numbered?: boolean;
      readonly sizePt?: number;
    };

export interface PaperSigner {
  readonly office: string;
  readonly hint: string;
  /** Template of the name below the signature. */
  readonly name?: string;
}

/**
 * A minute, decision, report or list as the office writes it: `mappings/forms/papers/<kind>.json`, by
 * `schemas/mappings/form-paper.schema.json`. Texts are templates of `fillForm`.
 */
export interface Paper {
  readonly kind: string;
  readonly title: string;
  /** The norm, or that it is practice or our own. */
  readonly source: string;
  /** `numbered`: with number, place and date, as papers that are registered. */
  readonly head: 'plain' | 'numbered';
  readonly landscape?: boolean;
  /** Tên loại; a letter (công văn) has none. */
  readonly name?: string;
  readonly subject?: string;
  /** V/v, below the number of a letter. */
  readonly about?: string;
  /** Kính gửi. */
  readonly addressee?: string;
  readonly body: readonly PaperBlock[];
  /** One on the right, beside the recipients; or two side by side. */
  readonly signers: readonly PaperSigner[];
  /** Place and date above the last signature: where the head bears none. */
  readonly dated?: boolean;
  readonly recipients?: string;
}
