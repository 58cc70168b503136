// Says that what was typed stands in no title, what is shown instead, and how to insist.
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { quoted } from '../../parts/quoted.ts';
import style from './cases.module.css';

type Props = { find: string; readAs: readonly string[]; exactly: () => void };

export function ReadAs({ find, readAs, exactly }: Props) {
  const { t } = useTranslation();
  return (
    <p className={style.readAs} role="status">
      {t('cases.readAs', { typed: find.trim(), words: quoted(readAs) })}{' '}
      <Anchor component="button" type="button" fz="inherit" onClick={exactly}>
        {t('cases.exactly')}
      </Anchor>
    </p>
  );
}
