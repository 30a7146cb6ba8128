import { parseTypedDate } from '../../model/typed-date.ts';
import type { components } from '../../generated/api.ts';

export type AppendixHead = components['schemas']['AppendixAcceptance']['head'];

/** What a person says of a schedule beside its table. */
export interface HeadDraft {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** Empty: not known. */
  readonly effectiveFrom: string;
  /** Somebody compared it with the official appendix. */
  readonly complete: boolean;
}
export const NO_HEAD: HeadDraft = { id: '', title: '', issuer: '', effectiveFrom: '', complete: false };

export type HeadFaults = Readonly<Partial<Record<Exclude<keyof HeadDraft, 'complete'>, 'id' | 'required' | 'date'>>>;

export function headFaults({ id, title, issuer, effectiveFrom }: HeadDraft): HeadFaults {
  const day = parseTypedDate(effectiveFrom);
  return {
    ...(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id.trim()) && { id: 'id' }),
    ...(title.trim() === '' && { title: 'required' }),
    ...(issuer.trim() === '' && { issuer: 'required' }),
    ...(effectiveFrom.trim() !== '' && day?.length !== 10 && { effectiveFrom: 'date' }),
  };
}

/** Of a draft without faults; that it is complete only a person says. */
export function headOf(draft: HeadDraft, statement: string): AppendixHead {
  const { id, title, issuer, effectiveFrom, complete } = draft;
  const day = parseTypedDate(effectiveFrom);
  return {
    ...{ id: id.trim(), title: title.trim().normalize('NFC'), issuer: issuer.trim().normalize('NFC') },
    ...(day !== undefined && { effectiveFrom: day }),
    ...(complete && { coverage: { extent: 'complete', statement } }),
  };
}
