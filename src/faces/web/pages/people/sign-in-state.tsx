// Whether a person can sign in, is invited, is away, or has left, as one word with a shape.
import { useTranslation } from 'react-i18next';
import { StateWord, type Tone } from '../../parts/state-word.tsx';
import type { Person } from '../../wire.ts';

type State = 'in' | 'invited' | 'out' | 'away' | 'inactive';

const TONES: Record<State, Tone> = {
  in: 'done',
  invited: 'open',
  out: 'quiet',
  away: 'risk',
  inactive: 'quiet',
};

export function SignInState({ person }: { person: Person }) {
  const { t } = useTranslation();
  const state = stateOf(person, Date.now());
  return <StateWord tone={TONES[state]}>{t(`people.states.${state}`)}</StateWord>;
}

function stateOf(person: Person, now: number): State {
  if (!person.active) return 'inactive';
  if (person.absences.some(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to))) return 'away';
  if (person.canSignIn) return 'in';
  return person.invited ? 'invited' : 'out';
}
