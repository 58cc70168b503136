// What somebody without sign-in is called, in a list of cases: the name lies apart, where it can be erased. Cases that were opened
// before names were kept so have it in their own row.

/** The column, of the table `cases` called so in the statement; `$1` is the workspace. */
export const requesterNameOf = (cases: string): string =>
  `coalesce(${cases}.requester_name, (select p.value #>> '{}' from personal_values p
      where p.workspace_id = $1 and p.reference = ${cases}.requester_reference))`;
