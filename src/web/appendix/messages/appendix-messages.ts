import { partMessages } from '../../messages/part-messages.ts';
import { enAppendix } from './en.ts';
import { viAppendix } from './vi.ts';

export const useAppendixMessages = partMessages<keyof typeof viAppendix>({ vi: viAppendix, en: enAppendix });
