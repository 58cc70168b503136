// The tokens of somebody, each with what it may, when it ends and when it was last used, and a button that revokes it.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../state/answers.ts';
import type { AccessToken } from '../wire.ts';
import { Moment, useNow } from './moment.tsx';
import { sayDone, sayProblem } from './toast.tsx';
import style from './token-list.module.css';

export function TokenList({ tokens, label }: { tokens: readonly AccessToken[]; label: string }) {
  if (tokens.length === 0) return null;
  return (
    <ul className={style.list} aria-label={label}>
      {tokens.map((token) => (
        <OneToken key={token.id} token={token} />
      ))}
    </ul>
  );
}

function OneToken({ token: { id, name, may, expiresAt, usedAt } }: { token: AccessToken }) {
  const { t } = useTranslation();
  const revoke = useCommand('DELETE /api/tokens/:tokenId', ['tokens', 'people']);
  const isOver = Date.parse(expiresAt) <= useNow();
  const end = () =>
    revoke.mutateAsync({ params: { tokenId: id } }).then(
      () => sayDone(t('people.tokens.revoked', { name })),
      (error: unknown) => sayProblem(error),
    );
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <div className={style.name}>{name}</div>
        <div className="quiet">
          {t(`people.tokens.may.${may}`)} · {t(isOver ? 'people.tokens.ended' : 'people.tokens.ends')}{' '}
          <Moment at={expiresAt} /> ·{' '}
          {usedAt === null ? (
            t('people.tokens.unused')
          ) : (
            <>
              {t('people.tokens.used')} <Moment at={usedAt} />
            </>
          )}
        </div>
      </div>
      <Button
        variant="default"
        loading={revoke.isPending}
        aria-label={t('people.tokens.revokeOf', { name })}
        onClick={() => void end()}
      >
        {t('people.tokens.revoke')}
      </Button>
    </li>
  );
}
