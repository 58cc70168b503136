// The link by which anybody can send a request into this workflow: made, copied, closed.
import { ActionIcon, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { Copy, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { sayDone } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { PublicLink } from '../../wire.ts';

export function PublicLinkButton({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { mayDesign } = usePermissions();
  if (!mayDesign) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Link2 size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('board.publicForm')}
      </Button>
      {open ? <Links workflowId={workflowId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Links({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const params = { id: workflowId };
  const links = useAnswer('GET /api/workflows/:id/links', { params });
  const make = useCommand('POST /api/workflows/:id/links', ['workflows']);
  const open = links.data?.links.filter((link) => link.open) ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('board.publicForm')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <p>{t('board.publicText')}</p>
        {open.map((link) => (
          <OpenLink key={link.token} workflowId={workflowId} link={link} />
        ))}
        {make.error === null ? null : <p role="alert">{sentenceOf(make.error)}</p>}
        {open.length > 0 || links.data === undefined ? null : (
          <Button loading={make.isPending} onClick={() => make.mutate({ params, body: {} })}>
            {t('board.makeLink')}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}

function OpenLink({ workflowId, link }: { workflowId: string; link: PublicLink }) {
  const { t } = useTranslation();
  const close = useCommand('DELETE /api/workflows/:id/links/:token', ['workflows']);
  const address = `${location.origin}${link.path}`;
  const copy = () => void navigator.clipboard?.writeText(address).then(() => sayDone(t('board.copied')));
  const end = () => close.mutate({ params: { id: workflowId, token: link.token } });
  return (
    <Group gap="xs" wrap="nowrap" align="end">
      <TextInput
        readOnly
        flex={1}
        label={link.intake}
        value={address}
        onFocus={(event) => event.target.select()}
      />
      <ActionIcon variant="default" size={36} aria-label={t('board.copyLink')} onClick={copy}>
        <Copy size={16} aria-hidden="true" />
      </ActionIcon>
      <Button variant="default" onClick={end} loading={close.isPending}>
        {t('board.closeLink')}
      </Button>
    </Group>
  );
}
