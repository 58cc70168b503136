// Work that must be accepted before it is begun: what that means, and the button.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { sayDone, sayProblem } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';

export function AcceptHandoff({ caseId, work }: { caseId: string; work: Work }) {
  const { t } = useTranslation();
  const accept = useCommand('POST /api/cases/:caseId/accept-handoff', WORK_TOPICS);
  if (!work.mine || work.acceptance !== 'due') return null;
  const send = () =>
    accept
      .mutateAsync({ params: { caseId }, body: { workItem: work.workItem } })
      .then(() => sayDone(t('work.accepted')), sayProblem);
  return (
    <div>
      <p>{t('work.acceptText')}</p>
      <Button loading={accept.isPending} onClick={() => void send()}>
        {t('work.accept')}
      </Button>
    </div>
  );
}
