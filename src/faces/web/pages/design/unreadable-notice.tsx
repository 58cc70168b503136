// The source cannot be read at the moment: says so, and leads to the line.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../../designer/state/use-design.ts';
import style from './design.module.css';

export function UnreadableNotice({ onGo }: { onGo: (at: string, line: number | null) => void }) {
  const { t } = useTranslation();
  const [fault] = useDesign().step.faults;
  if (fault === undefined) return null;
  return (
    <div className={style.notice} role="status">
      <span>{t('design.unreadable')}</span>
      <Button size="compact-sm" variant="default" onClick={() => onGo(fault.at, fault.line)}>
        {t('design.unreadableLink', { line: fault.line ?? 1 })}
      </Button>
    </div>
  );
}
