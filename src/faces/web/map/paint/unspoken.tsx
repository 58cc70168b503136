// Part of a drawing that is only seen: what it says is said by the things around it.
import type { ReactNode } from 'react';

type Props = { children: ReactNode; className?: string | undefined; screenOnly?: boolean };

/** `screenOnly`: left out of saved pictures. Nothing in it may take the focus. */
export function Unspoken({ children, className, screenOnly }: Props) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes the focus
    <g aria-hidden="true" className={className} data-screen-only={screenOnly ? '' : undefined}>
      {children}
    </g>
  );
}
