// When a stage begins, whatever its kind: only while another is open, one at a time, on demand, again and again; and what it
// takes back. Folded until a stage says something of it.
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../../core/base/index.ts';
import type { Stage } from '../../../../../core/model/index.ts';
import { Section } from '../../panel/section.tsx';
import { TypedLine } from '../../pickers/typed.tsx';
import { RuleEditor } from '../../rule/rule-editor.tsx';
import { BEGINS_SETTINGS } from '../../state/place.ts';
import { useDesign } from '../../state/use-design.ts';
import style from './flow.module.css';
import { StageControl, StagesControl } from './stages-control.tsx';

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

export function BeginsPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const { id, settings } = stage;
  const isSaid = Object.keys(settings).some((setting) => BEGINS_SETTINGS.has(setting));
  const set = (setting: string, value: Json) =>
    edit({ type: 'SetSetting', stage: id, setting, value }, `${setting} ${id}`);
  const others = (each: { id: string; kind: string }) => each.id !== id && each.kind !== 'end';
  return (
    <Section stage={id} part="begins" title={t('design.flow.begins')}>
      <details className={style.folded} open={isSaid}>
        <summary>{t(isSaid ? 'design.flow.beginsSaid' : 'design.flow.beginsPlain')}</summary>
        <div className={style.inside}>
          <Switch
            label={t('design.flow.onDemand')}
            description={t('design.flow.onDemandHint')}
            checked={settings['on-demand'] === true}
            onChange={({ currentTarget: { checked } }) => set('on-demand', checked ? true : null)}
          />
          <WhileControl stage={stage} fits={others} onChange={(value) => set('while', value)} />
          <TypedLine
            optional
            label={t('design.flow.alone')}
            description={t('design.flow.aloneHint')}
            value={typeof settings.alone === 'string' ? settings.alone : ''}
            onType={(text) => set('alone', text.trim() === '' ? null : text)}
          />
          <StagesControl
            label={t('design.flow.cancels')}
            description={t('design.flow.cancelsHint')}
            fits={others}
            value={textsIn(settings.cancels)}
            onChange={(stages) => set('cancels', stages.length === 0 ? null : stages)}
          />
          <Switch
            label={t('design.flow.repeat')}
            checked={settings.repeat !== undefined}
            onChange={({ currentTarget: { checked } }) => set('repeat', checked ? 'false' : null)}
          />
          {typeof settings.repeat === 'string' ? (
            <RuleEditor
              rule={settings.repeat}
              at={`stages.${id}.settings.repeat`}
              reads="design.flow.repeats"
              onChange={(rule) => set('repeat', rule.trim() === '' ? 'false' : rule)}
            />
          ) : null}
        </div>
      </details>
    </Section>
  );
}

type WhileProps = {
  stage: Stage;
  fits: (stage: { id: string; kind: string }) => boolean;
  onChange: (value: Json) => void;
};

function WhileControl({ stage: { settings }, fits, onChange }: WhileProps) {
  const { t } = useTranslation();
  const open = settings.while as { readonly at?: Json; readonly else?: Json } | undefined;
  const at = textsIn(open?.at);
  const otherwise = typeof open?.else === 'string' ? open.else : null;
  const write = (stages: readonly string[], onward: string | null) =>
    onChange(stages.length === 0 ? null : { at: [...stages], ...(onward === null ? {} : { else: onward }) });
  return (
    <>
      <StagesControl
        label={t('design.flow.while')}
        description={t('design.flow.whileHint')}
        fits={fits}
        value={at}
        onChange={(stages) => write(stages, otherwise)}
      />
      {at.length === 0 ? null : (
        <StageControl
          label={t('design.flow.else')}
          none={t('design.flow.elseNone')}
          value={otherwise}
          onChange={(onward) => write(at, onward)}
        />
      )}
    </>
  );
}
