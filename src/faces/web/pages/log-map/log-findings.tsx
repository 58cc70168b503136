// The findings of an imported log.
import '../../words/insight.ts';
import { useParams } from '@tanstack/react-router';
import { FindingsView } from '../../parts/findings/findings-view.tsx';
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
  const { id, reading } = data;
  return (
    <PageGround wide>
      <LogHead log={data} tab="findings" />
      <FindingsView
        source={{ of: 'log', id }}
        size={reading === null ? undefined : { cases: reading.cases, events: reading.events }}
      />
    </PageGround>
  );
}
