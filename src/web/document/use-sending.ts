import { useRef, type Dispatch } from 'react';
import { hasCode } from '../api/errors.ts';
import type { FieldContent, FieldName } from '../api/types.ts';
import type { ReviewAction } from './review-state.ts';
import { useDocumentWrites, type DocumentWrite } from './use-document-writes.ts';

interface SendingOptions {
  readonly id: string;
  readonly dispatch: Dispatch<ReviewAction>;
  readonly onChoose: (field: FieldName) => void;
}

export interface Sending {
  readonly correct: (field: FieldName, value: FieldContent, draft: string | undefined) => Promise<boolean>;
  readonly takeBack: (field: FieldName) => Promise<boolean>;
  /** False when a write that was still on its way was refused, or somebody else was faster. @throws other refusals */
  readonly confirm: () => Promise<boolean>;
}

/** Sends what a person says of a document; a refusal brings the person back to the field. */
export function useSending({ id, dispatch, onChoose }: SendingOptions): Sending {
  const write = useDocumentWrites(id);
  const underWay = useRef<ReadonlySet<Promise<boolean>>>(new Set());

  const attempt = async (field: FieldName, change: DocumentWrite, draft?: string): Promise<boolean> => {
    try {
      await write(change);
      dispatch({ kind: 'saved', field, draft });
      return true;
    } catch (error) {
      dispatch({ kind: 'refused', field, error, stale: hasCode(error, 'stale') });
      onChoose(field);
      return false;
    }
  };
  const send = (field: FieldName, change: DocumentWrite, draft?: string): Promise<boolean> => {
    dispatch({ kind: 'saving', field });
    const result = attempt(field, change, draft);
    underWay.current = new Set([...underWay.current, result]);
    return result.finally(() => {
      underWay.current = new Set([...underWay.current].filter((other) => other !== result));
    });
  };
  const confirm = async (): Promise<boolean> => {
    const results = await Promise.all(underWay.current);
    if (results.includes(false)) return false;
    try {
      await write({ kind: 'confirm' });
      return true;
    } catch (error) {
      if (!hasCode(error, 'stale')) throw error;
      dispatch({ kind: 'stale', stale: true });
      return false;
    }
  };
  return {
    correct: (field, value, draft) => send(field, { kind: 'correct', field, value }, draft),
    takeBack: (field) => send(field, { kind: 'take-back', field }),
    confirm,
  };
}
