import { partMessages } from '../../messages/part-messages.ts';
import { enAccess } from './en.ts';
import { viAccess } from './vi.ts';

export const useAccessMessages = partMessages<keyof typeof viAccess>({ vi: viAccess, en: enAccess });
