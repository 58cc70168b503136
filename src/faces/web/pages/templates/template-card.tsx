// One template: its flow in small, what it is for, and the two ways to take it.
import { Button, Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchedPart } from '../../state/fetching.ts';
import { usePermissions } from '../../state/session.ts';
import style from './templates.module.css';
import { useTemplate } from './use-template.ts';

/** Reading the source and drawing it is code of its own, which the text of the page does not wait for. */
const TemplatePicture = fetchedPart(async () => (await import('./template-picture.tsx')).TemplatePicture);

export type Template = { id: string; title: string; description: string | null; source: string };

export function TemplateCard({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const { use, isPending } = useTemplate(template.id);
  return (
    <li className={style.card}>
      <div className={style.picture}>
        <Suspense fallback={<Skeleton height="100%" radius="md" />}>
          <TemplatePicture
            source={template.source}
            title={t('templates.picture', { title: template.title })}
          />
        </Suspense>
      </div>
      <div className={style.text}>
        <h2>{template.title}</h2>
        {template.description === null ? null : <p className="quiet">{template.description}</p>}
      </div>
      {mayDesign ? (
        <div className={style.acts}>
          <Button
            variant="light"
            aria-label={`${t('templates.use')}: ${template.title}`}
            disabled={isPending}
            onClick={() => use('design')}
          >
            {t('templates.use')}
          </Button>
          <Button
            variant="subtle"
            aria-label={`${t('templates.publish')}: ${template.title}`}
            disabled={isPending}
            onClick={() => use('publish')}
          >
            {t('templates.publish')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
