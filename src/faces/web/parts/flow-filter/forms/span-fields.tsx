// Between which two spans of time? Typed as one says them: "5 days", "4 h". Either may be left out.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Range } from '../../../../../core/mining/index.ts';
import { typedSpan } from '../../typed-span.ts';
import style from '../flow-filter.module.css';

/** **shape**: null while nothing is typed, or what is typed is no span. */
export function SpanFields({ onRange }: { onRange: (range: Range | null) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ atLeast: '', atMost: '' });
  const type = (part: keyof typeof typed) => (text: string) => {
    const next = { ...typed, [part]: text };
    setTyped(next);
    const [atLeast, atMost] = [typedSpan(next.atLeast), typedSpan(next.atMost)];
    const wrong = atLeast === undefined || atMost === undefined;
    onRange(wrong || (atLeast === null && atMost === null) ? null : { atLeast, atMost });
  };
  return (
    <div className={style.pair}>
      {(['atLeast', 'atMost'] as const).map((part) => (
        <TextInput
          key={part}
          label={t(`flowFilter.${part}`)}
          placeholder={t('flowFilter.spanExample')}
          value={typed[part]}
          error={typedSpan(typed[part]) === undefined ? t('flowFilter.noSpan') : null}
          onChange={(event) => type(part)(event.currentTarget.value)}
        />
      ))}
    </div>
  );
}
