// The structured model behind an imported log, and what a workflow drafted of it takes from it.
import '../../words/insight.ts';
import { useParams } from '@tanstack/react-router';
import { StructuredModel } from '../../parts/learnt/structured-model.tsx';
import { WhatWasLearnt } from '../../parts/learnt/what-was-learnt.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { LogHead } from './log-head.tsx';

export function Page() {
  const { logId = '' } = useParams({ strict: false }) as { logId?: string };
  const { data, error, refetch } = useAnswer('GET /api/logs/:logId', { params: { logId } });
  if (data === undefined) {
    return (
      <PageGround wide>
        {error === null ? <WaitingRows /> : <FailedToLoad error={error} retry={() => void refetch()} />}
      </PageGround>
    );
  }
  return (
    <PageGround wide>
      <LogHead log={data} tab="model" />
      <WhatWasLearnt logId={data.id} />
      <StructuredModel logId={data.id} name={data.name} />
    </PageGround>
  );
}
