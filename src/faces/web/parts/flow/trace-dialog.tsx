// One case of an imported log, event by event: when, what, by whom, and how long after the one before.
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../data-table.tsx';
import { durationText } from '../duration.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { type FlowSource, useTrace } from './flow-source.ts';

type Row = { key: string; activity: string; who: string; at: string; after: string };

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

type Props = { source: FlowSource; name: string; onClose: () => void };

export function TraceDialog({ source, name, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useTrace(source, name);
  const rows = data?.events.map((event, index): Row => {
    const before = data.events[index - 1]?.at;
    const gap = before === undefined ? null : new Date(event.at).getTime() - new Date(before).getTime();
    const state = event.lifecycle === null ? '' : ` (${event.lifecycle.toLowerCase()})`;
    return {
      key: String(index),
      activity: `${event.activity}${state}`,
      who: event.resource ?? '',
      at: exact.format(new Date(event.at)),
      after: gap === null ? '' : durationText(gap),
    };
  });
  const columns: Column<Row>[] = [
    { key: 'activity', title: t('flow.trace.activity'), names: true, show: (row) => row.activity },
    { key: 'who', title: t('flow.trace.who'), show: (row) => row.who },
    { key: 'at', title: t('flow.trace.at'), figures: true, show: (row) => row.at },
    { key: 'after', title: t('flow.trace.after'), figures: true, show: (row) => row.after },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('flow.trace.title', { name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {rows === undefined && error === null ? <WaitingRows /> : null}
      {rows === undefined ? null : (
        <DataTable
          label={t('flow.trace.title', { name })}
          rows={rows}
          columns={columns}
          rowKey={({ key }) => key}
        />
      )}
    </Modal>
  );
}
