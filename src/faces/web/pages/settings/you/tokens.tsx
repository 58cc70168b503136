// One's own tokens for programs, and the way to another one.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TokenList } from '../../../parts/token-list.tsx';
import { useAnswer } from '../../../state/answers.ts';
import { MakeToken } from './make-token.tsx';

export function Tokens() {
  const { t } = useTranslation();
  const tokens = useAnswer('GET /api/tokens').data?.tokens ?? [];
  const [making, setMaking] = useState(false);
  return (
    <>
      <TokenList tokens={tokens} label={t('people.tokens.yours')} />
      <div>
        <Button variant="default" onClick={() => setMaking(true)}>
          {t('people.tokens.make')}
        </Button>
      </div>
      {making ? <MakeToken onClose={() => setMaking(false)} /> : null}
    </>
  );
}
