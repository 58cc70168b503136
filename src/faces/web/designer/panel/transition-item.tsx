// One way that a rule takes: where it leads, when, and what it carries.
import { ActionIcon, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stageKind } from '../../../../core/engine/index.ts';
import type { Stage, Transition } from '../../../../core/model/index.ts';
import { Carries } from '../pickers/carries.tsx';
import { TargetPicker } from '../pickers/target-picker.tsx';
import { RuleEditor } from '../rule/rule-editor.tsx';
import { useDesign } from '../state/use-design.ts';
import style from './panel.module.css';

type Props = { stage: Stage; transition: Transition; index: number };

export function TransitionItem({ stage, transition, index }: Props) {
  const { t } = useTranslation();
  const { edit, workflow } = useDesign();
  const { id, next } = stage;
  const title = workflow.stages.find((each) => each.id === transition.to)?.title ?? transition.to;
  const change = (changes: Partial<Transition>, what?: string) =>
    edit({ type: 'ChangeTransition', stage: id, index, changes }, what);
  const move = (to: number) => edit({ type: 'MoveTransition', stage: id, index, to });
  const isLast = index === next.length - 1;
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <TargetPicker value={transition.to} from={id} onChange={(to) => change({ to })} />
        {next.length > 1 ? (
          <>
            <Act label={t('design.stage.wayUp', { title })} act={index === 0 ? null : () => move(index - 1)}>
              <ArrowUp size={16} aria-hidden="true" />
            </Act>
            <Act label={t('design.stage.wayDown', { title })} act={isLast ? null : () => move(index + 1)}>
              <ArrowDown size={16} aria-hidden="true" />
            </Act>
          </>
        ) : null}
        <Act
          label={t('design.stage.removeWay', { title })}
          act={() => edit({ type: 'RemoveTransition', stage: id, index })}
        >
          <X size={16} aria-hidden="true" />
        </Act>
      </div>
      {stageKind(stage.kind)?.branches === true ? (
        <Switch
          label={t('design.flow.always')}
          checked={transition.when !== null}
          onChange={({ currentTarget: { checked } }) => change({ when: checked ? 'false' : null })}
        />
      ) : null}
      {transition.when !== null ? (
        <RuleEditor
          at={`stages.${id}.next[${index}].when`}
          reads="design.rule.reads"
          rule={transition.when}
          onChange={(when) => change({ when: when.trim() === '' ? 'false' : when }, `when ${id} ${index}`)}
        />
      ) : next.length > 1 && stageKind(stage.kind)?.branches !== true ? (
        <p className={style.quietNote}>
          <strong>{t('design.stage.otherwise')}.</strong> {t('design.stage.otherwiseHint')}
        </p>
      ) : null}
      <Carries way={transition} onChange={change} />
    </div>
  );
}

type ActProps = { label: string; act: (() => void) | null; children: React.ReactNode };

export function Act({ label, act, children }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={style.act}
      aria-label={label}
      disabled={act === null}
      onClick={() => act?.()}
    >
      {children}
    </ActionIcon>
  );
}
