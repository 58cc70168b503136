// A file field: chosen or dropped, sent at once, kept by its content.
import { Button, Group, Input } from '@mantine/core';
import { Paperclip, X } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileValue } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import type { FormValue } from './check-record.ts';
import { type ControlProps, commonOf } from './control.ts';

export function FileControl(props: ControlProps) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const { id, label, description, error, required, disabled } = commonOf(props);
  const { upload, value, onChange } = props;
  const kept = isFile(value) ? value : undefined;
  const send = async (file: File | undefined) => {
    if (file === undefined || upload === undefined) return;
    setSending(file.name);
    setFailure(undefined);
    await upload(file).then(onChange, (cause: unknown) => setFailure(sentenceOf(cause)));
    setSending(undefined);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => void send(event.currentTarget.files?.[0]);
  const shownError = failure ?? error;
  return (
    <Input.Wrapper {...{ id, label, description, required }} withAsterisk={false} error={shownError}>
      <Group gap="xs" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {kept === undefined ? null : <span>{kept.name}</span>}
        <Button
          id={id}
          variant="default"
          disabled={disabled || upload === undefined}
          loading={sending !== undefined}
          leftSection={<Paperclip size={16} aria-hidden="true" />}
          onClick={() => chooser.current?.click()}
        >
          {kept === undefined ? t('form.file') : t('form.otherFile')}
        </Button>
        {kept === undefined ? null : (
          <Button variant="subtle" aria-label={t('form.removeFile')} onClick={() => onChange(null)} px={8}>
            <X size={16} aria-hidden="true" />
          </Button>
        )}
        <input ref={chooser} type="file" hidden aria-label={props.entry.field.label} onChange={choose} />
        <span className="unseen" role="status">
          {sending === undefined ? '' : t('form.uploading', { name: sending })}
        </span>
      </Group>
    </Input.Wrapper>
  );
}

const isFile = (value: FormValue): value is FileValue =>
  typeof value === 'object' && value !== null && 'file' in value;
