/** The package brings no types; only what our wall lets through is declared. */
declare module 'node-tesseract-ocr' {
  export function recognize(path: string, options: Readonly<Record<string, string>>): Promise<string>;
}
