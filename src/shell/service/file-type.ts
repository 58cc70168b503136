// What kind of file is this? Told by its first bytes and never by what the sender claims.
const SIGNATURES: readonly (readonly [mediaType: string, offset: number, bytes: readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/gzip', 0, [0x1f, 0x8b]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
];

/** Office documents are zip files; their ending says which. */
const INSIDE_ZIP: { readonly [ending: string]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** **units**: bytes looked at. */
const LOOKED_AT = 4_096;

/** The media type of the content; text of any kind is plain text, so that no browser runs it. */
export function sniffedType(content: Uint8Array, name: string): string {
  const known = SIGNATURES.find(([, offset, bytes]) =>
    bytes.every((byte, at) => content[offset + at] === byte),
  );
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (known?.[0] === 'application/zip') return INSIDE_ZIP[ending] ?? 'application/zip';
  if (known !== undefined) return known[0];
  return isText(content.subarray(0, LOOKED_AT)) ? 'text/plain' : 'application/octet-stream';
}

function isText(beginning: Uint8Array): boolean {
  if (beginning.includes(0)) return false;
  try {
    // A character cut in two at the end of the look is no fault of the text.
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return true;
  } catch {
    return false;
  }
}
