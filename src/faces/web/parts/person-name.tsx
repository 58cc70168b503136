// A person in a line of text or a row: their initials on a quiet disc and their name.
import { Avatar } from '@mantine/core';
import style from './person-name.module.css';

type Props = { name: string; note?: string | undefined };

export function PersonName({ name, note }: Props) {
  return (
    <span className={style.person}>
      <Avatar size={24} radius="xl" name={name} color="water" variant="light" aria-hidden="true" />
      <span className={style.name}>{name}</span>
      {note === undefined ? null : <span className={style.note}>{note}</span>}
    </span>
  );
}
