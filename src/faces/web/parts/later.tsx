// What may come a moment later: made once what the reader came for has been painted, so that it stands in nobody's way.
import { type ReactNode, startTransition, useEffect, useState } from 'react';

/** Made after the next paint from when `when` is true (at once by default), and then kept. */
export function Later({ when = true, children }: { when?: boolean; children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!when) return;
    const frame = requestAnimationFrame(() => startTransition(() => setShown(true)));
    return () => cancelAnimationFrame(frame);
  }, [when]);
  return shown ? children : null;
}
