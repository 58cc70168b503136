// Who is pretended to act, what time it is pretended to be, and the way back.
import { Button, Group } from '@mantine/core';
import { RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../parts/moment.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import type { DryStep } from '../../wire.ts';
import style from './try.module.css';
import type { Trying } from './use-dry-run.ts';

const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
/** **units**: milliseconds. */
const HOUR = 3_600_000;

export function RunBar({ trying }: { trying: Trying }) {
  const { t } = useTranslation();
  const { shown, acting, act, back, begin } = trying;
  if (shown === undefined) return null;
  return (
    <section className={style.bar} aria-label={t('titles.try')}>
      <div className={style.acting}>
        <PersonPicker
          size="sm"
          label={t('trying.acting')}
          value={acting}
          clearable={false}
          onChange={(id) => (id === null ? undefined : act(id))}
        />
        <OtherOwners trying={trying} />
      </div>
      <Clock trying={trying} />
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<Undo2 size={16} aria-hidden="true" />}
          disabled={back === null}
          onClick={() => back?.()}
        >
          {t('trying.stepBack')}
        </Button>
        <Button
          variant="default"
          leftSection={<RotateCcw size={16} aria-hidden="true" />}
          disabled={back === null}
          onClick={() => begin()}
        >
          {t('trying.again')}
        </Button>
        <span className="quiet">{t('trying.steps', { count: shown.steps.length })}</span>
      </Group>
    </section>
  );
}

/** Whoever has work now is one click away. */
function OtherOwners({ trying: { shown, acting, act } }: { trying: Trying }) {
  const { t } = useTranslation();
  const owners = new Map(
    (shown?.case?.work ?? []).flatMap(({ ownerId, ownerName }) =>
      ownerId === null || ownerId === acting ? [] : [[ownerId, ownerName ?? ''] as const],
    ),
  );
  return [...owners].map(([id, name]) => (
    <Button key={id} size="compact-sm" variant="light" onClick={() => act(id)}>
      {t('trying.actAs', { name })}
    </Button>
  ));
}

function Clock({ trying: { shown, take } }: { trying: Trying }) {
  const { t } = useTranslation();
  if (shown === undefined) return null;
  const now = Date.parse(shown.at);
  const move = (step: DryStep) => () => void take(step).catch(sayProblem);
  const next = shown.next === null ? null : momentText(Date.parse(shown.next), now);
  return (
    <fieldset className={style.clock}>
      <legend>{t('trying.clock')}</legend>
      <time dateTime={shown.at}>{full.format(now)}</time>
      <Group gap={6}>
        <Button size="compact-sm" disabled={next === null} onClick={move({ do: 'move-on' })}>
          {next === null ? t('trying.nothingNext') : t('trying.moveOnAt', { at: next })}
        </Button>
        {(
          [
            ['hour', HOUR],
            ['day', 24 * HOUR],
            ['week', 7 * 24 * HOUR],
          ] as const
        ).map(([name, ms]) => (
          <Button key={name} size="compact-sm" variant="default" onClick={move({ do: 'wait', ms })}>
            {t(`trying.${name}`)}
          </Button>
        ))}
      </Group>
    </fieldset>
  );
}
