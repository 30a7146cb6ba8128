import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { AccountsPage } from './accounts/accounts-page.tsx';
import { AlarmsPage } from './alarms/alarms-page.tsx';
import { DocumentPage } from './document/document-page.tsx';
import { NextReview } from './document/next-review.tsx';
import { DocumentsPage } from './documents/documents-page.tsx';
import { FailuresPage } from './failures/failures-page.tsx';
import { FilePage } from './files/file-page.tsx';
import { FilesPage } from './files/files-page.tsx';
import { LedgerPage } from './ledger/ledger-page.tsx';
import { OpenDossier } from './labels/open-dossier.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { LazyPage } from './parts/lazy-page.tsx';
import { NotFound } from './parts/not-found.tsx';
import { SearchPage } from './search/search-page.tsx';
import { useRight } from './session/session-context.ts';
import { Shell } from './shell/shell.tsx';

const ArchivePages = lazy(() =>
  import('./archive/archive-pages.tsx').then((pages) => ({ default: pages.ArchivePages })),
);

const ArrangementPages = lazy(() =>
  import('./arrangement/arrangement-pages.tsx').then((pages) => ({ default: pages.ArrangementPages })),
);

const DisposalPages = lazy(() =>
  import('./disposal/disposal-pages.tsx').then((pages) => ({ default: pages.DisposalPages })),
);

const AccessPages = lazy(() => import('./access/access-pages.tsx').then((pages) => ({ default: pages.AccessPages })));

const AppendixPages = lazy(() =>
  import('./appendix/appendix-pages.tsx').then((pages) => ({ default: pages.AppendixPages })),
);

const DivisionPages = lazy(() =>
  import('./division/division-pages.tsx').then((pages) => ({ default: pages.DivisionPages })),
);

const RegisterPages = lazy(() =>
  import('./register/register-pages.tsx').then((pages) => ({ default: pages.RegisterPages })),
);

export function AppRoutes() {
  const seesStatus = useRight('see-status');
  // Whoever only sits in a council has come for the lists laid before it.
  const home = useRight('see-disposal') ? '/disposal' : '/documents';
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={seesStatus ? <OverviewPage /> : <Navigate to={home} replace />} />
        <Route path="documents" element={<DocumentsPage />} />
        <Route path="documents/next" element={<NextReview />} />
        <Route path="documents/:id" element={<DocumentPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="files" element={<FilesPage />} />
        <Route path="files/:id" element={<FilePage />} />
        <Route path="files/:id/cuts" element={<LazyPage page={DivisionPages} />} />
        <Route path="failures" element={<FailuresPage />} />
        <Route path="alarms" element={<AlarmsPage />} />
        <Route path="ledger" element={<LedgerPage />} />
        <Route path="d/:id" element={<OpenDossier />} />
        <Route path="archive/*" element={<LazyPage page={ArchivePages} />} />
        <Route path="arrangement/*" element={<LazyPage page={ArrangementPages} />} />
        <Route path="disposal/*" element={<LazyPage page={DisposalPages} />} />
        <Route path="access/*" element={<LazyPage page={AccessPages} />} />
        <Route path="registers/*" element={<LazyPage page={RegisterPages} />} />
        <Route path="appendix/*" element={<LazyPage page={AppendixPages} />} />
        <Route path="accounts" element={<AccountsPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
