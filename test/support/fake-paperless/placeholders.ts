import { localTime, rootOf, type Document, type State } from './state.ts';
import type { Placeholders } from './webhooks.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Names that templates of workflows may use. */
export function placeholdersOf(state: State, document: Document, publicUrl: string | undefined): Placeholders {
  const name = (kind: 'correspondent' | 'document_type', id: number | null): string =>
    (id === null ? undefined : state.namedOf(kind).get(id)?.name) ?? '';
  const stem = rootOf(document).fileName.replace(/\.[^.]*$/, '');
  const added = localTime(document.added);
  return {
    doc_id: String(document.id),
    doc_url: `${publicUrl ?? 'None'}/documents/${String(document.id)}/`,
    doc_title: document.title,
    correspondent: name('correspondent', document.correspondent),
    document_type: name('document_type', document.document_type),
    owner_username: (document.owner === null ? undefined : state.users.get(document.owner)?.username) ?? '',
    original_filename: stem,
    filename: document.title.replace(/["\\/]/g, '-'),
    added,
    ...datePart('added', added.slice(0, 10)),
    added_time: added.slice(11, 16),
    created: document.created,
    ...datePart('created', document.created),
    created_time: '00:00',
  };
}

function datePart(prefix: string, date: string): Placeholders {
  const [year = '', month = '', day = ''] = date.split('-');
  const monthName = MONTHS[Number(month) - 1] ?? '';
  return {
    [`${prefix}_year`]: year,
    [`${prefix}_year_short`]: year.slice(2),
    [`${prefix}_month`]: month,
    [`${prefix}_month_name`]: monthName,
    [`${prefix}_month_name_short`]: monthName.slice(0, 3),
    [`${prefix}_day`]: day,
  };
}
