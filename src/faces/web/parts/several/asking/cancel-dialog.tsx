// Cancelling the chosen cases, with one reason for all; says beforehand what cannot be taken back.
import '../../../words/several.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../../client.ts';
import { AskReason } from '../../case-commands/ask-reason.tsx';
import type { Deed } from '../deed.ts';
import type { Chosen } from '../shown.ts';
import { usePlaces } from './use-places.ts';

type Props = {
  readonly chosen: readonly Chosen[];
  readonly onCancel: (deed: Deed) => void;
  readonly onClose: () => void;
};

export function CancelDialog({ chosen, onCancel, onClose }: Props) {
  const { t } = useTranslation();
  const [error, setError] = useState<Error | null>(null);
  const count = chosen.length;
  const places = usePlaces(chosen, true);
  const branched = places?.filter(({ stages }) => stages.length > 1).length ?? 0;
  const send = (reason: string) => {
    if (reason.trim() === '') return setError(refusedFor(t('several.reasonMissing')));
    onCancel({ kind: 'cancel', reason });
  };
  return (
    <AskReason
      danger
      title={t('several.cancelTitle', { count })}
      text={t('several.cancelText')}
      label={t('cases.cancelReason')}
      button={t('several.cancelButton', { count })}
      error={error}
      pending={places === undefined}
      onSend={send}
      onClose={onClose}
    >
      {branched === 0 ? null : <p>{t('several.cancelBranches', { count: branched })}</p>}
    </AskReason>
  );
}

const refusedFor = (detail: string): Refused =>
  new Refused({ ...{ type: 'about:blank', title: detail, detail }, status: 422, code: 'reason-missing' });
