// The histories that were brought in and belong to no workflow yet: they stay in reach where workflows are looked for.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import style from './workflows.module.css';

const MOST = 5;

export function BroughtIn() {
  const { t } = useTranslation();
  const all = useAnswer('GET /api/logs').data?.logs ?? [];
  const logs = all.filter(({ reading, workflowId }) => reading !== null && workflowId === null);
  if (logs.length === 0) return null;
  return (
    <section className={style.broughtIn}>
      <h2>{t('workflows.broughtIn')}</h2>
      <ul>
        {logs.slice(0, MOST).map(({ id, name, reading }) => (
          <li key={id}>
            <Link to="/workflows/import/$logId" params={{ logId: id }}>
              {name}
            </Link>{' '}
            <span className="quiet figures">{t('workflows.ofCases', { count: reading?.cases ?? 0 })}</span>
          </li>
        ))}
      </ul>
      {logs.length > MOST ? <Link to="/workflows/import">{t('workflows.allBroughtIn')}</Link> : null}
    </section>
  );
}
