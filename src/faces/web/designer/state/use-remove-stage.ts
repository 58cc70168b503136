// Takes a stage away, says so, and offers it back.
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/index.ts';
import { sayDone } from '../../parts/toast.tsx';
import { useView } from '../bar/view-address.ts';
import { removeStage } from './reshape.ts';
import { useDesign } from './use-design.ts';

export function useRemoveStage(): (stage: Pick<Stage, 'id' | 'title'>) => void {
  const { t } = useTranslation();
  const { reshape, workflow } = useDesign();
  const { open } = useView();
  return ({ id, title }) => {
    const before = workflow;
    reshape((now) => removeStage(now, id));
    open('');
    sayDone(t('design.outline.removed', { title }), () => reshape(() => before));
  };
}
