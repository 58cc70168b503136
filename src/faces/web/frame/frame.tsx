// The frame around every page: the rail (a bottom bar on phones), the top bar, the search, and what is live.
import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnderWay } from '../parts/several/under-way.tsx';
import { takeBack } from '../parts/toast.tsx';
import { fetchedPart } from '../state/fetching.ts';
import { useLive } from '../state/live.ts';
import { useSession } from '../state/session.ts';
import { BottomBar } from './bars/bottom-bar.tsx';
import { Rail } from './bars/rail.tsx';
import { TopBar } from './bars/top-bar.tsx';
import style from './frame.module.css';
import { SignInAgain } from './sign-in-again.tsx';
import { useKeysShown } from './use-keys-shown.ts';

const loadPalette = () => import('./bars/palette.tsx');
const Palette = fetchedPart(async () => (await loadPalette()).Palette);
const KeysHelp = fetchedPart(async () => (await import('./bars/keys-help.tsx')).KeysHelp);
/** What is pointed at is fetched ahead; where that fails it is fetched when it is wanted. */
const fetchAhead = () => void loadPalette().catch(() => undefined);

/** Around the page of the address; around `children` where the address has none. */
export function Frame({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const [showingKeys, setShowingKeys] = useState(false);
  useLive(useSession().data?.workspace?.id);

  const search = () => setSearching(true);
  useHotkeys([['mod+K', search]], []);
  useHotkeys([['mod+Z', takeBack]]);
  useKeysShown(setShowingKeys);
  return (
    <div className={style.frame}>
      <a className={style.skip} href="#page">
        {t('frame.skip')}
      </a>
      <Rail />
      <div className={style.body}>
        <TopBar onSearch={search} onSearchNear={fetchAhead} />
        <main id="page" className={style.page} tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar onSearch={search} />
      {searching ? (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
      {showingKeys ? (
        <Suspense fallback={null}>
          <KeysHelp onClose={() => setShowingKeys(false)} />
        </Suspense>
      ) : null}
      <UnderWay />
      <SignInAgain />
    </div>
  );
}
