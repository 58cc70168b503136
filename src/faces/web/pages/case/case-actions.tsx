// What can be done with a case as a whole: how urgent it is, pausing it, taking it back, calling it off, opening it again.
import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Textarea } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, type Priority } from '../../../../core/model/index.ts';
import { faultAt, sentenceOf } from '../../client.ts';
import { PauseDialog } from '../../parts/case-commands/pause.tsx';
import { RecallDialog } from '../../parts/case-commands/recall.tsx';
import { ReopenDialog } from '../../parts/case-commands/reopen.tsx';
import { SkipDialog } from '../../parts/case-commands/skip.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Case } from '../../wire.ts';

type Doing = 'cancel' | 'pause' | 'recall' | 'reopen' | { readonly skip: Case['strip'][number] };

export function CaseActions({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const [doing, setDoing] = useState<Doing>();
  const items = useActions(shown);
  const close = () => setDoing(undefined);
  const mayRank = shown.status === 'open' && (mayDesign || shown.work.some(({ mine }) => mine));
  return (
    <Group gap="xs" wrap="nowrap">
      {mayRank ? <PriorityChoice shown={shown} /> : null}
      {items.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('cases.actions')}>
              <Ellipsis size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {items.map(([item, label]) => (
              <Menu.Item
                key={label}
                color={item === 'cancel' ? 'red' : undefined}
                onClick={() => setDoing(item)}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {doing === undefined ? null : <Dialog shown={shown} doing={doing} onClose={close} />}
    </Group>
  );
}

/** What may be done with the case as a whole, and how it is called. */
function useActions(shown: Case): [Doing, string][] {
  const { t } = useTranslation();
  const { person, mayDesign } = usePermissions();
  const { status, work, pauses, strip, history, reopenAt } = shown;
  const isRequester = person !== null && shown.requesterId === person.id;
  const mine = work.some((each) => each.mine);
  const hadIt = isRequester || mayDesign || history.some(({ by }) => person !== null && by.id === person.id);
  if (status !== 'open') return hadIt && reopenAt.length > 0 ? [['reopen', t('cases.reopen.button')]] : [];
  const isPaused = pauses.some(({ workItem }) => workItem === null);
  const unworked = strip.filter(
    ({ stage, state, kind }) =>
      state === 'here' && kind !== 'join' && !work.some((each) => each.stage === stage),
  );
  return [
    ...((mine || mayDesign) && !isPaused ? [['pause', t('work.pause.buttonCase')] as [Doing, string]] : []),
    ...(mayDesign && !isPaused
      ? unworked.map((stage): [Doing, string] => [
          { skip: stage },
          t('work.skip.buttonNamed', { stage: stage.title }),
        ])
      : []),
    ...(isRequester && shown.recallable ? [['recall', t('cases.recall.button')] as [Doing, string]] : []),
    ...(isRequester || mayDesign ? [['cancel', t('cases.cancel')] as [Doing, string]] : []),
  ];
}

function Dialog({ shown, doing, onClose }: { shown: Case; doing: Doing; onClose: () => void }) {
  if (doing === 'cancel') return <CancelCase shown={shown} onClose={onClose} />;
  if (doing === 'pause') return <PauseDialog shown={shown} workItem={null} onClose={onClose} />;
  if (doing === 'recall') return <RecallDialog shown={shown} onClose={onClose} />;
  if (doing === 'reopen') return <ReopenDialog shown={shown} onClose={onClose} />;
  return <SkipDialog caseId={shown.caseId} stage={doing.skip} onClose={onClose} />;
}

function PriorityChoice({ shown: { caseId, priority } }: { shown: Case }) {
  const { t } = useTranslation();
  const set = useCommand('POST /api/cases/:caseId/set-priority', WORK_TOPICS);
  const send = (next: Priority, takenBack = false): Promise<unknown> =>
    set.mutateAsync({ params: { caseId }, body: { priority: next } }).then(
      () =>
        takenBack ||
        sayDone(t('cases.prioritySet', { priority: t(`work.priorities.${next}`) }), () =>
          send(priority, true),
        ),
      (error: unknown) => sayProblem(error),
    );
  return (
    <Select
      w={128}
      aria-label={t('work.priority')}
      data={PRIORITIES.map((value) => ({ value, label: t(`work.priorities.${value}`) }))}
      allowDeselect={false}
      value={priority}
      onChange={(next) => void send((next ?? priority) as Priority)}
    />
  );
}

function CancelCase({ shown: { caseId, number }, onClose }: { shown: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const cancel = useCommand('POST /api/cases/:caseId/cancel-case', WORK_TOPICS);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      sayDone(t('cases.cancelDone', { number }));
      onClose();
    };
    cancel.mutate({ params: { caseId }, body: { reason } }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cases.cancelTitle', { number })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <p>{t('cases.cancelText')}</p>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            label={t('cases.cancelReason')}
            error={faultAt(cancel.error, 'body.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {cancel.error === null ? null : <p role="alert">{sentenceOf(cancel.error)}</p>}
          <Group>
            <Button type="submit" color="red" loading={cancel.isPending}>
              {t('cases.cancel')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cases.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
