// Where the keyboard goes on the worklist: into the form, back to the list.

/** The first thing to do of the open piece of work. */
export const focusForm = (): void =>
  document.querySelector<HTMLElement>('[data-work] :is(input, textarea, button[data-main])')?.focus();

export const focusList = (): void => document.querySelector<HTMLElement>('[data-chosen="true"]')?.focus();
