// Everything about one stage: what it is, who has it, what is filled in there, when it is due, where it leads.
import { ActionIcon } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stageKind } from '../../../../core/engine/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import { OwnerPart } from '../pickers/owner-part.tsx';
import { BeginsPart } from '../settings/flow/begins-part.tsx';
import { useDesign } from '../state/use-design.ts';
import { useRemoveStage } from '../state/use-remove-stage.ts';
import { DuePart } from './due-part.tsx';
import { FormPart } from './form-part.tsx';
import { KindPart } from './kind-part.tsx';
import { LatePart } from './late-part.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { TasksPart } from './tasks-part.tsx';
import { WaysPart } from './ways-part.tsx';

export function StagePanel({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { mayDesign } = useDesign();
  const remove = useRemoveStage();
  const acts = mayDesign ? (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={t('design.stage.removeStage')}
      onClick={() => remove(stage)}
    >
      <Trash2 size={17} aria-hidden="true" />
    </ActionIcon>
  ) : undefined;
  return (
    <PanelFrame title={stage.title} acts={acts}>
      <Parts key={stage.id} stage={stage} />
    </PanelFrame>
  );
}

function Parts({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { kind } = stage;
  const isWorked = stageKind(kind)?.worked === true;
  const isTimed = isWorked || kind === 'wait';
  return (
    <>
      <KindPart stage={stage} />
      {kind === 'end' ? (
        <p className="quiet">{t('design.stage.end')}</p>
      ) : (
        <>
          <OwnerPart stage={stage} />
          {isWorked ? <FormPart stage={stage} /> : null}
          {isWorked ? <TasksPart stage={stage} /> : null}
          <WaysPart stage={stage} />
          {isTimed ? <DuePart stage={stage} /> : null}
          {isWorked ? <LatePart stage={stage} /> : null}
          <BeginsPart stage={stage} />
        </>
      )}
    </>
  );
}
