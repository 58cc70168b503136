// The frame around every page: the rail (a bottom bar on phones), the top bar, the search, and what is live.
import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeBack } from '../parts/toast.tsx';
import { useLive } from '../state/live.ts';
import { useSession } from '../state/session.ts';
import { BottomBar } from './bottom-bar.tsx';
import style from './frame.module.css';
import { Rail } from './rail.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { TopBar } from './top-bar.tsx';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));

export function Frame() {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const signedIn = useSession().data?.person != null;
  useLive(signedIn);
  useHotkeys(
    [
      ['mod+K', () => setSearching(true)],
      ['mod+Z', takeBack],
    ],
    undefined,
    undefined,
  );
  const search = () => setSearching(true);
  return (
    <div className={style.frame}>
      <a className={style.skip} href="#page">
        {t('frame.skip')}
      </a>
      <Rail />
      <div className={style.body}>
        <TopBar onSearch={search} onSearchNear={() => void loadPalette()} />
        <main id="page" className={style.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <BottomBar onSearch={search} />
      {searching ? (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
      <SignInAgain />
    </div>
  );
}
