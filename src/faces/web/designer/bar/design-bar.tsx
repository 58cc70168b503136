// The bar over a design: how it is shown, back and forth, whether it is saved, what to mend, and publishing. On a phone what is
// seldom needed is behind one button.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, Play } from 'lucide-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../parts/narrow.ts';
import { useActions } from '../../state/actions.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { useDesign } from '../state/use-design.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import style from './design-bar.module.css';
import { ProblemList } from './problem-list.tsx';
import { SavingWord } from './saving-word.tsx';
import { Steps } from './steps.tsx';

/** Something to do, as a button in the bar or as a line of the menu. */
export type Tool = { readonly label: string; readonly icon: ReactNode; readonly act: () => void };

type Props = {
  views: ReactNode;
  /** The tools as they stand in the bar where there is room, and the same for the menu. */
  tools?: ReactNode;
  inMenu?: readonly Tool[];
  /** What stands there only while it is asked. */
  asked?: ReactNode;
  onProblem: (at: string, line: number | null) => void;
};

export function DesignBar({ views, tools, inMenu = [], asked, onProblem }: Props) {
  const { t } = useTranslation();
  const { mayDesign } = useDesign();
  // Two or three buttons need no menu.
  const folds = useNarrow() && inMenu.length > 0;
  const trying = useTrying();
  const [publishing, setPublishing] = useState(false);
  useActions(
    useMemo(
      () =>
        mayDesign
          ? [{ id: 'publish', label: t('design.publish.button'), run: () => setPublishing(true) }]
          : [],
      [t, mayDesign],
    ),
  );
  const publish = mayDesign ? (
    <Button className={folds ? style.first : undefined} onClick={() => setPublishing(true)}>
      {t('design.publish.button')}
    </Button>
  ) : null;
  const try_ = mayDesign ? (
    <Button variant="default" leftSection={trying.icon} onClick={trying.act}>
      {trying.label}
    </Button>
  ) : null;
  const parts: Parts = {
    ...{ views, asked, tools, publish, try: try_ },
    steps: mayDesign ? <Steps /> : null,
    saving: <SavingWord />,
    problems: <ProblemList onGo={onProblem} />,
    more: <More tools={mayDesign ? [trying, ...inMenu] : inMenu} />,
  };
  return (
    <>
      <div className={style.bar}>
        {/* What is open of them stays open when a window gets narrower: each is the same in both orders. */}
        {(folds ? NARROW : WIDE).map((name) => (
          <Fragment key={name}>{parts[name]}</Fragment>
        ))}
      </div>
      <ConflictNotice />
      {mayDesign ? null : <p className={`quiet ${style.notice}`}>{t('design.mayNotChange')}</p>}
      {publishing ? <PublishDialog onClose={() => setPublishing(false)} onProblem={onProblem} /> : null}
    </>
  );
}

const WIDE = ['views', 'tools', 'asked', 'steps', 'saving', 'problems', 'try', 'publish'] as const;
const NARROW = ['views', 'publish', 'steps', 'saving', 'problems', 'more', 'asked'] as const;

type Parts = { readonly [name in (typeof WIDE)[number] | (typeof NARROW)[number]]: ReactNode };

function More({ tools }: { tools: readonly Tool[] }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" className={style.more} aria-label={t('frame.more')}>
          <Ellipsis size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {tools.map(({ label, icon, act }) => (
          <Menu.Item key={label} mih={44} leftSection={icon} onClick={act}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is not saved yet is saved first: it is the draft that is tried. */
function useTrying(): Tool {
  const { t } = useTranslation();
  const { workflowId, flush } = useDesign();
  const navigate = useNavigate();
  const go = async () => {
    if (await flush()) await navigate({ to: `/workflows/${workflowId}/try` as never });
  };
  return { label: t('titles.try'), icon: <Play size={15} aria-hidden="true" />, act: () => void go() };
}
