// Deciding several cases at once, the dialog: which of them, with which outcome and reason. Fetched when it is asked for.
import { Button, Checkbox, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, sentenceOf } from '../../client.ts';
import { sayDone } from '../../parts/toast.tsx';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { useCommand } from '../../state/answers.ts';
import type { WorklistItem } from '../../wire.ts';

type Props = { groups: ReadonlyMap<string, readonly WorklistItem[]>; onClose: () => void };

export function Deciding({ groups, onClose }: Props) {
  const { t } = useTranslation();
  const [stage, setStage] = useState([...groups.keys()][0] ?? '');
  const group = groups.get(stage) ?? [];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<readonly { title: string; why: string }[]>([]);
  const decide = useCommand('POST /api/worklist/complete', WORK_TOPICS);
  const chosen = group.filter(({ workItem }) => !left.has(workItem));
  const way = group[0]?.decides.find((each) => each.outcome === outcome);
  const turn = (workItem: string, on: boolean) =>
    setLeft((now) => new Set(on ? [...now].filter((each) => each !== workItem) : [...now, workItem]));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (way === undefined) return;
    const said = reason.trim() === '' ? null : reason;
    const asked = chosen.map(({ caseId, workItem, seq }) => ({
      ...{ caseId, workItem, outcome: way.outcome, reason: said, seen: seq, key: newKey() },
    }));
    decide.mutate({ body: { items: asked } }, { onSuccess: ({ results }) => told(results) });
  };
  const told = (results: readonly { workItem: string; done: boolean; why: string | null }[]) => {
    const not = results.filter(({ done }) => !done);
    sayDone(t('worklist.several.done', { count: results.length - not.length }));
    if (not.length === 0) return onClose();
    setRefused(
      not.map(({ workItem, why }) => ({
        title: group.find((item) => item.workItem === workItem)?.title ?? '',
        why: why ?? '',
      })),
    );
  };
  const lacksReason = way?.needsReason === true && reason.trim() === '';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('worklist.several.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {groups.size === 1 ? null : (
            <Select
              label={t('worklist.several.of')}
              allowDeselect={false}
              data={[...groups].map(([value, [first]]) => ({
                value,
                label: `${first?.stageTitle} · ${first?.workflowTitle}`,
              }))}
              value={stage}
              onChange={(next) => setStage(next ?? stage)}
            />
          )}
          <Stack gap="xs" role="group" aria-label={t('worklist.several.which')}>
            {group.map(({ workItem, title, number, requesterName }) => (
              <Checkbox
                key={workItem}
                label={`#${number} ${title}`}
                description={
                  requesterName === null ? undefined : t('work.requester', { name: requesterName })
                }
                checked={!left.has(workItem)}
                onChange={(event) => turn(workItem, event.currentTarget.checked)}
              />
            ))}
          </Stack>
          <Select
            label={t('worklist.several.outcome')}
            data={(group[0]?.decides ?? []).map((each) => ({ value: each.outcome, label: each.title }))}
            value={outcome}
            onChange={setOutcome}
          />
          <Textarea
            autosize
            minRows={2}
            label={t('worklist.several.reason')}
            description={lacksReason ? t('worklist.several.reasonNeeded') : undefined}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {decide.error === null ? null : <p role="alert">{sentenceOf(decide.error)}</p>}
          {refused.map(({ title, why }) => (
            <p key={title} role="alert">
              {t('worklist.several.refused', { title, why })}
            </p>
          ))}
          <Button
            type="submit"
            loading={decide.isPending}
            disabled={way === undefined || chosen.length === 0 || lacksReason}
          >
            {t('worklist.several.send', { count: chosen.length })}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
