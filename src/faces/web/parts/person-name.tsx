// A person in a line of text or a row: their initials on a quiet disc and their name.
import { Initials } from './initials.tsx';
import style from './person-name.module.css';

type Props = { name: string; note?: string | undefined };

export function PersonName({ name, note }: Props) {
  return (
    <span className={style.person}>
      <Initials name={name} />
      <span className={style.name}>{name}</span>
      {note === undefined ? null : <span className={style.note}>{note}</span>}
    </span>
  );
}
