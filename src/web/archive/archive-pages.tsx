import './archive.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { FondsListPage } from './fonds/fonds-list-page.tsx';
import { FondsPage } from './fonds/fonds-page.tsx';

/** The pages of the archive; loaded when somebody first goes there. */
export function ArchivePages() {
  return (
    <Routes>
      <Route path="fonds" element={<FondsListPage />} />
      <Route path="fonds/:id" element={<FondsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
