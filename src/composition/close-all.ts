export interface Closable {
  close(): Promise<void>;
}

/**
 * Closes the last opened first, each of them even where another cannot be closed: a thread or socket left open would
 * keep the process alive. Empties the list. @throws the first error, once all have been closed
 */
export async function closeAll(opened: Closable[]): Promise<void> {
  const errors: unknown[] = [];
  for (const resource of opened.splice(0).reverse()) {
    try {
      await resource.close();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
