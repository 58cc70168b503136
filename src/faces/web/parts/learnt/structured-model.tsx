// The structured model behind a history: how much of it to show, the blocks, and the same as text for other tools.
import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseTree } from '../../../../core/net/index.ts';
import { save } from '../../map/paint/export-drawing.ts';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import style from './learnt.module.css';
import { ModelBlocks } from './model-blocks.tsx';

const KEEPS = ['0', '0.05', '0.2'] as const;
type Keep = (typeof KEEPS)[number];

const keepIn = (text: string): Keep => KEEPS.find((keep) => keep === text) ?? '0.2';

export function StructuredModel({ logId, name }: { logId: string; name: string }) {
  const { t } = useTranslation();
  const [{ keep }, set] = useAddress((raw) => ({ keep: keepIn(textIn(raw, 'keep')) }));
  const { data, error, refetch } = useAnswer('GET /api/logs/:logId/model', {
    params: { logId },
    query: { noise: Number(keep) },
  });
  const tree = data === undefined ? undefined : parseTree(data.tree);
  return (
    <section className={style.part} aria-labelledby="model-title">
      <h2 id="model-title">{t('model.title')}</h2>
      <p className="quiet">{t('model.lead')}</p>
      <SegmentedControl
        aria-label={t('model.keep')}
        data={KEEPS.map((value) => ({ value, label: t(`model.keeps.${value}` as never) }))}
        value={keep}
        onChange={(value) => void set({ keep: keepIn(value) })}
      />
      <p className="quiet">{t(`model.keepHints.${keep}` as never)}</p>
      {data === undefined ? (
        error === null ? (
          <WaitingRows />
        ) : (
          <FailedToLoad error={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          {data.leftOut > 0 ? <p>{t('model.leftOut', { count: data.leftOut })}</p> : null}
          {data.isCutShort ? <p>{t('model.cutShort')}</p> : null}
          {tree?.ok ? <ModelBlocks tree={tree.value} /> : null}
          <details className={style.text}>
            <summary>{t('model.asText')}</summary>
            <code>{data.tree}</code>
            <Button
              variant="default"
              onClick={() => save(`${data.tree}\n`, `${name} ${t('model.file')}.txt`, 'text/plain')}
            >
              {t('model.save')}
            </Button>
          </details>
        </>
      )}
    </section>
  );
}
