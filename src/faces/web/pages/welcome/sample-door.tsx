// The door to the sample workspace: one click makes it, tells how far it is, and leads in.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Waves } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayProblem } from '../../parts/toast.tsx';
import type { SampleStatus } from '../../wire.ts';
import style from './doors.module.css';
import { openSample } from './sample.ts';
import { Sill } from './sill.tsx';

type Progress = Pick<SampleStatus, 'done' | 'of'>;

export function SampleDoor() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress>();
  const enter = async () => {
    setProgress({ done: 0, of: 0 });
    try {
      if (await openSample(setProgress)) {
        await client.resetQueries();
        await navigate({ to: '/' });
      } else sayProblem(t('welcome.sampleFailed'), enter);
    } catch (error) {
      sayProblem(error, enter);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <button
      type="button"
      className={style.door}
      disabled={progress !== undefined}
      aria-busy={progress !== undefined}
      onClick={() => void enter()}
    >
      <Sill icon={Waves} title={t('welcome.sample')} text={useText(progress)}>
        {progress === undefined ? null : <Bar progress={progress} />}
      </Sill>
    </button>
  );
}

function useText(progress: Progress | undefined): string {
  const { t } = useTranslation();
  if (progress === undefined) return t('welcome.sampleText');
  return progress.of === 0 ? t('welcome.sampleBusy') : t('welcome.sampleProgress', progress);
}

function Bar({ progress: { done, of } }: { progress: Progress }) {
  const { t } = useTranslation();
  const value = of === 0 ? {} : { value: done, max: of };
  return <progress className={style.progress} aria-label={t('welcome.sample')} {...value} />;
}
