// What would have been done outside of Millrace, and what the world is pretended to answer.
import { Button, Group } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue } from '../../../../core/model/index.ts';
import { RecordForm } from '../../parts/record-form/record-form.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { uploadFile } from '../../parts/work/upload-file.ts';
import type { DryRun, DryStep } from '../../wire.ts';
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
        {children.map((child, nth) => (
          <li key={`${nth} ${child.stage}`}>
            {t('trying.child', child)}
            <ChildEnds name={`try-child:${nth} ${child.stage}`} child={child} take={take} nth={nth} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type EndsProps = {
  readonly name: string;
  readonly child: DryRun['children'][number];
  readonly take: Trying['take'];
  readonly nth: number;
};

/** How the case that is waited for ended, and what it found out of what is taken over here. */
function ChildEnds({ name, child: { gives, outcomes }, take, nth }: EndsProps) {
  const { t } = useTranslation();
  const outcome = useRef<string | null>(null);
  const entries = gives.map(({ field, into }) => ({ id: field, field: into as Field, required: false }));
  const send = (values: { readonly [field: string]: FieldValue }) =>
    take({ do: 'child-ends', nth, outcome: outcome.current, values }).catch((error: unknown) => {
      sayProblem(error);
      throw error;
    });
  const ways = outcomes.length > 0 ? outcomes : [{ outcome: null, title: null }];
  return (
    <RecordForm name={name} entries={entries} upload={uploadFile} onSubmit={send}>
      <Group gap={6}>
        {ways.map((way) => (
          <Button
            key={way.outcome}
            type="submit"
            size="compact-sm"
            variant="default"
            onClick={() => {
              outcome.current = way.outcome;
            }}
          >
            {way.title === null ? t('trying.childEnds') : t('trying.childEndsAs', { title: way.title })}
          </Button>
        ))}
      </Group>
    </RecordForm>
  );
}

const KNOWN = ['call-webhook', 'open-case', 'open-subflow', 'send-mail', 'cancel-case'] as const;
const isKnown = (kind: string): kind is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(kind);
