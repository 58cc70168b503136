// The sample workspace in the settings: the way to it, and the way to be rid of it.
import { Button, Group, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useAnswer } from '../../state/answers.ts';
import style from './settings.module.css';

export function Sample() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = useAnswer('GET /api/sample').data;
  const [removing, setRemoving] = useState(false);
  if (status === undefined) return null;
  const isThere = status.state === 'ready' || status.state === 'failed';
  return (
    <div className={style.line}>
      {isThere ? (
        <Button variant="default" onClick={() => setRemoving(true)}>
          {t('settings.sampleRemove')}
        </Button>
      ) : (
        <Button variant="default" onClick={() => void navigate({ to: '/welcome' })}>
          {t('settings.sampleLook')}
        </Button>
      )}
      {removing ? <RemoveSample cases={status.of} onClose={() => setRemoving(false)} /> : null}
    </div>
  );
}

function RemoveSample({ cases, onClose }: { cases: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await call('DELETE /api/sample');
      sayDone(t('settings.sampleRemoved'));
      onClose();
      await client.resetQueries();
    } catch (error) {
      sayProblem(error, remove);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.sampleRemoveTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p>{t('settings.sampleRemoveText', { count: cases })}</p>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void remove()}>
          {t('settings.sampleRemove')}
        </Button>
      </Group>
    </Modal>
  );
}
