// One outcome that somebody picks: what it is called, where it leads, what it asks for and carries.
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Stage } from '../../../../core/model/index.ts';
import { Carries } from '../pickers/carries.tsx';
import { FieldsPicker } from '../pickers/fields-picker.tsx';
import { TargetPicker } from '../pickers/target-picker.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import style from './panel.module.css';
import { Act } from './transition-item.tsx';

export function OutcomeItem({ stage: { id }, outcome }: { stage: Stage; outcome: Outcome }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const { name, title, to, needs } = outcome;
  const change = (changes: Partial<Outcome>, what?: string) =>
    edit({ type: 'ChangeOutcome', stage: id, outcome: name, changes }, what);
  return (
    <div className={style.item}>
      <div className={style.itemHead}>
        <TypedLine
          label={t('design.stage.outcomeName')}
          value={title}
          onType={(text) => change({ title: text }, `outcome ${id} ${name}`)}
        />
        <Act
          label={`${t('design.stage.remove')}: ${title}`}
          act={() => edit({ type: 'RemoveOutcome', stage: id, outcome: name })}
        >
          <X size={16} aria-hidden="true" />
        </Act>
      </div>
      <TargetPicker value={to} from={id} onChange={(next) => change({ to: next })} />
      <FieldsPicker
        label={t('design.stage.needs')}
        more={[{ value: 'reason', label: t('design.stage.reason') }]}
        value={needs}
        onChange={(next) => change({ needs: next })}
      />
      <Carries way={outcome} onChange={change} />
    </div>
  );
}
