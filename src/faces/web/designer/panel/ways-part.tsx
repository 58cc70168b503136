// Where a stage leads: by rule, tried in order, or by what its owner picks; each way with its contract.
import { Button, SegmentedControl } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stageKind } from '../../../../core/engine/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import { TriggersPart } from '../settings/flow/trigger-items.tsx';
import { addOutcome, connect, pickedWays, ruledWays } from '../state/reshape.ts';
import { hasTriggers } from '../state/triggers.ts';
import { useDesign } from '../state/use-design.ts';
import { OutcomeItem } from './outcome-item.tsx';
import style from './panel.module.css';
import { Section } from './section.tsx';
import { TransitionItem } from './transition-item.tsx';

export function WaysPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { id, kind, next, outcomes } = stage;
  const isPicked = kind === 'approval' || outcomes.length > 0;
  if (hasTriggers(stage)) return <TriggersPart stage={stage} />;
  return (
    <Section stage={id} part="ways" title={t('design.stage.ways')}>
      {stageKind(kind)?.worked === true && kind !== 'approval' ? (
        <Choosing stage={stage} isPicked={isPicked} />
      ) : null}
      {outcomes.map((outcome) => (
        <OutcomeItem key={outcome.name} stage={stage} outcome={outcome} />
      ))}
      {next.map((transition, index) => (
        <TransitionItem key={index} stage={stage} transition={transition} index={index} />
      ))}
      <AddWay stage={stage} isPicked={isPicked} />
    </Section>
  );
}

function Choosing({ stage, isPicked }: { stage: Stage; isPicked: boolean }) {
  const { t } = useTranslation();
  const { reshape } = useDesign();
  const turn = (to: string) => {
    if ((to === 'pick') === isPicked) return;
    reshape((workflow) => (to === 'pick' ? pickedWays(workflow, stage) : ruledWays(workflow, stage)));
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('design.stage.waysBy')}
      data={[
        { value: 'rule', label: t('design.stage.waysRule') },
        { value: 'pick', label: t('design.stage.waysPick') },
      ]}
      value={isPicked ? 'pick' : 'rule'}
      onChange={turn}
    />
  );
}

function AddWay({ stage, isPicked }: { stage: Stage; isPicked: boolean }) {
  const { t } = useTranslation();
  const { workflow, reshape } = useDesign();
  const place = workflow.stages.findIndex(({ id }) => id === stage.id);
  const taken = [...stage.next, ...stage.outcomes].map(({ to }) => to);
  const others = [...workflow.stages.slice(place + 1), ...workflow.stages.slice(0, place)];
  const to = (others.find(({ id }) => !taken.includes(id)) ?? others[0])?.id;
  if (to === undefined) return null;
  const add = () =>
    reshape((now) => {
      const fresh = now.stages.find(({ id }) => id === stage.id);
      if (fresh === undefined) return now;
      return isPicked ? addOutcome(now, fresh, to) : connect(now, stage.id, to);
    });
  return (
    <Button
      className={style.start}
      size="compact-sm"
      variant="subtle"
      leftSection={<Plus size={15} aria-hidden="true" />}
      onClick={add}
    >
      {t(isPicked ? 'design.stage.addOutcome' : 'design.stage.addWay')}
    </Button>
  );
}
