// The type of a file is what its bytes say, whatever its name says.
import { expect, test } from 'vitest';
import { sniffedType } from './file-type.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const text = (content: string) => new TextEncoder().encode(content);

test('known beginnings tell the type', () => {
  expect(sniffedType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'a.txt')).toBe('image/png');
  expect(sniffedType(text('%PDF-1.7'), 'a.html')).toBe('application/pdf');
  expect(sniffedType(bytes(0x50, 0x4b, 3, 4), 'sheet.xlsx')).toContain('spreadsheetml');
  expect(sniffedType(bytes(0x50, 0x4b, 3, 4), 'all.zip')).toBe('application/zip');
});

test('a page or a drawing with a script in it is plain text, so that no browser runs it', () => {
  expect(sniffedType(text('<html><script>'), 'a.html')).toBe('text/plain');
  expect(sniffedType(text('<svg onload="x()">'), 'a.svg')).toBe('text/plain');
});

test('anything else is bytes', () => {
  expect(sniffedType(bytes(0, 1, 2, 3), 'a.png')).toBe('application/octet-stream');
  expect(sniffedType(bytes(0xff, 0xfe, 0x41), 'a.txt')).toBe('application/octet-stream');
  expect(sniffedType(new Uint8Array(), 'a')).toBe('text/plain');
});

test('a character cut in two where the look ends is no fault', () => {
  expect(sniffedType(text(`${'a'.repeat(4_095)}ü`), 'a.txt')).toBe('text/plain');
});
