// A form that is not open: it was taken back, or the address is wrong. What somebody had typed into it is still shown.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { FormValues } from '../../parts/record-form/check-record.ts';
import { TypedAside } from '../../parts/record-form/typed-aside.tsx';
import { useDraft } from '../../state/draft.ts';

const NOTHING: FormValues = {};

/** Under `name` the form keeps what is typed into it. */
export function Closed({ name }: { name: string }) {
  const { t } = useTranslation();
  const [typed, setTyped, forget] = useDraft<FormValues>(name, NOTHING);
  const lines = Object.entries(typed).flatMap(([id, value]) =>
    value === undefined || value === null ? [] : [{ id, label: id.replaceAll(/[_-]/g, ' '), value }],
  );
  const letGo = () => {
    setTyped(NOTHING);
    forget();
  };
  const action = (
    <Button component={Link} to="/start">
      {t('start.toCatalogue')}
    </Button>
  );
  return (
    <>
      <EmptyState
        alone
        drawing="search"
        title={t('start.closedTitle')}
        text={t('start.closedText')}
        action={action}
      />
      {lines.length === 0 ? null : (
        <TypedAside title={t('start.closedTyped')} lines={lines} onLetGo={letGo} />
      )}
    </>
  );
}
