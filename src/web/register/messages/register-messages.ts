import { partMessages } from '../../messages/part-messages.ts';
import { enRegister } from './en.ts';
import { viRegister } from './vi.ts';

export const useRegisterMessages = partMessages<keyof typeof viRegister>({ vi: viRegister, en: enRegister });
