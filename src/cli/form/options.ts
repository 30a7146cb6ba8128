import type { FormOptions } from '../../app/archive/forms/form-maker.ts';
import { COVER_SIZES } from '../../domain/forms/dossiers/cover.ts';
import { DOCUMENT_LIST_ORDERS } from '../../domain/forms/dossiers/document-list.ts';
import { parseColumns } from '../../domain/forms/dossiers/inventory.ts';
import type { FormValues } from '../../domain/forms/form-model.ts';
import { refuse } from '../dossier/request.ts';
import { flagOf, oneOf, type FormCall } from './request.ts';

/** @throws RequestError `invalid-request` */
export function optionsOf(call: FormCall): FormOptions {
  const [order, size, headings] = [flagOf(call, 'order'), flagOf(call, 'size'), flagOf(call, 'headings')];
  return {
    ...(order !== undefined && {
      documentListOrder: oneOf(call, { flag: '--order', given: order, allowed: DOCUMENT_LIST_ORDERS }),
    }),
    ...(size !== undefined && { coverSize: oneOf(call, { flag: '--size', given: size, allowed: COVER_SIZES }) }),
    ...columnsOf(call),
    ...(headings !== undefined && {
      headings: oneOf(call, { flag: '--headings', given: headings, allowed: ['yes', 'no'] }) === 'yes',
    }),
  };
}

function columnsOf(call: FormCall): Pick<FormOptions, 'columns'> {
  const given = flagOf(call, 'columns');
  if (given === undefined) return {};
  const columns = parseColumns(given);
  if (columns === undefined) throw refuse('--columns', call.context.text('form.columnsTooWide'));
  return { columns };
}

/** `name=value; name=value`. @throws RequestError `invalid-request` */
export function givenOf(call: FormCall): FormValues {
  const parts = (flagOf(call, 'value') ?? '').split(';').map((part) => part.trim());
  const pairs = parts.filter((part) => part !== '').map((part) => /^([A-Za-z]\w*)\s*=\s*(.+)$/su.exec(part));
  const values = pairs.map((match) => {
    if (match?.[1] === undefined || match[2] === undefined)
      throw refuse('--value', call.context.text('cli.form.value'));
    return [match[1], match[2]] as const;
  });
  return Object.fromEntries(values);
}
