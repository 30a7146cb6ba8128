import { partMessages, type PartTranslate } from '../../messages/part-messages.ts';
import { enDisposal } from './en.ts';
import { viDisposal } from './vi.ts';

export type OwnKey = keyof typeof viDisposal;
export type DisposalTranslate = PartTranslate<OwnKey>;
export const useDisposalMessages = partMessages<OwnKey>({ vi: viDisposal, en: enDisposal });
