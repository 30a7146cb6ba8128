import './appendix.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { AppendixPage } from './appendix-page.tsx';

/** The importer of official appendices; loaded when somebody first goes there. */
export function AppendixPages() {
  return (
    <Routes>
      <Route index element={<AppendixPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
