// Whether one's sign-in asks for a code after the password, and the dialogs that change it; they are fetched when opened.
import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../state/answers.ts';
import { fetchedPart } from '../../../state/fetching.ts';
import style from '../settings.module.css';

const TurnOn = fetchedPart(async () => (await import('./second-step-on.tsx')).TurnOn);
const dialogs = () => import('./second-step-dialogs.tsx');
const TurnOff = fetchedPart(async () => (await dialogs()).TurnOff);
const NewCodes = fetchedPart(async () => (await dialogs()).NewCodes);

const DIALOGS = { turnOn: TurnOn, turnOff: TurnOff, renew: NewCodes };
type Opened = keyof typeof DIALOGS;

export function SecondStep() {
  const { t } = useTranslation();
  const { data } = useAnswer('GET /api/session/second-step');
  const [opened, setOpened] = useState<Opened>();
  if (data === undefined) return null;
  const offered: Opened[] = data.on ? ['renew', 'turnOff'] : ['turnOn'];
  const Dialog = opened === undefined ? null : DIALOGS[opened];
  return (
    <div>
      <h3>{t('settings.secondStep.title')}</h3>
      <p className="quiet">
        {data.on ? (
          <>
            {t('settings.secondStep.on')} {t('settings.secondStep.codesLeft', { count: data.codesLeft })}
          </>
        ) : (
          t('settings.secondStep.off')
        )}
      </p>
      <div className={style.line} style={{ marginTop: 8 }}>
        {offered.map((each) => (
          <Button key={each} variant="default" onClick={() => setOpened(each)}>
            {t(`settings.secondStep.${each}`)}
          </Button>
        ))}
      </div>
      {Dialog === null ? null : (
        <Suspense>
          <Dialog onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
