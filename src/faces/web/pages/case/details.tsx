// What a case carries, and the way to change it.
import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordView } from '../../parts/case-view/record-view.tsx';
import { usePermissions } from '../../state/session.ts';
import type { Case } from '../../wire.ts';
import { EditDetails } from './edit-details.tsx';

export function Details({ shown }: { shown: Case }) {
  return (
    <>
      <RecordView shown={shown} />
      <Editing shown={shown} />
    </>
  );
}

/** Whoever has the work may change what the case carries, and so may those who run the workflow. */
function Editing({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const [editing, setEditing] = useState(false);
  const may = shown.status === 'open' && (mayDesign || shown.work.some(({ mine }) => mine));
  if (!may || Object.keys(shown.fields).length === 0) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        mt="sm"
        leftSection={<Paperclip size={14} aria-hidden="true" />}
        onClick={() => setEditing(true)}
      >
        {t('cases.editDetails')}
      </Button>
      {editing ? <EditDetails shown={shown} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
