// The link under which anybody can fill in a form: there once a version with that form is published.
import { Button, CopyButton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import style from '../panel/panel.module.css';
import { useDesign } from '../state/use-design.ts';

export function PublicLink({ title }: { title: string }) {
  const { t } = useTranslation();
  const { workflowId, others, mayDesign } = useDesign();
  const params = { id: workflowId };
  const links = useAnswer('GET /api/workflows/:id/links', { params }).data?.links ?? [];
  const make = useCommand('POST /api/workflows/:id/links', ['workflows']);
  const open = links.find((link) => link.open && link.intake === title);
  if (open !== undefined) {
    const link = `${location.origin}${open.path}`;
    return (
      <div className={style.itemHead}>
        <TextInput
          readOnly
          label={t('design.workflow.publicLink')}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('design.workflow.copied') : t('design.workflow.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    );
  }
  const isLive = others.some(({ id, version }) => id === workflowId && version !== null);
  if (!isLive || !mayDesign) return <p className={style.quietNote}>{t('design.workflow.publicLater')}</p>;
  return (
    <Button
      className={style.start}
      size="compact-sm"
      variant="light"
      loading={make.isPending}
      onClick={() =>
        make.mutate({ params, body: { intake: title } }, { onError: (error) => sayProblem(error) })
      }
    >
      {t('design.workflow.publicLinkMake')}
    </Button>
  );
}
