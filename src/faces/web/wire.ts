// GENERATED from the API by `npm run generate`: what goes over the wire. Do not edit.

export type Notification = {
  id: string;
  at: string;
  reason: string;
  text: string;
  caseId: string | null;
  read: boolean;
};

export type Person = {
  id: string;
  name: string;
  role: "owner" | "administrator" | "operator" | "member" | "guest";
  canSignIn: boolean;
  invited: boolean;
  active: boolean;
  managerId: string | null;
  deputyId: string | null;
  teamKeys: string[];
  absences: {
    from: string;
    to: string;
  }[];
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: {
    at: string;
    message: string;
  }[];
  facts?: { [name: string]: unknown };
};

export type Session = {
  isNew: boolean;
  person: {
    id: string;
    name: string;
    role: "owner" | "administrator" | "operator" | "member" | "guest";
  } | null;
  workspace: {
    id: string;
    name: string;
  } | null;
  workspaces: {
    id: string;
    name: string;
  }[];
};

export type Team = {
  key: string;
  name: string;
  leadId: string | null;
  memberIds: string[];
};

/** Every operation, by method and path. */
export type Operations = {
  /** Who is invited, by whom and where to */
  'GET /api/invitations/:token': {
    params: { token: string };
    query: undefined;
    body: undefined;
    answer: {
      workspaceName: string;
      personName: string;
      invitedBy: string;
      expiresAt: string;
    };
  };
  /** Accept an invitation: choose a name and a password and be signed in */
  'POST /api/invitations/:token': {
    params: { token: string };
    query: undefined;
    body: {
      name: string;
      password: string;
    };
    answer: undefined;
  };
  /** A stream of what changes in the workspace (server-sent events) */
  'GET /api/live': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The newest hundred notifications of the signed-in person */
  'GET /api/notifications': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      items: Notification[];
      unread: number;
    };
  };
  /** Mark notifications as read; all of them when no ids are given */
  'POST /api/notifications/read': {
    params: undefined;
    query: undefined;
    body: {
      ids?: string[];
    };
    answer: undefined;
  };
  /** Everybody of the workspace */
  'GET /api/people': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      people: Person[];
    };
  };
  /** Add a person, without sign-in until they accept an invitation */
  'POST /api/people': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      role?: "owner" | "administrator" | "operator" | "member" | "guest";
    };
    answer: Person;
  };
  /** Change a person; without administration only one’s own name, deputy and absences */
  'PATCH /api/people/:id': {
    params: { id: string };
    query: undefined;
    body: {
      name?: string;
      role?: "owner" | "administrator" | "operator" | "member" | "guest";
      active?: boolean;
      managerId?: string | null;
      deputyId?: string | null;
      absences?: {
        from: string;
        to: string;
      }[];
    };
    answer: Person;
  };
  /** Make a link with which this person gets a sign-in; an earlier link ends */
  'POST /api/people/:id/invitation': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      token: string;
      path: string;
      expiresAt: string;
    };
  };
  /** Sign out on this device */
  'DELETE /api/session': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Who is signed in, and whether this server is new */
  'GET /api/session': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: Session;
  };
  /** Sign in with a name or mail address and a password */
  'POST /api/session': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      password: string;
    };
    answer: undefined;
  };
  /** Open another workspace that one belongs to */
  'PUT /api/session/workspace': {
    params: undefined;
    query: undefined;
    body: {
      workspaceId: string;
    };
    answer: undefined;
  };
  /** Sign out on every device */
  'DELETE /api/sessions': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Every team of the workspace */
  'GET /api/teams': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      teams: Team[];
    };
  };
  /** Make a team */
  'POST /api/teams': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      memberIds?: string[];
    };
    answer: Team;
  };
  /** Remove a team; its members stay */
  'DELETE /api/teams/:key': {
    params: { key: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Change a team: its name, its lead, its members */
  'PATCH /api/teams/:key': {
    params: { key: string };
    query: undefined;
    body: {
      name?: string;
      leadId?: string | null;
      memberIds?: string[];
    };
    answer: Team;
  };
  /** Make the first person and their workspace; works once */
  'POST /api/welcome': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      password: string;
      workspaceName?: string;
    };
    answer: undefined;
  };
  /** Give the workspace another name */
  'PATCH /api/workspace': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
    };
    answer: {
      id: string;
      name: string;
    };
  };
};

