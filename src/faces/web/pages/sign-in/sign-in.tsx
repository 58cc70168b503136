// Sign-in: name and password, a passkey or the provider of the house, then on to where one wanted to go.
import '../../words/entrance.ts';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Entrance } from '../../parts/entrance.tsx';
import { ProviderLinks } from '../../parts/provider-links.tsx';
import { ProviderTrouble } from '../../parts/provider-trouble.tsx';
import { SignInForm } from '../../parts/sign-in-form.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useSession } from '../../state/session.ts';

/** Only an address of this site; anything else would let a link lead people away. */
const ownAddress = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : '/');

export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [{ next }] = useAddress((raw) => ({ next: ownAddress(textIn(raw, 'next')) }));
  const session = useSession().data;
  if (session?.isNew === true) return <Navigate to="/welcome" />;
  return (
    <Entrance title={t('welcome.signInTitle')} text={t('welcome.signInText')}>
      <ProviderTrouble />
      <SignInForm onDone={() => void navigate({ href: next })} />
      <ProviderLinks next={next} />
      <p className="quiet" style={{ marginTop: 24 }}>
        {t('welcome.forgotten')}
      </p>
    </Entrance>
  );
}
