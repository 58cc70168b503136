// There are people of a log in this design whom nobody has placed yet: asks once who they are, and stays to be asked again.
import { Button } from '@mantine/core';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../state/draft.ts';
import style from '../bar/design-bar.module.css';
import { useDesign } from '../state/use-design.ts';
import { seenPeople } from './seen-people.ts';
import { WhoDialog } from './who-dialog.tsx';

export function WhoButton() {
  const { t } = useTranslation();
  const { workflowId, workflow, everybody, draft, mayDesign } = useDesign();
  const [asked, setAsked] = useState<boolean>();
  const [later, setLater] = useDraft(`who-later:${workflowId}`, false);
  const seen = everybody === undefined ? [] : seenPeople(workflow, everybody);
  if (!mayDesign || (seen.length === 0 && asked !== true)) return null;
  // A draft that was just made from a log opens with the question, until it was put off once.
  const opened = asked ?? (draft.logId !== null && draft.revision === 1 && !later);
  const close = () => {
    setAsked(false);
    setLater(true);
  };
  return (
    <>
      <Button
        className={style.asked}
        variant="light"
        leftSection={<UserRoundSearch size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t('design.who.button')}
      </Button>
      {opened ? <WhoDialog seen={seen} onClose={close} /> : null}
    </>
  );
}
