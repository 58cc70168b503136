// Somebody leaves: what is theirs, to whom each goes, and the carrying out with its progress and result.
import '../../../words/people.ts';
import { Button, Modal, Progress, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { FailedToLoad, WaitingRows } from '../../../parts/waiting.tsx';
import { answerOptions, useAnswer, useCommand } from '../../../state/answers.ts';
import type { LeavingLine, LeavingProgress, Person } from '../../../wire.ts';
import { LeavingLines } from '../leaving-lines.tsx';

type Chosen = Readonly<Record<string, string | null>>;

export function Leave({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>({});
  const plan = useAnswer('GET /api/people/:id/leaving', { params: { id } });
  const carry = useCommand('POST /api/people/:id/leaving', ['people', 'teams', 'workflows', 'worklist']);
  const begun = carry.isSuccess;
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t('people.leaving.title', { name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {plan.error ? <FailedToLoad error={plan.error} retry={() => void plan.refetch()} /> : null}
      {!plan.error && plan.data === undefined ? <WaitingRows rows={4} /> : null}
      {plan.data === undefined ? null : begun ? (
        <Carried id={id} name={name} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <p>{t(textFor(plan.data), { name })}</p>
          <LeavingLines
            except={id}
            lines={plan.data.lines}
            chosen={chosen}
            onChoose={(part) => setChosen((old) => ({ ...old, ...part }))}
          />
          {carry.error === null ? null : <p role="alert">{sentenceOf(carry.error)}</p>}
          <Button
            loading={carry.isPending}
            onClick={() => carry.mutate({ params: { id }, body: { successors: { ...chosen } } })}
          >
            {t('people.leaving.carryOut')}
          </Button>
        </Stack>
      )}
    </Modal>
  );
}

const textFor = ({ active, lines }: { active: boolean; lines: readonly LeavingLine[] }) =>
  lines.length === 0 ? 'people.leaving.nothing' : active ? 'people.leaving.text' : 'people.leaving.again';

function Carried({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const asked = useQuery({
    ...answerOptions('GET /api/people/:id/leaving', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.progress.state === 'done' ? false : 500),
  });
  const progress = asked.data?.progress;
  if (progress === undefined || progress.state !== 'done') return <Running progress={progress} />;
  return (
    <Stack gap="md">
      <p role="status">{t('people.leaving.done', { count: progress.done, name })}</p>
      {progress.failed.length === 0 ? null : (
        <div role="alert">
          <p>{t('people.leaving.failed')}</p>
          <ul>
            {progress.failed.map(({ title, message }) => (
              <li key={title}>{`${title}: ${message}`}</li>
            ))}
          </ul>
        </div>
      )}
      <Button data-autofocus onClick={onClose}>
        {t('frame.close')}
      </Button>
    </Stack>
  );
}

function Running({ progress }: { progress: LeavingProgress | undefined }) {
  const { t } = useTranslation();
  const { done, total } = progress ?? { done: 0, total: 0 };
  const words = t('people.leaving.running', { done, total });
  return (
    <Stack gap="xs">
      <p role="status">{words}</p>
      <Progress aria-label={words} value={total === 0 ? 0 : (done / total) * 100} />
    </Stack>
  );
}
