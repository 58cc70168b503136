// One's own passkeys: each with its last use, another name or none any more; and the way to another one.
import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../parts/moment.tsx';
import { whyNoPasskeys } from '../../../parts/passkey-place.ts';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import { fetchedPart } from '../../../state/fetching.ts';
import type { Passkey } from '../../../wire.ts';
import style from '../settings.module.css';

const dialogs = () => import('./passkey-dialogs.tsx');
const AddPasskey = fetchedPart(async () => (await dialogs()).AddPasskey);
const NamePasskey = fetchedPart(async () => (await dialogs()).NamePasskey);

export function Passkeys() {
  const { t } = useTranslation();
  const { data } = useAnswer('GET /api/session/passkeys');
  const [adding, setAdding] = useState(false);
  const why = whyNoPasskeys();
  if (data === undefined) return null;
  return (
    <div>
      <h3>{t('settings.passkeys.title')}</h3>
      <p className="quiet">{t('settings.passkeys.text')}</p>
      {data.passkeys.length === 0 ? null : (
        <ul className={style.plain} style={{ margin: '12px 0' }} aria-label={t('settings.passkeys.title')}>
          {data.passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {why === undefined ? (
        <Button variant="default" style={{ marginTop: 8 }} onClick={() => setAdding(true)}>
          {t('settings.passkeys.add')}
        </Button>
      ) : (
        <p>{t(`settings.passkeys.why.${why}`)}</p>
      )}
      {adding ? (
        <Suspense>
          <AddPasskey onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function OnePasskey({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const { id, name, usedAt, isHere } = passkey;
  const remove = useCommand('DELETE /api/session/passkeys/:passkeyId', ['session']);
  const [naming, setNaming] = useState(false);
  const end = () =>
    remove.mutateAsync({ params: { passkeyId: id } }).then(
      () => sayDone(t('settings.passkeys.removed', { name })),
      (error: unknown) => sayProblem(error),
    );
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <div className={style.key}>{name}</div>
        <div className="quiet">
          {usedAt === null ? (
            t('settings.passkeys.unused')
          ) : (
            <>
              {t('settings.passkeys.used')} <Moment at={usedAt} />
            </>
          )}
          {isHere ? null : ` · ${t('settings.passkeys.elsewhere')}`}
        </div>
      </div>
      <Button
        variant="default"
        aria-label={t('settings.passkeys.renameOf', { name })}
        onClick={() => setNaming(true)}
      >
        {t('settings.passkeys.rename')}
      </Button>
      <Button
        variant="default"
        loading={remove.isPending}
        aria-label={t('settings.passkeys.removeOf', { name })}
        onClick={() => void end()}
      >
        {t('settings.passkeys.remove')}
      </Button>
      {naming ? (
        <Suspense>
          <NamePasskey id={id} name={name} onClose={() => setNaming(false)} />
        </Suspense>
      ) : null}
    </li>
  );
}
