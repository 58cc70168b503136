// What programs of a person ask by, and the way to end everything by which that person gets in.
import '../../../words/people.ts';
import { Button, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { TokenList } from '../../../parts/token-list.tsx';
import { WaitingRows } from '../../../parts/waiting.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import type { Person } from '../../../wire.ts';

export function SignIns({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useAnswer('GET /api/people/:id/tokens', { params: { id } });
  const end = useCommand('DELETE /api/people/:id/sessions');
  const endAll = () =>
    end.mutateAsync({ params: { id } }).then(
      () => {
        sayDone(t('people.signIns.ended', { name }));
        onClose();
      },
      (problem: unknown) => sayProblem(problem),
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.signIns.title', { name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        {error === null ? null : <p role="alert">{sentenceOf(error)}</p>}
        {data === undefined && error === null ? <WaitingRows rows={2} /> : null}
        {data === undefined ? null : (
          <>
            <h3>{t('people.tokens.title')}</h3>
            {data.tokens.length === 0 ? (
              <p className="quiet">{t('people.tokens.none')}</p>
            ) : (
              <TokenList tokens={data.tokens} label={t('people.tokens.title')} />
            )}
          </>
        )}
        <p className="quiet">{t('people.signIns.text', { name })}</p>
        <Button color="red" variant="light" loading={end.isPending} onClick={() => void endAll()}>
          {t('people.signIns.end')}
        </Button>
      </Stack>
    </Modal>
  );
}
