// The way from a board to a new card: the form that opens a case of this workflow, or all forms where it has several.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';

type Props = { workflowId: string; words: 'board.startCase' | 'board.emptyAction' };

export function StartCase({ workflowId, words }: Props) {
  const { t } = useTranslation();
  const forms = useAnswer('GET /api/start').data?.forms ?? [];
  const own = forms.filter(({ workflow }) => workflow === workflowId);
  const [only] = own;
  if (only === undefined) return null;
  return (
    <Button
      component={Link}
      to={own.length === 1 ? `/start/${workflowId}/${only.intake}` : '/start'}
      leftSection={<Plus size={16} aria-hidden="true" />}
    >
      {t(words)}
    </Button>
  );
}
