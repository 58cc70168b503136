// Which kinds of finding could not be looked for, and what the history would have to tell; each reason once.
import { useTranslation } from 'react-i18next';
import type { Findings } from '../../wire.ts';
import style from './findings.module.css';
import { kindTextOf, reasonsOf } from './in-words.ts';

export function NotEnough({ all: { notEnoughData } }: { all: Findings }) {
  const { t } = useTranslation();
  if (notEnoughData.length === 0) return null;
  return (
    <section className={style.notEnough}>
      <h2>{t('findings.notEnoughTitle')}</h2>
      <p className="quiet">{t('findings.notEnoughLead')}</p>
      <dl>
        {reasonsOf(notEnoughData).map(({ why, kinds }) => (
          <div key={why}>
            <dt>{kinds.map((kind) => kindTextOf(t, kind)).join(', ')}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
