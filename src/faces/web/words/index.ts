// All product text, in catalogues by language: pages ask by key, so that another language is one more folder.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { designing } from './en/designing.ts';
import type { entrance } from './en/entrance.ts';
import type { history } from './en/history.ts';
import { en } from './en/index.ts';
import type { insight } from './en/insight.ts';
import type { people } from './en/people.ts';
import type { settings } from './en/settings.ts';
import type { several } from './en/several.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en &
        typeof designing &
        typeof insight &
        typeof entrance & {
          history: typeof history;
          people: typeof people;
          settings: typeof settings;
          several: typeof several;
        };
    };
  }
}

/** Makes the catalogue ready; the words of the first pages are in the bundle, so nothing is waited for. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Adds what only some pages say: as they are fetched, so that the first page need not carry it. */
export function addWords(words: object): void {
  i18next.addResourceBundle('en', 'translation', words, true);
}
