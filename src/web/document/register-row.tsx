import { lazy, Suspense } from 'react';
import type { FieldValue } from '../api/types.ts';

/** Texts of registers are not carried by the first page. */
const RowEvidence = lazy(() => import('../register/row-evidence.tsx').then((part) => ({ default: part.RowEvidence })));

interface RegisterRowProps {
  readonly value: FieldValue | undefined;
  /** What is typed, which the row does not say. */
  readonly draft?: string | undefined;
}

/** The row of a register that says so; nothing for values of another origin. */
export function RegisterRow({ value, draft }: RegisterRowProps) {
  if (value?.registerRow === undefined || draft !== undefined) return null;
  return (
    <Suspense>
      <RowEvidence rowId={value.registerRow} />
    </Suspense>
  );
}
