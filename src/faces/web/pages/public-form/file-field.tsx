// A file in a public form: sent as soon as it is chosen, kept by its name until the form is sent.
import { useState } from 'react';
import { call } from '../../client.ts';
import type { FileValue } from '../../wire.ts';
import { publicForm as words } from '../../words/en/public-form.ts';
import style from './public-form.module.css';
import { publicSentence } from './public-sentence.ts';

type Props = {
  readonly id: string;
  readonly token: string;
  readonly value: unknown;
  readonly onChange: (value: FileValue | null) => void;
};

export function FileField({ id, token, value, onChange }: Props) {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const kept =
    typeof value === 'object' && value !== null && 'name' in value ? (value as FileValue) : undefined;
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setSending(true);
    setFailure(undefined);
    const body = new Blob([file], { type: 'application/octet-stream' });
    const ask = { params: { token }, query: { name: file.name }, body };
    await call('POST /api/public/forms/:token/files', ask).then(onChange, (cause: unknown) =>
      setFailure(publicSentence(cause)),
    );
    setSending(false);
  };
  if (kept !== undefined) {
    return (
      <span className={style.file}>
        {kept.name}{' '}
        <button type="button" className={style.quietButton} onClick={() => onChange(null)}>
          {words.removeFile}
        </button>
      </span>
    );
  }
  return (
    <>
      <input id={id} type="file" onChange={(event) => void send(event.currentTarget.files?.[0])} />
      <span role="status" className={failure === undefined ? 'quiet' : style.problem}>
        {isSending ? words.uploading : failure}
      </span>
    </>
  );
}
