import type { ActField } from '../../disposal/model/act-form.ts';
import type { OwnKey } from '../messages/arrangement-messages.ts';

/** One field of what is asked before something is done. */
export type AskField = ActField<OwnKey>;

/** What can be chosen, with labels that the form itself does not know. */
export type Choices = readonly (readonly [value: string, label: string])[];
