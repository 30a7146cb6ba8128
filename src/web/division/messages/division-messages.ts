import { partMessages } from '../../messages/part-messages.ts';
import { enDivision } from './en.ts';
import { viDivision } from './vi.ts';

export const useDivisionMessages = partMessages<keyof typeof viDivision>({ vi: viDivision, en: enDivision });
