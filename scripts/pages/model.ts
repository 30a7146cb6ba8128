/** How something came onto the paper. */
export type Hand = 'print' | 'pen' | 'stamp';

export interface Signer {
  /** Lines of office and power, in capitals. */
  readonly role: readonly string[];
  readonly name: string;
  readonly roleBy: Hand;
  readonly nameBy: Hand;
  /** `KT.` written by hand before the printed office. */
  readonly deputyByHand: boolean;
  readonly seal: string;
  /** Millimetres from the middle of the room for the signature; the seal may lie over the office or the name. */
  readonly sealAt: readonly [x: number, y: number];
  /** Put down by hand; false on drafts and on files that were never sent. */
  readonly signed: boolean;
  readonly sealed: boolean;
}

export type Paragraph =
  | { readonly kind: 'text' | 'basis' | 'heading' | 'centred'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'break' };

export type Regime = 'tt01' | 'nd30' | 'party';
export type Damage = 'good' | 'usual' | 'poor';
export type ScanMode = 'colour' | 'grey' | 'fax' | 'photo' | 'dot-matrix';

export interface Look {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly line: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly indent: number;
  readonly justify: boolean;
  readonly penFont: string;
  readonly penColour: string;
  readonly penSize: number;
  readonly penTurn: number;
}

/** A document before it is drawn. Texts are as printed. */
export interface PageDocument {
  readonly id: string;
  readonly regime: Regime;
  readonly documentType: string;
  readonly parent: readonly string[];
  readonly issuer: readonly string[];
  readonly number: string;
  readonly notation: string;
  /** What stands between number and notation: `/`, `/2019/`, `-`. */
  readonly joint: string;
  readonly numberBy: Hand;
  readonly place: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly dayBy: Hand;
  readonly monthBy: Hand;
  /** Title of the type; undefined for a letter. */
  readonly title: string | undefined;
  readonly subject: string;
  /** What stands before the subject: `V/v `, `Về việc `, nothing. */
  readonly subjectMark: string;
  readonly addressees: readonly string[];
  readonly authority: string | undefined;
  readonly body: readonly Paragraph[];
  readonly recipients: readonly string[];
  readonly signers: readonly Signer[];
  readonly annex: readonly Paragraph[];
  readonly urgency: string | undefined;
  readonly arrival: { readonly office: string; readonly number: string; readonly date: string } | undefined;
  readonly certified:
    | { readonly title: string; readonly issuer: readonly string[]; readonly number: string; readonly signer: Signer }
    | undefined;
  readonly marginNote: string | undefined;
  readonly look: Look;
  readonly damage: Damage;
  readonly mode: ScanMode;
  readonly ppi: number;
}
