// Where one is signed in: each device with its last use, and a button that signs out there.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../parts/moment.tsx';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import type { Device } from '../../../wire.ts';
import style from '../settings.module.css';
import { deviceNames } from './device-name.ts';

export function Devices() {
  const { t } = useTranslation();
  const devices = useAnswer('GET /api/sessions').data?.devices ?? [];
  return (
    <div>
      <h3 style={{ marginBottom: 8 }}>{t('settings.devices')}</h3>
      <ul className={style.plain} aria-label={t('settings.devices')}>
        {devices.map((device) => (
          <OneDevice key={device.id} device={device} />
        ))}
      </ul>
    </div>
  );
}

function OneDevice({ device }: { device: Device }) {
  const { t } = useTranslation();
  const end = useCommand('DELETE /api/sessions/:sessionId', ['sessions']);
  const { browser, system } = deviceNames(device.device);
  const name = [browser, system].filter((part) => part !== null).join(', ') || t('settings.deviceUnknown');
  const leave = () =>
    end.mutateAsync({ params: { sessionId: device.id } }).then(
      () => sayDone(t('settings.deviceEnded', { name })),
      (error: unknown) => sayProblem(error),
    );
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <div>{name}</div>
        <div className="quiet">
          {device.isThis ? (
            t('settings.deviceThis')
          ) : (
            <>
              {t('settings.deviceUsed')} <Moment at={device.usedAt} />
            </>
          )}
        </div>
      </div>
      {device.isThis ? null : (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('settings.deviceEndOf', { name })}
          onClick={() => void leave()}
        >
          {t('settings.deviceEnd')}
        </Button>
      )}
    </li>
  );
}
