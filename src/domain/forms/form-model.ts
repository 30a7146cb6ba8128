/**
 * A form is told in two parts that know nothing of each other: what it says (`FormCopy`: values by key, lists of rows) and
 * how our own PDF sets it (`FormLayout`). A template of the office (DOCX, XLSX) takes the place of the layout.
 */

/** Texts by key, ready to be printed. What is not known is absent: it is left open, to be filled in by hand. */
export type FormValues = Readonly<Record<string, string>>;

/** A line of a list: cells by the key of their column, or a heading across the whole table. */
export type FormLine =
  | { readonly kind: 'row'; readonly cells: FormValues }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly cells: FormValues };

/** Read once, from front to back: 12,000 rows are never held together. */
export type FormList = Iterable<FormLine> | AsyncIterable<FormLine>;

/** One copy of a form: of an inventory there is one, of description slips one a dossier. */
export interface FormCopy {
  readonly values: FormValues;
  readonly lists: Readonly<Record<string, FormList>>;
  /** Values that are known when the lists have been read to their end: how many rows there were. */
  readonly closing?: () => FormValues;
}
export type FormCopies = Iterable<FormCopy> | AsyncIterable<FormCopy>;

export interface Form {
  /** Of the table of forms, e.g. `inventory`. */
  readonly kind: string;
  /** Of the file. */
  readonly title: string;
  readonly layout: FormLayout;
  /** Read once. */
  readonly copies: FormCopies;
}

export interface FormLayout {
  readonly page: FormPage;
  /** Set smaller, within limits, until each side fits on its page: slips, covers, labels. Without tables only. */
  readonly fit?: boolean;
  /** Of texts that say nothing else. */
  readonly style: TextStyle;
  readonly blocks: readonly FormBlock[];
  /** From the second page of a copy on, in the middle of the upper margin (NĐ 30/2020, Phụ lục I). */
  readonly pageNumbers: boolean;
}

export interface FormPage {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginsMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Several copies a page, row by row: labels. Each has its share of the page between the margins. */
  readonly grid?: {
    readonly across: number;
    readonly down: number;
    readonly gapMm: number;
    /** Kept free inside the line along which the label is cut. */
    readonly paddingMm: number;
  };
}

export type Align = 'left' | 'centre' | 'right' | 'justify';
export interface TextStyle {
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: Align;
  readonly capitals?: boolean;
}

export type FormBlock = PlainBlock | TableBlock | PageBreakBlock;
export type PlainBlock = TextBlock | FieldBlock | ColumnsBlock | TogetherBlock | QrBlock | RuleBlock | SpaceBlock;

/** Paragraphs. Texts of blocks are templates, see `fillForm`. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly style?: Partial<TextStyle>;
  readonly beforeMm?: number;
  readonly afterMm?: number;
  /** Of the first line of each paragraph: body text (NĐ 30/2020: 10 to 12.7 mm). */
  readonly indentMm?: number;
}

/** A line to be filled in: what is not known stays dotted, over at least so many lines. */
export interface FieldBlock {
  readonly kind: 'field';
  readonly label: string;
  readonly text: string;
  readonly lines: number;
  readonly style?: Partial<TextStyle>;
}

export interface FormColumn {
  /** Of the cells of a row. */
  readonly key: string;
  readonly title: string;
  readonly widthMm: number;
  readonly align: Align;
}

/** Its head is repeated on each page. Of a heading line the cell `text` goes across the table. */
export interface TableBlock {
  readonly kind: 'table';
  /** Key of the list. */
  readonly list: string;
  readonly columns: readonly FormColumn[];
  /** A line (1), (2), … below the titles. */
  readonly numbered: boolean;
  /** Rows are this high, or twice, three times as high where the text needs it; by the text where absent. */
  readonly rowMm?: number;
  readonly style?: Partial<TextStyle>;
}

/** Side by side; the highest tells how high all are. */
export interface ColumnsBlock {
  readonly kind: 'columns';
  /** At least; a space that fills takes what a column leaves of it. */
  readonly heightMm?: number;
  readonly columns: readonly { readonly widthMm: number; readonly blocks: readonly PlainBlock[] }[];
}

/** Not parted by the end of a page: closing lines with their signatures. */
export interface TogetherBlock {
  readonly kind: 'together';
  readonly blocks: readonly PlainBlock[];
}

/** A QR code of the value of the key; nothing where it is absent. */
export interface QrBlock {
  readonly kind: 'qr';
  readonly key: string;
  readonly sizeMm: number;
  readonly align: 'left' | 'centre' | 'right';
}

/** A thin line across, as under the national motto and under the name of the body. */
export interface RuleBlock {
  readonly kind: 'rule';
  readonly widthMm: number;
  readonly align: 'left' | 'centre' | 'right';
}

export interface SpaceBlock {
  readonly kind: 'space';
  readonly heightMm: number;
  /** Takes what is left of the page, so that what follows stands at its foot; only with `fit`, or in columns. */
  readonly fill?: boolean;
}

/** The other side of the sheet. */
export interface PageBreakBlock {
  readonly kind: 'page-break';
}
