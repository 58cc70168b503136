// Taking a template: it becomes a workflow of this workspace; then one designs it, or it is published and takes its first case.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { BegunWorkflow } from '../../wire.ts';

export type Taking = 'design' | 'publish';

export function useTemplate(template: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const add = useCommand('POST /api/workflows', ['workflows', 'people', 'teams']);
  const publish = useCommand('POST /api/workflows/:id/versions', ['workflows', 'start']);

  const told = ({ title, teamsMade }: BegunWorkflow) =>
    teamsMade.length === 0
      ? t('templates.madePlain', { title })
      : t('templates.made', { title, teams: teamsMade.join(', ') });

  const take = async (then: Taking) => {
    const made = await add.mutateAsync({ body: { template } });
    const { id, title } = made;
    if (then === 'design') {
      sayDone(told(made));
      return navigate({ to: '/workflows/$workflowId/design' as never, params: { workflowId: id } as never });
    }
    await publish.mutateAsync({ params: { id }, body: { revision: 1, note: null } });
    sayDone(t('templates.published', { title }));
    return navigate({
      to: '/start/$workflow/$intake' as never,
      params: { workflow: id, intake: '0' } as never,
    });
  };

  const use = (then: Taking) => {
    setPending(true);
    take(then)
      .catch((error: unknown) => sayProblem(error))
      .finally(() => setPending(false));
  };
  return { use, isPending };
}
