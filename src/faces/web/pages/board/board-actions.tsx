// What can be begun from the board: a public form for requests, and a case.
import { Group } from '@mantine/core';
import { PublicLinkButton } from './public-link.tsx';
import { StartCase } from './start-case.tsx';

export function BoardActions({ workflowId }: { workflowId: string }) {
  return (
    <Group gap="xs">
      <PublicLinkButton workflowId={workflowId} />
      <StartCase workflowId={workflowId} words="board.startCase" />
    </Group>
  );
}
