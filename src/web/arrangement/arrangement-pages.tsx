import './arrangement.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { PlacesPage } from './material/places-page.tsx';
import { ReceiptListPage } from './material/receipt-list-page.tsx';
import { ReceiptPage } from './material/receipt-page.tsx';
import { ProjectPage } from './project/project-page.tsx';
import { ProjectListPage } from './projects/project-list-page.tsx';

/** Projects of arrangement, and the material with its places; loaded when somebody first goes there. */
export function ArrangementPages() {
  return (
    <Routes>
      <Route index element={<ProjectListPage />} />
      <Route path="receipts" element={<ReceiptListPage />} />
      <Route path="receipts/:id" element={<ReceiptPage />} />
      <Route path="places" element={<PlacesPage />} />
      <Route path=":id" element={<ProjectPage />} />
      <Route path=":id/:tab" element={<ProjectPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
