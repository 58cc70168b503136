// Work that was taken from a pool goes back into it; whoever put it back can take it again.
import { Menu } from '@mantine/core';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { sayDone, sayProblem } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';

export function PutBack({ caseId, work: { workItem, mine } }: { caseId: string; work: Work }) {
  const { t } = useTranslation();
  const release = useCommand('POST /api/cases/:caseId/release-work-item', WORK_TOPICS);
  const claim = useCommand('POST /api/cases/:caseId/claim-work-item', WORK_TOPICS);
  const ask = { params: { caseId }, body: { workItem } };
  const put = () =>
    release.mutateAsync(ask).then(
      () => sayDone(t('work.isBackInPool'), mine ? () => claim.mutateAsync(ask) : undefined),
      (error: unknown) => sayProblem(error, put),
    );
  return (
    <Menu.Item leftSection={<Inbox size={16} aria-hidden="true" />} onClick={() => void put()}>
      {t('work.backIntoPool')}
    </Menu.Item>
  );
}
