// Where a file is dropped, or chosen: one large control that works by mouse, by keyboard and by touch.
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import style from './import-log.module.css';

const KINDS = '.csv,.tsv,.txt,.xlsx,.xes,.xml,.json,.jsonocel,.gz,text/csv,application/gzip';

export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <>
      <button
        type="button"
        className={style.drop}
        data-over={isOver}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={32} strokeWidth={1.5} aria-hidden="true" />
        <strong>{t('importLog.drop')}</strong>
        <span className="quiet">{t('importLog.dropText')}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={KINDS}
        aria-label={t('importLog.drop')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
