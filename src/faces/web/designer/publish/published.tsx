// It is live: the first case, the board, and the public link where a form is open to everybody.
import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { useDesign } from '../state/use-design.ts';
import style from './publish.module.css';

export function Published({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { workflowId, workflow } = useDesign();
  const version = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } }).data?.version;
  const intake = workflow.intake.findIndex(({ from }) => from.includes('people'));
  const isPublic = workflow.intake.some(({ from }) => from.includes('public'));
  return (
    <div className={style.asking}>
      <p>{t('design.publish.doneText')}</p>
      <BringAlong />
      {isPublic ? <PublicLink /> : null}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onClose}>
          {t('design.publish.stay')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to={'/workflows/$workflowId/board' as never} params={{ workflowId } as never} />
          )}
        >
          {t('design.publish.board')}
        </Button>
        {intake === -1 ? null : (
          <Button
            data-autofocus
            renderRoot={(props) => (
              <Link
                {...props}
                to={'/start/$workflow/$intake' as never}
                params={{ workflow: workflowId, intake: String(intake) } as never}
              />
            )}
          >
            {t((version ?? 1) > 1 ? 'design.publish.startNext' : 'design.publish.start')}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Cases that run on stay on their version; here begins the way to bring them along. */
function BringAlong() {
  const { t } = useTranslation();
  const { workflowId } = useDesign();
  const { data } = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  if (data === undefined || data.version === null || data.version < 2 || data.openCases === 0) return null;
  return (
    <div className={style.bring}>
      <p>{t('design.publish.bring', { count: data.openCases })}</p>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link {...props} to={'/workflows/$workflowId/move' as never} params={{ workflowId } as never} />
        )}
      >
        {t('design.publish.bringButton')}
      </Button>
    </div>
  );
}

function PublicLink() {
  const { t } = useTranslation();
  const { workflowId } = useDesign();
  const { mutate, data } = useCommand('POST /api/workflows/:id/links', ['workflows']);
  useEffect(() => mutate({ params: { id: workflowId }, body: {} }), [mutate, workflowId]);
  if (data === undefined) return null;
  const link = `${location.origin}${data.path}`;
  return (
    <div className={style.link}>
      <TextInput
        readOnly
        label={t('design.publish.link')}
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
