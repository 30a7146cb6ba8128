const ID = 'field-panel';

/** To be spread on the region of the fields: it has the focus where a line above them went with its button. */
export const FIELD_PANEL = { id: ID, tabIndex: -1, 'data-rest': true } as const;

export function fieldPanel(): HTMLElement | null {
  return document.getElementById(ID);
}
