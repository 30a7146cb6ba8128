import { createFormatsPool } from '../formats/formats-pool.ts';
import { createPdfFormRenderer } from '../formats/pdf-form/pdf-form-renderer.ts';
import type { FormRenderer } from '../ports/form-renderer.ts';

/** For papers that need no store. */
export function openPapers(): Promise<{ readonly renderer: FormRenderer; readonly close: () => Promise<void> }> {
  const pool = createFormatsPool({ threads: 1 });
  return Promise.resolve({ renderer: createPdfFormRenderer(pool), close: () => pool.dispose() });
}
