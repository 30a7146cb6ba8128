import type { PartialDate } from '../../archive/partial-date.ts';
import type { Receipt } from '../../archive/receipt.ts';
import type { FormCopy } from '../form-model.ts';
import { registeredValues } from './registered.ts';
import { dateWords, known, minutesWord, shortDate } from './minutes-words.ts';

/** Biên bản giao nhận hồ sơ, tài liệu (NĐ 30/2020, Phụ lục V). */
export function receiptMinutes({ record, receivedOn, linearMetres, number }: Receipt): FormCopy {
  const { giver, receiver, start, end, listAttached } = record;
  return {
    values: {
      ...registeredValues(number === null ? {} : { number }),
      ...known({ heldOn: dateWords(receivedOn) }),
      ...known({ giver: giver.organisation, giverPerson: giver.person, giverOffice: giver.office }),
      ...known({ receiver: receiver.organisation, receiverPerson: receiver.person, receiverOffice: receiver.office }),
      ...known({ material: record.material, time: timeSpan(start, end), metres: linearMetres }),
      ...known({ boxes: record.boxes, bundles: record.bundles, dossiersCount: record.dossiers }),
      ...known({ electronicDossiers: record.electronicDossiers, electronicFiles: record.electronicFiles }),
      ...known({ state: record.state, note: record.note }),
      ...(listAttached !== undefined && { listAttached: minutesWord(listAttached ? 'yes' : 'no') }),
    },
    lists: {},
  };
}

function timeSpan(start: PartialDate | undefined, end: PartialDate | undefined): string | undefined {
  if (start === undefined || end === undefined) return start ? shortDate(start) : end && shortDate(end);
  return start === end ? shortDate(start) : `${shortDate(start)} - ${shortDate(end)}`;
}
