import './register.css';
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/not-found.tsx';
import { RegisterPage } from './register-page.tsx';

/** The pages of registers of documents; loaded when somebody first goes there. */
export function RegisterPages() {
  return (
    <Routes>
      <Route index element={<RegisterPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
