// A word by a key that is data, such as a page's title; keys written in code go through the typed `t`.
import i18next from 'i18next';

export const wordOf = (key: string): string => i18next.t(key as never) as unknown as string;
