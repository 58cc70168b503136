// The dialogs of the page, fetched when one opens: the rows of the page do not wait for forms and pickers.
import { type ComponentType, createElement, Suspense } from 'react';
import { fetchedPart } from '../../../state/fetching.ts';

function whenOpened<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Dialog: ComponentType<Props> = fetchedPart(load);
  return (props) => <Suspense fallback={null}>{createElement(Dialog, props)}</Suspense>;
}

export const AddPerson = whenOpened(async () => (await import('./add-person.tsx')).AddPerson);
export const EditPerson = whenOpened(async () => (await import('./edit-person.tsx')).EditPerson);
export const InvitationLink = whenOpened(async () => (await import('./invitation-link.tsx')).InvitationLink);
export const ReachOf = whenOpened(async () => (await import('./reach.tsx')).ReachOf);
export const SignIns = whenOpened(async () => (await import('./sign-ins.tsx')).SignIns);
export const TeamDialog = whenOpened(async () => (await import('./team-dialog.tsx')).TeamDialog);
export const Leave = whenOpened(async () => (await import('./leave.tsx')).Leave);
