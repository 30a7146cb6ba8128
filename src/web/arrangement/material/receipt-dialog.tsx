import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Receipt, ReceiptDetail } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { receiptFields, receiptOf, receiptValues } from '../model/receipt-form.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { FondsChoice } from '../parts/fonds-choice.tsx';
import { useOpened } from '../parts/use-opened.ts';

interface ReceiptDialogProps {
  /** Absent: new minutes. */
  readonly receipt?: Receipt;
  readonly onClose: () => void;
}

/** Minutes of a handover: whose material, how much, in what state. */
export function ReceiptDialog({ receipt, onClose }: ReceiptDialogProps) {
  const { t } = useArrangementMessages();
  const navigate = useNavigate();
  const seen = useOpened(receipt);
  const [fondsId, setFondsId] = useState(receipt?.fondsId ?? null);
  return (
    <AskDialog
      title={t(receipt ? 'receipt.change' : 'receipts.new')}
      size={720}
      fields={receiptFields(receipt === undefined)}
      first={receiptValues(receipt)}
      request={(body, isOutrun) => {
        const before = seen(isOutrun);
        const entry = receiptOf(body, fondsId, before);
        if (!before) return { path: '/receipts', body: entry };
        const { id, revision } = before;
        return { method: 'PATCH', path: `/receipts/${id}`, body: { revision, changes: entry } };
      }}
      onDone={(answer) => {
        if (receipt) return;
        const { receipt: made } = answer as ReceiptDetail; // as: the operation's answer
        void navigate(`/arrangement/receipts/${made.id}`);
      }}
      onClose={onClose}
    >
      <FondsChoice
        isOptional
        most={1}
        chosen={fondsId === null ? [] : [fondsId]}
        onChoose={([id = null]) => setFondsId(id)}
      />
    </AskDialog>
  );
}
