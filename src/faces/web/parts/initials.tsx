// A person's initials on a quiet disc. Drawn, not written: whoever reads aloud hears the name beside it once.
import style from './initials.module.css';

type Props = { name: string; size?: number; strong?: boolean };

export function Initials({ name, size = 24, strong = false }: Props) {
  return (
    <span
      className={style.disc}
      data-initials={initialsOf(name)}
      data-strong={strong}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
      aria-hidden="true"
    />
  );
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
