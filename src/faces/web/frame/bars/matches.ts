// Whether a label is what somebody means by a few letters.

/** Every typed word stands in the label, or, from three letters on, its letters do in their order. */
export function matches(label: string, text: string): boolean {
  const plain = label.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => plain.includes(word) || (word.length >= 3 && inOrder(plain, word)));
}

function inOrder(label: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = label.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
