import { lazy, Suspense } from 'react';

/** Texts of registers are not carried by the first page. */
const MatchLine = lazy(() => import('../register/match-line.tsx').then((part) => ({ default: part.MatchLine })));

/** That a document has no row in the registers, and the way to choose one. */
export function RegisterMatch({ documentId }: { readonly documentId: string }) {
  return (
    <Suspense>
      <MatchLine documentId={documentId} />
    </Suspense>
  );
}
