// Keys that are a single letter: quick for most, a trap for whoever speaks to the computer, so they can be turned off on this
// device (WCAG 2.2, 2.1.4).
import { type HotkeyItem, useHotkeys, useLocalStorage } from '@mantine/hooks';

/** Whether letters do something by themselves, and how to choose; a change is felt at once. */
export const useLetterKeys = () =>
  useLocalStorage({ key: 'millrace-letter-keys', defaultValue: true, getInitialValueInEffect: false });

/** As `useHotkeys`, where letters do something. */
export function useLetterHotkeys(keys: HotkeyItem[]): void {
  const [on] = useLetterKeys();
  useHotkeys(on ? keys : []);
}
