// What can be done with a case as a whole: how urgent it is, and calling it off.
import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Textarea } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, type Priority } from '../../../../core/model/index.ts';
import { faultAt, sentenceOf } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Case } from '../../wire.ts';

export function CaseActions({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const { person, mayDesign } = usePermissions();
  const [cancelling, setCancelling] = useState(false);
  const mayCancel = mayDesign || (person !== null && shown.requesterId === person.id);
  const mayRank = mayDesign || shown.work.some(({ mine }) => mine);
  if (shown.status !== 'open') return null;
  return (
    <Group gap="xs" wrap="nowrap">
      {mayRank ? <PriorityChoice shown={shown} /> : null}
      {mayCancel ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('cases.actions')}>
              <Ellipsis size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={() => setCancelling(true)}>
              {t('cases.cancel')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {cancelling ? <CancelCase shown={shown} onClose={() => setCancelling(false)} /> : null}
    </Group>
  );
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
