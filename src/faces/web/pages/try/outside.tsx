// What would have been done outside of Millrace, and what the world is pretended to answer.
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import type { DryStep } from '../../wire.ts';
import style from './try.module.css';
import type { Trying } from './use-dry-run.ts';

export function Outside({ trying: { shown, take } }: { trying: Trying }) {
  const { t } = useTranslation();
  const { outside = [], children = [] } = shown ?? {};
  if (outside.length + children.length === 0) return null;
  const say = (step: DryStep) => () => void take(step).catch(sayProblem);
  const kindOf = (kind: string): string => t(`trying.kinds.${isKnown(kind) ? kind : 'other'}`);
  return (
    <section className={style.outside} aria-label={t('trying.outside')}>
      <h2>{t('trying.outside')}</h2>
      <ul>
        {outside.map(({ kind, stage }, nth) => (
          <li key={`${nth} ${kind}`}>
            {stage === null ? kindOf(kind) : t('trying.outsideAt', { kind: kindOf(kind), stage })}
            <Group gap={6}>
              <Button size="compact-sm" onClick={say({ do: 'answer', nth, outcome: 'applied' })}>
                {t('trying.worked')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={say({ do: 'answer', nth, outcome: 'failed', reason: t('trying.failed') })}
              >
                {t('trying.failed')}
              </Button>
            </Group>
          </li>
        ))}
        {children.map(({ stage, workflow, outcomes }, nth) => (
          <li key={`${nth} ${stage}`}>
            {t('trying.child', { stage, workflow })}
            <Group gap={6}>
              {outcomes.map(({ outcome, title }) => (
                <Button
                  key={outcome}
                  size="compact-sm"
                  variant="default"
                  onClick={say({ do: 'child-ends', nth, outcome })}
                >
                  {t('trying.childEndsAs', { title })}
                </Button>
              ))}
              {outcomes.length === 0 ? (
                <Button size="compact-sm" onClick={say({ do: 'child-ends', nth, outcome: null })}>
                  {t('trying.childEnds')}
                </Button>
              ) : null}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

const KNOWN = ['call-webhook', 'open-case', 'open-subflow', 'send-mail', 'cancel-case'] as const;
const isKnown = (kind: string): kind is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(kind);
