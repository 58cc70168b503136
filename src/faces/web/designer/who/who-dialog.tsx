// The people of a log, one a line: this is me, invite by link, or their stages go to a team.
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePermissions } from '../../state/session.ts';
import type { SeenHere } from './seen-people.ts';
import style from './who.module.css';
import { WhoRow } from './who-row.tsx';

export function WhoDialog({ seen, onClose }: { seen: readonly SeenHere[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { mayAdminister } = usePermissions();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('design.who.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p className="quiet">{t('design.who.text')}</p>
      {seen.length === 0 ? (
        <p className={style.none}>{t('design.who.none')}</p>
      ) : (
        <ul className={style.rows}>
          {seen.map((each) => (
            <WhoRow key={each.person.id} seen={each} mayAdminister={mayAdminister} />
          ))}
        </ul>
      )}
      <div className={style.foot}>
        <Button variant="default" onClick={onClose}>
          {t(seen.length === 0 ? 'frame.close' : 'design.who.later')}
        </Button>
      </div>
    </Modal>
  );
}
