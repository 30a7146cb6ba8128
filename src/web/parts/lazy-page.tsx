import { Suspense, type ComponentType } from 'react';
import { Skeleton } from '@mantine/core';

/** A page whose code comes when somebody first goes there; one that cannot be loaded ends at the crash guard, which offers to reload. */
export function LazyPage({ page: Page }: { readonly page: ComponentType }) {
  return (
    <Suspense fallback={<Skeleton m="md" h={300} />}>
      <Page />
    </Suspense>
  );
}
