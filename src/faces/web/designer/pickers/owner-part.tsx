// Who has a stage, and where that ends in nobody, who comes after: one after another, each as an owner is picked.
import { ActionIcon, Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OwnerRule, Stage } from '../../../../core/model/index.ts';
import { Section } from '../panel/section.tsx';
import { useDesign } from '../state/use-design.ts';
import { OwnerPicker } from './owner-picker.tsx';
import style from './pickers.module.css';

export function OwnerPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const { id, owner } = stage;
  return (
    <Section stage={id} part="owner" title={t('design.stage.owner')} hint={t('design.stage.ownerHint')}>
      <OwnerPicker
        label={t('design.stage.owner')}
        isUnderHeading
        stage={id}
        value={owner}
        onChange={(next) => edit({ type: 'ChangeStage', stage: id, changes: { owner: next } })}
      />
      <ElsePart stage={stage} />
    </Section>
  );
}

function ElsePart({ stage: { id, owner, else: others = [] } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const write = (next: readonly OwnerRule[]) =>
    edit({ type: 'ChangeStage', stage: id, changes: { else: next } }, `else ${id}`);
  if (owner === null && others.length === 0) return null;
  return (
    <>
      {others.map((rule, index) => (
        <div key={index} className={style.elseRow}>
          <div>
            <OwnerPicker
              label={t('design.owner.else', { number: index + 1 })}
              stage={id}
              value={rule}
              onChange={(next) =>
                write(next === null ? others.toSpliced(index, 1) : others.with(index, next))
              }
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('design.owner.removeElse')}
            onClick={() => write(others.toSpliced(index, 1))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        mt="xs"
        leftSection={<Plus size={15} aria-hidden="true" />}
        onClick={() => write([...others, { kind: 'manager-of-requester' }])}
      >
        {t('design.owner.addElse')}
      </Button>
    </>
  );
}
