// What to mend, counted in the bar and listed on demand: each a way to its place.
import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../../core/model/index.ts';
import { StateWord } from '../../parts/state-word.tsx';
import { errorsOf, useDesign } from '../state/use-design.ts';
import { GiveAll } from '../who/give-all.tsx';
import style from './design-bar.module.css';
import { Problem } from './problem.tsx';

type Props = { onGo: (at: string, line: number | null) => void };

export function ProblemList({ onGo }: Props) {
  const { t } = useTranslation();
  const { diagnostics } = useDesign();
  const [opened, setOpened] = useState(false);
  const errors = errorsOf(diagnostics);
  const advice = diagnostics.filter(({ severity }) => severity === 'advice');
  const go = ({ at, line }: Diagnostic) => {
    setOpened(false);
    onGo(at, line);
  };
  if (diagnostics.length === 0)
    return (
      <span className={style.problems}>
        <StateWord tone="done">{t('design.problems.none')}</StateWord>
      </span>
    );
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(400px, 94vw)"
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <UnstyledButton className={style.problems} onClick={() => setOpened(!opened)}>
          {errors.length > 0 ? (
            <StateWord tone="late">{t('design.problems.count', { count: errors.length })}</StateWord>
          ) : (
            <StateWord tone="risk">{t('design.problems.advice', { count: advice.length })}</StateWord>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('design.problems.title')}>
        <div className={style.giveAll}>
          <GiveAll diagnostics={diagnostics} />
        </div>
        <div className={style.list}>
          <Group title={t('design.problems.errors')} items={errors} go={go} />
          <Group title={t('design.problems.advices')} items={advice} go={go} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type GroupProps = { title: string; items: readonly Diagnostic[]; go: (diagnostic: Diagnostic) => void };

function Group({ title, items, go }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((item, index) => (
          <Problem key={`${item.code} ${item.at} ${index}`} diagnostic={item} go={go} />
        ))}
      </ul>
    </section>
  );
}
