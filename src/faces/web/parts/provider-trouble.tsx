// Why somebody came back from a provider without being let in; it stands in the address as a code.
import '../words/entrance.ts';
import { useTranslation } from 'react-i18next';
import { textIn, useAddress } from '../state/address.ts';

export function ProviderTrouble() {
  const { t, i18n } = useTranslation();
  const [{ trouble }] = useAddress((raw) => ({ trouble: textIn(raw, 'trouble') }));
  const key = `welcome.trouble.${trouble}`;
  if (trouble === '' || !i18n.exists(key)) return null;
  return (
    <p role="alert" style={{ marginBottom: 16 }} ref={show}>
      {t(key as 'welcome.trouble.provider-denied')}
    </p>
  );
}

/** Brings it into sight: on a long page it stands where it belongs. */
const show = (words: HTMLElement | null): void => words?.scrollIntoView({ block: 'center' });
