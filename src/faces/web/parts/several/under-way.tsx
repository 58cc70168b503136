// What is being done to several cases, above whatever page is open: one may go on with something else meanwhile.
import { Suspense } from 'react';
import { fetchedPart } from '../../state/fetching.ts';
import { useUndertaking } from './shown.ts';

const Panel = fetchedPart(async () => (await import('./undertaking-panel.tsx')).UndertakingPanel);

export function UnderWay() {
  const undertaking = useUndertaking();
  return undertaking === undefined ? null : (
    <Suspense>
      <Panel undertaking={undertaking} />
    </Suspense>
  );
}
