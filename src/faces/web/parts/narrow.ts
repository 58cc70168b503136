// Whether the page is as narrow as on a phone, where rarely used controls are folded away.
import { useMediaQuery } from '@mantine/hooks';

/** As in the stylesheets: at most 720 px. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 720px)', false, { getInitialValueInEffect: false });
