// The address that other systems call, to open a case or to deliver a message: made, shown once, taken away.
import { Button, CopyButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import style from '../panel/panel.module.css';
import { Section } from '../panel/section.tsx';
import { useDesign } from '../state/use-design.ts';
import { HookUse } from './hook-use.tsx';

export function HookPart() {
  const { t } = useTranslation();
  const { workflowId, others, mayDesign } = useDesign();
  const isLive = others.some(({ id, version }) => id === workflowId && version !== null);
  if (!mayDesign) return null;
  return (
    <Section part="hook" title={t('design.workflow.hook')} hint={t('design.workflow.hookHint')}>
      {isLive ? <Hook /> : <p className={style.quietNote}>{t('design.workflow.hookLater')}</p>}
    </Section>
  );
}

function Hook() {
  const { t } = useTranslation();
  const { workflowId } = useDesign();
  const params = { id: workflowId };
  const [path, setPath] = useState<string | null>(null);
  const has = (useAnswer('GET /api/workflows/:id/hook', { params }).data?.since ?? null) !== null;
  const make = useCommand('POST /api/workflows/:id/hook', ['workflows']);
  const revoke = useCommand('DELETE /api/workflows/:id/hook', ['workflows']);
  const onError = (error: Error) => sayProblem(error);
  return (
    <>
      {path === null ? null : <Shown link={`${location.origin}${path}`} />}
      <div className={style.itemHead}>
        <Button
          className={style.start}
          size="compact-sm"
          variant="light"
          loading={make.isPending}
          onClick={() => make.mutate({ params }, { onError, onSuccess: (made) => setPath(made.path) })}
        >
          {t(has ? 'design.workflow.hookRenew' : 'design.workflow.hookMake')}
        </Button>
        {has ? (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ params }, { onError, onSuccess: () => setPath(null) })}
          >
            {t('design.workflow.hookRevoke')}
          </Button>
        ) : null}
      </div>
      {has ? <p className={style.quietNote}>{t('design.workflow.hookRenewText')}</p> : null}
      <HookUse />
    </>
  );
}

function Shown({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <div className={style.itemHead}>
      <TextInput
        readOnly
        label={t('design.workflow.hookLink')}
        description={t('design.workflow.hookOnce')}
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
