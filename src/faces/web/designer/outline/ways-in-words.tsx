// Where a stage leads, in words: each way a link to the stage it leads to.
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { useView } from '../bar/view-address.ts';
import { titlesOf } from '../rule/titles.ts';
import { pathOfStage } from '../state/place.ts';
import { NOT_YET } from '../state/reshape.ts';
import { useDesign } from '../state/use-design.ts';
import style from './outline.module.css';

export function WaysInWords({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const { open } = useView();
  const titles = titlesOf(workflow.record);
  const titleOf = (id: string) => workflow.stages.find((each) => each.id === id)?.title ?? id;
  const conditionOf = (when: string | null): string => {
    if (when === NOT_YET) return t('design.canvas.never');
    if (when !== null) return t('design.outline.when', { rule: describeRule(when, titles) });
    return stage.next.length > 1 && stage.kind !== 'split' ? t('design.canvas.otherwise') : '';
  };
  const ways = [
    ...stage.outcomes.map(({ name, title, to }) => ({ key: `outcome ${name}`, to, note: title })),
    ...stage.next.map(({ to, when }, index) => ({ key: `way ${index}`, to, note: conditionOf(when) })),
  ];
  const isStart = workflow.intake.some(({ starts }) => starts === stage.id);
  return (
    <ul className={style.ways}>
      {isStart ? <li className="quiet">{t('design.outline.starts')}</li> : null}
      {ways.map(({ key, to, note }) => (
        <li key={key}>
          <UnstyledButton className={style.way} onClick={() => open(pathOfStage(stage.id, 'next'))}>
            <span aria-hidden="true">→</span> {t('design.outline.to', { title: titleOf(to) })}
            {note === '' ? null : <span className="quiet"> {note}</span>}
          </UnstyledButton>
        </li>
      ))}
      {ways.length === 0 && stage.kind !== 'end' ? (
        <li className="quiet">{t('design.outline.nowhere')}</li>
      ) : null}
    </ul>
  );
}
