// One stage in the outline.
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stageKind } from '../../../../core/engine/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import { useView } from '../bar/view-address.ts';
import { TypedLine } from '../pickers/typed.tsx';
import { useOwnerWords } from '../pickers/use-owner-words.ts';
import { pathOfStage, placeOf } from '../state/place.ts';
import { useDesign } from '../state/use-design.ts';
import { useRemoveStage } from '../state/use-remove-stage.ts';
import style from './outline.module.css';
import type { OutlineKeys } from './use-outline-keys.ts';
import { WaysInWords } from './ways-in-words.tsx';

type Props = { stage: Stage; index: number; keys: OutlineKeys };

export function OutlineRow({ stage, index, keys }: Props) {
  const { t } = useTranslation();
  const { edit, workflow, mayDesign, diagnostics } = useDesign();
  const { at, open } = useView();
  const { id, title, kind } = stage;
  const place = placeOf(at);
  const found = diagnostics.filter((each) => isOf(each.at, id));
  const state = found.some(({ severity }) => severity === 'error')
    ? 'error'
    : found.length > 0
      ? 'advice'
      : undefined;
  return (
    <li
      className={style.row}
      data-row
      data-open={place.shows === 'stage' && place.stage === id}
      data-state={state}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is walked with the arrow keys
      tabIndex={0}
      aria-label={`${index + 1}. ${title}`}
      onKeyDown={(event) => keys.press(event, stage, index)}
    >
      <span className={`figures ${style.number}`}>{index + 1}</span>
      <div className={style.main}>
        <div className={style.title}>
          {mayDesign ? (
            <TypedLine
              variant="unstyled"
              classNames={{ root: style.nameRoot ?? '', input: style.name ?? '' }}
              aria-label={t('design.outline.name', { number: index + 1 })}
              value={title}
              onType={(text) =>
                edit({ type: 'ChangeStage', stage: id, changes: { title: text } }, `title ${id}`)
              }
            />
          ) : (
            <span className={style.name}>{title}</span>
          )}
          <span className={style.kind}>{stageKind(kind)?.title ?? kind}</span>
        </div>
        <Owner stage={stage} />
        <WaysInWords stage={stage} />
      </div>
      <span className={style.acts}>
        {mayDesign ? <Moves stage={stage} index={index} count={workflow.stages.length} keys={keys} /> : null}
        <UnstyledButton
          className={style.open}
          aria-label={t('design.outline.open', { title })}
          onClick={() => open(pathOfStage(id))}
        >
          <ChevronRight size={18} aria-hidden="true" />
        </UnstyledButton>
      </span>
    </li>
  );
}

function isOf(at: string, stage: string): boolean {
  const place = placeOf(at);
  return place.shows === 'stage' && place.stage === stage;
}

function Owner({ stage: { owner, kind } }: { stage: Stage }) {
  const { t } = useTranslation();
  const { say } = useOwnerWords();
  if (owner === null && stageKind(kind)?.worked !== true) return null;
  return (
    <span className={style.owner} data-missing={owner === null}>
      {owner === null ? t('design.outline.nobody') : say(owner)}
    </span>
  );
}

function Moves({ stage, index, count, keys }: Props & { count: number }) {
  const { t } = useTranslation();
  const remove = useRemoveStage();
  const { title } = stage;
  return (
    <>
      <Small
        label={t('design.outline.up', { title })}
        act={index > 0 ? () => keys.move(stage, index - 1) : null}
      >
        <ArrowUp size={15} aria-hidden="true" />
      </Small>
      <Small
        label={t('design.outline.down', { title })}
        act={index < count - 1 ? () => keys.move(stage, index + 1) : null}
      >
        <ArrowDown size={15} aria-hidden="true" />
      </Small>
      <Small label={t('design.outline.remove', { title })} act={() => remove(stage)}>
        <X size={15} aria-hidden="true" />
      </Small>
    </>
  );
}

function Small({ label, act, children }: { label: string; act: (() => void) | null; children: ReactNode }) {
  return (
    <ActionIcon
      className={style.small}
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      disabled={act === null}
      onClick={() => act?.()}
    >
      {children}
    </ActionIcon>
  );
}
