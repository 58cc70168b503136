// The bar below the map while its cases are watched: play and pause, the time that is shown, how fast it goes, and what is seen.
import { ActionIcon, CloseButton, Select, Slider } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedToLoad } from '../waiting.tsx';
import style from './flow-playback.module.css';
import { type FlowPlayback, SPEEDS } from './use-flow-playback.ts';
import { countUnderWay } from './whereabouts.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function PlaybackBar({ shown, onClose }: { shown: FlowPlayback; onClose: () => void }) {
  const { t } = useTranslation();
  const { playback, error, clock, spanMs, seconds } = shown;
  const underWay = useMemo(() => playback && countUnderWay(playback), [playback]);
  if (error) return <FailedToLoad error={error} retry={shown.retry} />;
  const ready = playback !== undefined && spanMs > 0;
  const now = playback ? moment.format(Date.parse(playback.from) + clock.nowMs) : '';
  const count = t('flow.playback.underWay', { count: underWay?.(clock.nowMs) ?? 0 });
  return (
    <section className={style.bar} aria-label={t('flow.playback.bar')}>
      <ActionIcon
        size={36}
        radius="50%"
        aria-label={t(clock.playing ? 'flow.playback.pause' : 'flow.playback.play')}
        disabled={!ready}
        onClick={clock.toggle}
      >
        {clock.playing ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
      </ActionIcon>
      <Slider
        className={style.time}
        size="sm"
        min={0}
        max={Math.max(1, spanMs)}
        step={Math.max(1, spanMs / 400)}
        value={clock.nowMs}
        label={null}
        disabled={!ready}
        thumbLabel={t('flow.playback.time')}
        thumbValueText={() => `${now}, ${count}`}
        onChange={clock.seek}
      />
      <Select
        className={style.speed}
        size="xs"
        aria-label={t('flow.playback.speed')}
        data={SPEEDS.map((value) => ({
          value: String(value),
          label: t('flow.playback.in', { count: value }),
        }))}
        value={String(seconds)}
        allowDeselect={false}
        onChange={(value) => shown.onSeconds(Number(value))}
      />
      <CloseButton aria-label={t('flow.playback.close')} onClick={onClose} />
      <p className={style.said}>
        {playback === undefined ? (
          t('flow.playback.waiting')
        ) : ready ? (
          <>
            <span className={style.now}>{now}</span>
            <span className="figures">{count}</span>
            <span className="quiet">{t('flow.playback.hint')}</span>
            {taken(playback) < playback.ofCases ? (
              <span className="quiet">
                {t('flow.playback.taken', { taken: taken(playback), of: playback.ofCases })}
              </span>
            ) : null}
          </>
        ) : (
          t('flow.playback.nothing')
        )}
      </p>
    </section>
  );
}

const taken = ({ caseStarts }: { caseStarts: readonly number[] }): number => caseStarts.length - 1;
