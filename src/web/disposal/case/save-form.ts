import type { ApiClient } from '../../api/client.ts';
import type { FormKind } from '../disposal-types.ts';

/** Has a form of a case made, for changing by hand where there is a text of it, and lays it where the browser lays files. */
export async function saveForm(api: ApiClient, { kind, formats }: FormKind, caseId: string): Promise<void> {
  const format = formats.includes('docx') ? 'docx' : formats[0];
  const { name, content } = await api.takeFile(`/forms/${kind}`, { method: 'POST', body: { format, ids: [caseId] } });
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name === '' ? kind : name;
  link.click();
  URL.revokeObjectURL(url);
}
