import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FormDeps, FormSelection, FormSubject } from '../../../src/app/archive/forms/form-maker.ts';
import { formKinds, makeForm, type FormKind } from '../../../src/app/archive/forms/make-form.ts';
import { formDeps } from '../../../src/composition/form-deps.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createFormatsPool } from '../../../src/formats/formats-pool.ts';
import { TemplateError } from '../../../src/ports/errors.ts';
import type { FormFormat } from '../../../src/ports/form-renderer.ts';
import { ARCHIVIST, type DemoContext, type FondsAtWork } from '../demo-context.ts';

/** All inventories of the two fonds as PDF. */
const INVENTORY_BAR = 30;
const FOLDER = 'bieu-mau';
/** Of slips, covers and lists of documents a few are drawn. */
const SAMPLE = 12;

export interface Printed {
  readonly fonds: readonly FondsAtWork[];
  readonly caseId: string;
  readonly projectId: string;
}

/** Every form in every format there is, into `<out>/bieu-mau`; the inventories first, against their bar. */
export async function printForms(context: DemoContext, printed: Printed): Promise<void> {
  const { deps, timings, out } = context;
  const folder = path.join(out, FOLDER);
  await mkdir(folder);
  const pool = createFormatsPool({ threads: 1 });
  try {
    const forms = formDeps(loadConfig({ environment: {} }), { store: deps.store, pool });
    const kinds = formKinds(forms);
    const print = printer(forms, folder);
    await timings.step(
      'Mục lục hồ sơ (PDF)',
      async () => {
        const made = await printKind(context, { printed, kinds, print }, (kind, format) => isInventory(kind, format));
        return `${String(made.rows)} hồ sơ trong ${String(made.files)} quyển`;
      },
      INVENTORY_BAR,
    );
    await timings.step('Các biểu mẫu khác', async () => {
      const made = await printKind(context, { printed, kinds, print }, (kind, format) => !isInventory(kind, format));
      return `${String(made.files)} tệp${made.tooLong > 0 ? `, ${String(made.tooLong)} bản DOCX quá dài: có PDF và XLSX thay` : ''}`;
    });
  } finally {
    await pool.dispose();
  }
}

function isInventory({ kind }: FormKind, format: FormFormat): boolean {
  return kind === 'inventory' && format === 'pdf';
}

interface ToPrint {
  readonly kind: string;
  readonly format: FormFormat;
  readonly selection: FormSelection;
  readonly name: string;
}
type Print = (form: ToPrint) => Promise<number>;

function printer(forms: FormDeps, folder: string): Print {
  return async ({ kind, format, selection, name }) => {
    const file = path.join(folder, `${kind}-${name}.${format}`);
    const common = { options: {}, given: {}, viewer: { sight: 'no-secrets' as const }, actor: ARCHIVIST };
    return (await makeForm(forms, { ...common, kind, format, selection, path: file })).rows;
  };
}

interface Printing {
  readonly printed: Printed;
  readonly kinds: readonly FormKind[];
  readonly print: Print;
}

async function printKind(
  context: DemoContext,
  { printed, kinds, print }: Printing,
  isWanted: (kind: FormKind, format: FormFormat) => boolean,
): Promise<{ readonly files: number; readonly rows: number; readonly tooLong: number }> {
  const wanted: ToPrint[] = [];
  for (const kind of kinds)
    for (const selected of await selectionsOf(context, kind.subject, printed))
      for (const format of kind.formats.filter((one) => isWanted(kind, one)))
        wanted.push({ kind: kind.kind, format, ...selected });
  let [files, rows, tooLong] = [0, 0, 0];
  for (const form of wanted) {
    const made = await print(form).catch(whereTooLong);
    rows += made ?? 0;
    if (made === undefined) tooLong += 1;
    else files += 1;
  }
  return { files, rows, tooLong };
}

/** A text document holds some thousands of rows; longer lists are printed in the other formats. @throws any other error */
function whereTooLong(error: unknown): undefined {
  if (error instanceof TemplateError && error.faults.some(({ key }) => key === 'form.template.too-long'))
    return undefined;
  throw error;
}

interface NamedSelection {
  readonly name: string;
  readonly selection: FormSelection;
}

async function selectionsOf(
  context: DemoContext,
  subject: FormSubject,
  { fonds, caseId, projectId }: Printed,
): Promise<readonly NamedSelection[]> {
  switch (subject) {
    case 'case':
      return [{ name: 'vu-huy', selection: { ids: [caseId] } }];
    case 'project':
      return [{ name: 'du-an', selection: { ids: [projectId] } }];
    case 'receipt':
      return fonds.map(({ made, receiptId }) => ({ name: made.code, selection: { ids: [receiptId] } }));
    case 'inventory':
      return fonds.flatMap((one) =>
        one.fonds.settings.inventories.map(({ number }) => ({
          name: `${one.made.code}-${number}`,
          selection: { fondsId: one.fonds.id, inventoryNumber: number },
        })),
      );
    case 'dossiers':
      return Promise.all(fonds.map((one) => someDossiers(context, one)));
    case 'fonds':
    case 'boxes':
      return fonds.map((one) => ({ name: one.made.code, selection: { fondsId: one.fonds.id } }));
  }
}

async function someDossiers({ deps }: DemoContext, { made, fonds }: FondsAtWork): Promise<NamedSelection> {
  const filter = { fondsId: fonds.id, states: ['boxed'] as const };
  const { items } = await deps.store.dossiers.list(filter, { limit: SAMPLE });
  return { name: made.code, selection: { ids: items.map(({ id }) => id) } };
}
