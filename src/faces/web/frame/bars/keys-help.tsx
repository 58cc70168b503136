// Every key that does something here (`?`): those of the frame, and those of what can be done on the open page.
import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOfferedActions } from '../../state/actions.ts';
import style from './keys-help.module.css';

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const here = useOfferedActions().flatMap(({ label, keys }) =>
    keys === undefined ? [] : [{ label, keys }],
  );
  const everywhere = [
    { label: t('frame.search'), keys: 'Mod+K' },
    { label: t('frame.undo'), keys: 'Mod+Z' },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('frame.keys')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <dl className={style.keys}>
        {[...here, ...everywhere].map(({ label, keys }) => (
          <div key={`${keys} ${label}`}>
            <dt>{label}</dt>
            <dd>
              <Kbd>{keys.replace('Mod', modKey())}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const modKey = (): string => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl');
