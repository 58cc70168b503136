// Who is signed in here, and what they may do.
import type { Session } from '../wire.ts';
import { useAnswer } from './answers.ts';

export type Role = NonNullable<Session['person']>['role'];

/** The session; undefined until the server has told. */
export const useSession = () => useAnswer('GET /api/session');

const OPERATORS: readonly Role[] = ['owner', 'administrator', 'operator'];
const ADMINISTRATORS: readonly Role[] = ['owner', 'administrator'];

/** What the signed-in person may do, for showing only what works. The server decides all the same. */
export function usePermissions(): { person: Session['person']; mayDesign: boolean; mayAdminister: boolean } {
  const person = useSession().data?.person ?? null;
  const within = (roles: readonly Role[]) => person !== null && roles.includes(person.role);
  return { person, mayDesign: within(OPERATORS), mayAdminister: within(ADMINISTRATORS) };
}
