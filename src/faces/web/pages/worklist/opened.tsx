// The open piece of work, as soon as its forms and pickers are there.
import { type ComponentProps, Suspense } from 'react';
import { WaitingRows } from '../../parts/waiting.tsx';
import { fetchedPart } from '../../state/fetching.ts';

// They weigh as much as the rest of the page: they are fetched at once, but the rows do not wait for them.
const load = () => import('./open-item.tsx');
load().catch(() => undefined);
const OpenItem = fetchedPart(async () => (await load()).OpenItem);

export function Opened(props: ComponentProps<typeof OpenItem>) {
  return (
    <Suspense fallback={<WaitingRows />}>
      <OpenItem {...props} />
    </Suspense>
  );
}
