// How many, in words: "1 case", "2,400 cases".

export const number = (value: number): string => value.toLocaleString('en');

export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;
