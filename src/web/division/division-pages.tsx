import './division.css';
import { DivisionPage } from './division-page.tsx';

/** The page of the cuts of one file; loaded when somebody first goes there. */
export function DivisionPages() {
  return <DivisionPage />;
}
