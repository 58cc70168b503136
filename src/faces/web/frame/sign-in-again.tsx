// When a sign-in ends while somebody works: they are asked for it again on the spot, and nothing on the page is lost.
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchedPart } from '../state/fetching.ts';
import { useSession } from '../state/session.ts';

/** Seldom needed, so the first page does not carry it. */
const SignInForm = fetchedPart(async () => (await import('../parts/sign-in-form.tsx')).SignInForm);

export function SignInAgain() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const name = useSession().data?.person?.name;
  const [away, setAway] = useState(false);
  useEffect(() => {
    const lost = () => setAway(true);
    addEventListener('millrace-signed-out', lost);
    return () => removeEventListener('millrace-signed-out', lost);
  }, []);
  const back = () => {
    setAway(false);
    void client.invalidateQueries();
  };
  return (
    <Modal
      opened={away}
      onClose={() => {}}
      withCloseButton={false}
      title={t('frame.away')}
      closeOnEscape={false}
      zIndex={400}
    >
      <p className="quiet" style={{ marginBottom: 16 }}>
        {t('frame.awayText')}
      </p>
      <Suspense>
        <SignInForm {...(name === undefined ? {} : { name })} onDone={back} />
      </Suspense>
    </Modal>
  );
}
