// What else can be done with a piece of work: give it away, put it back, return or send it back, pause it, or pass it over.
import { ActionIcon, Menu } from '@mantine/core';
import {
  CornerUpLeft,
  Ellipsis,
  MessageCircleQuestion,
  PackageX,
  Pause,
  SkipForward,
  UserPlus,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermissions } from '../../state/session.ts';
import type { Case, Work } from '../../wire.ts';
import { isWorkPaused, PauseDialog } from '../case-commands/pause.tsx';
import { PutBack } from '../case-commands/put-back.tsx';
import { SkipDialog } from '../case-commands/skip.tsx';
import { ReturnHandoff } from '../handoff/return-handoff.tsx';
import { AskFirst } from './ask-first.tsx';

import { Reassign } from './reassign.tsx';
import { SendBack } from './send-back.tsx';

export function WorkMenu({ shown, work }: { shown: Case; work: Work }) {
  const { t } = useTranslation();
  const { caseId } = shown;
  const { mayDesign } = usePermissions();
  const [open, setOpen] = useState<'reassign' | 'back' | 'ask' | 'return' | 'pause' | 'skip'>();
  const isPaused = isWorkPaused(shown, work.workItem);
  const close = () => setOpen(undefined);
  // Who is asked answers, and hands nothing on.
  if (work.question !== null) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('work.more')}>
            <Ellipsis size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {work.mayAsk && work.mine ? (
            <Menu.Item
              leftSection={<MessageCircleQuestion size={16} aria-hidden="true" />}
              onClick={() => setOpen('ask')}
            >
              {t('work.ask.title')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<UserPlus size={16} aria-hidden="true" />}
            onClick={() => setOpen('reassign')}
          >
            {t('work.reassign')}
          </Menu.Item>
          {!isPaused && work.outOfPool && (work.mine || mayDesign) ? (
            <PutBack caseId={caseId} work={work} />
          ) : null}
          {!isPaused && work.mine && work.handedFrom.length > 0 ? (
            <Menu.Item
              leftSection={<PackageX size={16} aria-hidden="true" />}
              onClick={() => setOpen('return')}
            >
              {t('work.returnHandoff')}
            </Menu.Item>
          ) : null}
          {isPaused ? null : (
            <Menu.Item leftSection={<Pause size={16} aria-hidden="true" />} onClick={() => setOpen('pause')}>
              {t('work.pause.button')}
            </Menu.Item>
          )}
          {isPaused || !(mayDesign || work.skippable) ? null : (
            <Menu.Item
              leftSection={<SkipForward size={16} aria-hidden="true" />}
              onClick={() => setOpen('skip')}
            >
              {t('work.skip.button')}
            </Menu.Item>
          )}
          {isPaused || work.backTo.length === 0 ? null : (
            <Menu.Item
              leftSection={<CornerUpLeft size={16} aria-hidden="true" />}
              onClick={() => setOpen('back')}
            >
              {t('work.sendBack')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'reassign' ? <Reassign caseId={caseId} work={work} onClose={close} /> : null}
      {open === 'ask' ? <AskFirst caseId={caseId} work={work} onClose={close} /> : null}
      {open === 'return' ? <ReturnHandoff caseId={caseId} work={work} onClose={close} /> : null}
      {open === 'pause' ? <PauseDialog shown={shown} workItem={work.workItem} onClose={close} /> : null}
      {open === 'skip' ? (
        <SkipDialog
          caseId={caseId}
          stage={{ stage: work.stage, title: work.stageTitle }}
          work={work}
          onClose={close}
        />
      ) : null}
      {open === 'back' ? <SendBack caseId={caseId} work={work} onClose={close} /> : null}
    </>
  );
}
