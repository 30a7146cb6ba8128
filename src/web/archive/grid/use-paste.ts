import { useState } from 'react';
import { formatBlock, parseBlock } from '../model/tsv.ts';
import { isOneCell, rangeOf, type Cursor } from './cursor.ts';
import { planPaste, type PastePlan } from './paste-plan.ts';
import type { GridSetting } from './grid-setting.ts';
import type { CellWrite } from './use-undo.ts';

/** More rows than this are for the import of workbooks. */
export const MOST_PASTED = 2000;

type PasteSetting = Pick<
  GridSetting,
  'columns' | 'book' | 'rowCount' | 'rowAt' | 'load' | 'canEdit' | 'newRow' | 'onSay'
>;
interface Writing {
  readonly write: (cells: readonly CellWrite[]) => void;
  readonly writeCell: (text: string) => void;
}

/** One value goes into its cell at once; a block is planned and shown first. */
export function usePaste(setting: PasteSetting, cursor: Cursor, { write, writeCell }: Writing) {
  const [plan, setPlan] = useState<PastePlan>();
  return {
    plan,
    closePlan: () => setPlan(undefined),
    paste: async (text: string) => {
      const block = parseBlock(text);
      if (block.length > MOST_PASTED) setting.onSay('block-too-large');
      else if (block.length > 0) {
        const planned = await planOf(setting, cursor, block);
        if (isSimple(block, cursor, planned)) writeCell(block[0]?.[0] ?? '');
        else setPlan(planned);
      }
    },
    writePlan: async (chosen: PastePlan) => {
      setPlan(undefined);
      write(cellsOf(chosen));
      await setting.book.save();
    },
  };
}

type Block = ReturnType<typeof parseBlock>;

async function planOf(setting: PasteSetting, cursor: Cursor, block: Block): Promise<PastePlan> {
  const { columns, book, rowCount, rowAt, canEdit } = setting;
  const { top, bottom } = rangeOf(cursor);
  await setting.load(top, Math.min(Math.max(bottom, top + block.length - 1), rowCount - 1));
  return planPaste({
    ...{ block, cursor, columns, isOpen: canEdit },
    rowAt: (index) => (index < rowCount ? rowAt(index) : setting.newRow()),
    textOf: (dossier, column) => book.textOf(dossier, column),
  });
}

function isSimple(block: Block, cursor: Cursor, { rows: [row] }: PastePlan): boolean {
  return block.length === 1 && block[0]?.length === 1 && isOneCell(cursor) && row?.cells.length === 1;
}

function cellsOf({ rows }: PastePlan): readonly CellWrite[] {
  return rows.flatMap(({ dossier, cells, obstacle }) =>
    dossier === undefined || obstacle !== undefined
      ? []
      : cells.flatMap(({ check, column, after }) => (check.kind === 'value' ? { dossier, column, text: after } : [])),
  );
}

/** What is chosen, as a spreadsheet takes it. */
export function copiedBlock(cursor: Cursor, { columns, rowAt, book }: PasteSetting): string {
  const { top, bottom, left, right } = rangeOf(cursor);
  const count = Math.min(bottom - top + 1, MOST_PASTED);
  const rows = Array.from({ length: count }, (_, index) => {
    const dossier = rowAt(top + index);
    return columns.slice(left, right + 1).map((column) => (dossier ? book.textOf(dossier, column) : ''));
  });
  return formatBlock(rows);
}
