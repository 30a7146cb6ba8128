import './disposal.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CasePage } from './case/case-page.tsx';
import { DeskPage } from './desk/desk-page.tsx';

/** The pages of disposal; loaded when somebody first goes there. */
export function DisposalPages() {
  return (
    <Routes>
      <Route index element={<CaseListPage />} />
      <Route path=":id" element={<CasePage />} />
      <Route path=":id/items" element={<DeskPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
