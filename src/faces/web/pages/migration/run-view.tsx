// The last run: how far it is, what became of the cases, and the way back.
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { MigrationRun } from '../../wire.ts';
import style from './migration.module.css';

type Props = { workflowId: string; run: MigrationRun; refetch: () => unknown };

export function RunView({ workflowId, run, refetch }: Props) {
  const { t } = useTranslation();
  const undo = useCommand('POST /api/workflows/:id/migration/undo', ['workflows', 'cases', 'worklist']);
  const underWay = run.state === 'running' || run.state === 'undoing';
  const takeBack = () =>
    undo.mutate(
      { params: { id: workflowId } },
      { onSuccess: () => void refetch(), onError: (error) => sayProblem(error) },
    );
  return (
    <section className={style.run} aria-label={t('migration.title')}>
      <p role="status">{useSentence(run)}</p>
      {underWay ? (
        <Progress
          value={run.total === 0 ? 100 : (100 * run.done) / run.total}
          aria-label={t('migration.title')}
        />
      ) : null}
      {underWay || run.stayed.length === 0 ? null : (
        <details>
          <summary>{t('migration.stayed', { count: run.stayed.length })}</summary>
          <ul className={style.warnings}>
            {run.stayed.map(({ caseId, message }) => (
              <li key={caseId}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      {underWay || run.moved === 0 || run.state === 'undone' ? null : (
        <div className={style.to}>
          <Button variant="default" loading={undo.isPending} onClick={takeBack}>
            {t('migration.undo')}
          </Button>
          <span className="quiet">{t('migration.undoHint')}</span>
        </div>
      )}
    </section>
  );
}

function useSentence({ state, done, total, moved, toVersion }: MigrationRun): string {
  const { t } = useTranslation();
  if (state === 'running') return t('migration.moving', { done, total });
  if (state === 'undoing') return t('migration.undoing', { done, total });
  if (state === 'stopped') return t('migration.stopped', { moved, total });
  if (state === 'undone')
    return moved === 0 ? t('migration.undone') : t('migration.undoneBut', { count: moved });
  return t('migration.done', { count: moved, number: toVersion });
}
