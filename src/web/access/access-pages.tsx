import './access.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { AccessPage } from './access-page.tsx';

/** The pages of access and secrecy; loaded when somebody first goes there. */
export function AccessPages() {
  return (
    <Routes>
      <Route index element={<AccessPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
