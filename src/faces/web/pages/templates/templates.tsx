// The Templates page: whole workflows as cards with their flow drawn; one click makes one yours, another publishes it too.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { TemplateCard } from './template-card.tsx';
import style from './templates.module.css';

export function Page() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer('GET /api/templates');
  return (
    <PageGround>
      <Link className={style.back} to={'/workflows' as never}>
        {t('templates.back')}
      </Link>
      <PageHeader title={t('templates.title')} lead={t('templates.lead')} />
      {error !== null && data === undefined ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <WaitingRows />
      ) : (
        <ul className={style.cards}>
          {data.templates.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </ul>
      )}
    </PageGround>
  );
}
