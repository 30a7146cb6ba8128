import './archive.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { FondsListPage } from './fonds/fonds-list-page.tsx';
import { FondsPage } from './fonds/fonds-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { DuePage } from './retention/due-page.tsx';
import { SchedulePage } from './retention/schedule-page.tsx';
import { SchedulesPage } from './retention/schedules-page.tsx';

/** The pages of the archive; loaded when somebody first goes there. */
export function ArchivePages() {
  return (
    <Routes>
      <Route path="fonds" element={<FondsListPage />} />
      <Route path="fonds/:id" element={<FondsPage />} />
      <Route path="fonds/:id/import" element={<ImportPage />} />
      <Route path="schedules" element={<SchedulesPage />} />
      <Route path="schedules/:scheduleId/:version" element={<SchedulePage />} />
      <Route path="due" element={<DuePage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
