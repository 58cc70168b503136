// GENERATED from the API by `npm run generate`: what goes over the wire. Do not edit.

export type AccessToken = {
  id: string;
  name: string;
  may: "read" | "act";
  since: string;
  expiresAt: string;
  usedAt: string | null;
};

export type AutomationFiring = {
  caseId: string;
  caseTitle: string;
  at: string;
  did: string[];
  changes: ShownChange[];
  meetings: ({
    automation: string;
    kind: "overlap" | "contradiction";
    about: string;
  })[];
};

export type AutomationRun = {
  automation: string;
  caseId: string;
  caseTitle: string;
  at: string;
  why: string;
  did: string[];
};

export type AutomationTrial = {
  cases: number;
  casesFired: number;
  fired: number;
  firings: AutomationFiring[];
  meetings: ({
    automation: string;
    kind: "overlap" | "contradiction";
    about: string;
    times: number;
  })[];
};

export type Awaited = {
  outcome: string | null;
  outcomeTitle: string | null;
  what: "after" | "field" | "message" | "when" | "hand" | "failure";
  about: string | null;
  at: string | null;
};

export type BegunWorkflow = {
  id: string;
  title: string;
  description: string | null;
  version: number | null;
  hasDraft: boolean;
  openCases: number;
  updatedAt: string;
  teamsMade: string[];
};

export type BusinessHours = {
  zone: string;
  week: { [name: string]: string[] };
  holidays: string[];
};

export type Calendar = {
  key: string;
  title: string;
  zone: string;
  week: { [name: string]: string[] };
  holidays: {
    date: string;
    name: string;
  }[];
  usedBy: string[];
};

export type Card = {
  caseId: string;
  number: number;
  title: string;
  priority: string;
  stage: string;
  workItem: string | null;
  ownerId: string | null;
  ownerName: string | null;
  enteredAt: string;
  dueAt: string | null;
  risk: "late" | "soon" | "open";
  mine: boolean;
};

export type Case = {
  caseId: string;
  number: number;
  title: string;
  workflow: string;
  workflowTitle: string;
  version: number;
  status: "open" | "closed" | "cancelled";
  outcome: string | null;
  priority: "low" | "normal" | "high" | "urgent";
  requesterId: string | null;
  requesterName: string | null;
  openedAt: string;
  closedAt: string | null;
  seq: number;
  strip: ({
    stage: string;
    title: string;
    kind: string;
    state: "here" | "done" | "ahead" | "stopped";
    since: string | null;
    count: number;
    held: boolean;
    accountable: {
      name: string;
      why: string;
    } | null;
  })[];
  fields: { [name: string]: Field };
  record: { [name: string]: FieldValue };
  recallable: boolean;
  reopenAt: {
    stage: string;
    title: string;
  }[];
  pauses: Pause[];
  pauseReasons: string[];
  work: Work[];
  together: Together[];
  questions: Question[];
  flow: CaseFlow;
  history: HistoryEntry[];
  context: ContextPack;
};

export type CaseColumn = {
  of: "case" | "event";
  name: string;
  kind: "text" | "number" | "time" | "boolean";
  values: number;
  missing: number;
  range: {
    least: number;
    most: number;
  } | null;
  top: ValueCount[];
};

export type CaseColumns = {
  attributes: CaseColumn[];
  people: ValueCount[];
  groups: ValueCount[];
  span: {
    from: string;
    to: string;
  } | null;
  longestMs: number;
};

export type CaseFlow = {
  stands: Stand[];
  startable: {
    stage: string;
    title: string;
  }[];
  takesPart: boolean;
  parent: RelatedCase | null;
  children: ChildCase[];
};

export type CaseListItem = {
  caseId: string;
  number: number;
  title: string;
  workflow: string;
  workflowTitle: string;
  status: string;
  outcome: string | null;
  priority: string;
  stages: string[];
  ownerNames: string[];
  requesterName: string | null;
  openedAt: string;
  updatedAt: string;
  dueAt: string | null;
  risk: "late" | "soon" | "open";
};

export type CasePlaces = {
  caseId: string;
  number: number;
  title: string;
  status: "open" | "closed" | "cancelled";
  priority: "low" | "normal" | "high" | "urgent";
  requesterId: string | null;
  stages: string[];
  work: ({
    workItem: string;
    stage: string;
    ownerId: string | null;
    status: "offered" | "claimed" | "started";
  })[];
  moves: {
    workItem: string;
    to: string;
    toTitle: string;
    asks: boolean;
  }[];
};

export type CasesBehind = {
  total: number;
  cases: ({
    name: string;
    caseId: string | null;
    number: number | null;
    events: number;
    from: string;
    to: string | null;
  })[];
};

export type CatalogueEntry = {
  workflow: string;
  workflowTitle: string;
  description: string | null;
  intake: number;
  title: string;
  fields: number;
};

export type Checkpoint = {
  seq: number;
  at: string;
  cases: number;
  events: number;
};

export type ChildCase = {
  caseId: string;
  number: number;
  title: string;
  status: string;
  stage: string;
};

export type Column = {
  stage: string;
  title: string;
  kind: string;
  count: number;
  late: number;
  ways: string[];
  cards: Card[];
};

export type Comparison = {
  first: {
    cases: number;
    events: number;
    activities: FlowActivity[];
    paths: FlowPath[];
  };
  second: {
    cases: number;
    events: number;
    activities: FlowActivity[];
    paths: FlowPath[];
  };
  overlap: number;
  rows: Difference[];
  ofRows: number;
};

export type Conformance = {
  fitness: number | null;
  precision: number | null;
  cases: number;
  underWay: number;
  conformingCases: number | null;
  guessed: number;
  deviations: Deviation[];
  more: number;
  problem: {
    message: string;
    remedy: string;
  } | null;
  rules: RuleReport[];
  activities: string[];
};

export type ContextPack = {
  since: number;
  changed: {
    field: string;
    label: string;
    before: FieldValue;
    after: FieldValue;
    at: string;
    by: Who;
  }[];
  decided: ({
    stage: string;
    outcome: string;
    reason: string | null;
    at: string;
    by: Who;
    saw: {
      version: number;
      missed: string[];
    } | null;
  })[];
  asked: {
    text: string;
    toMe: boolean;
    open: boolean;
    at: string;
    by: Who;
  }[];
  attached: {
    label: string;
    file: string;
    name: string;
    at: string;
    by: Who;
  }[];
  did: ({
    person: string;
    name: string | null;
    done: ({
      stage: string;
      outcome: string | null;
      hadMs: number;
      at: string;
    })[];
  })[];
};

export type CumulativeFlow = {
  periods: {
    from: string;
    to: string;
  }[];
  bands: ({
    counts: "began" | "done" | "ended";
    activity: string | null;
    values: number[];
  })[];
};

export type Delivery = {
  key: string;
  kind: "webhook" | "mail";
  caseId: string;
  caseTitle: string;
  workflow: {
    id: string;
    title: string;
  };
  by: {
    kind: "automation" | "stage";
    title: string;
  } | null;
  state: "waiting" | "done" | "failed";
  address: string;
  askedAt: string;
  nextAt: string | null;
  attempts: ({
    n: number;
    at: string;
    ms: number;
    address: string;
    status: number | null;
    error: string | null;
    answer: string | null;
    nextAt: string | null;
    isNew: boolean;
  })[];
};

export type Deputy = {
  person: string;
  from: string | null;
  to: string | null;
  team: string | null;
  workflow: string | null;
};

export type Deviation = {
  key: string;
  kind: "skipped" | "repeated" | "inserted" | "wrong-order" | "started-elsewhere" | "ended-early" | "not-in-model";
  activity: string | null;
  other: string | null;
  text: string;
  cases: number;
  costMs: number;
};

export type Device = {
  id: string;
  device: string;
  since: string;
  usedAt: string;
  isThis: boolean;
};

export type Diagnostic = {
  code: string;
  severity: "error" | "advice";
  at: string;
  message: string;
  remedy: string;
  line: number | null;
  column: number | null;
};

export type Difference = {
  subject: {
    of: "case";
  } | {
    of: "activity";
    activity: string;
  } | {
    of: "path";
    from: string | null;
    to: string | null;
  };
  aspect: "share" | "repeats" | "wait" | "work" | "time";
  first: {
    cases: number;
    value: number;
  };
  second: {
    cases: number;
    value: number;
  };
  difference: number;
  low: number;
  high: number;
  effect: number;
  pValue: number;
  adjusted: number;
  real: boolean;
};

export type Draft = {
  source: string;
  revision: number;
  logId: string | null;
  updatedAt: string | null;
  updatedBy: string | null;
  diagnostics: Diagnostic[];
};

export type DryRun = {
  case: Case | null;
  startAt: string;
  at: string;
  next: string | null;
  steps: DryStep[];
  refusals: {
    step: number;
    code: string;
    message: string;
    errors: {
      at: string;
      message: string;
    }[];
  }[];
  outside: ({
    kind: string;
    stage: string | null;
  })[];
  children: ({
    stage: string;
    workflow: string;
    gives: ({
      field: string;
      into: {
        type: string;
      } & { [name: string]: unknown };
    })[];
    outcomes: {
      outcome: string;
      title: string;
    }[];
  })[];
  walked: {
    stages: {
      stage: string;
      times: number;
      here: boolean;
      skipped: boolean;
    }[];
    ways: ({
      from: string | null;
      to: string;
      outcome: string | null;
    })[];
  };
  forms: IntakeForm[];
};

export type DryStep = {
  do: string;
} & { [name: string]: unknown };

export type Field = {
  type: "text" | "long-text" | "number" | "money" | "choice" | "date" | "yes-no" | "person" | "file" | "list";
  label: string;
  help: string | null;
  required: boolean;
  options: string[];
  currency: string;
  personal: boolean;
};

export type FieldValue = null | string | number | boolean | MoneyValue | FileValue | PersonalValue | string[];

export type FileValue = {
  file: string;
  name: string;
  mediaType: string;
  bytes: number;
};

export type Finding = {
  key: string;
  kind: string;
  at: FindingPlace;
  text: string;
  cases: number;
  costMs: number;
  monthMs: number;
  found: {
    confidence: number;
    proposal: {
      text: string;
      change: ProposedChange | null;
      undrawable: string | null;
    };
    evidence: {
      label: string;
      value: string;
    }[];
  } | null;
  state: "open" | "accepted" | "dismissed" | "returned";
  why: "came-back" | "grew" | "never-left" | null;
  version: number | null;
  effect: FindingEffect | null;
  history: FindingDecision[];
};

export type FindingDecision = {
  at: string;
  by: {
    id: string;
    name: string;
  } | null;
  decision: "accepted" | "dismissed" | "reopened" | "taken-back";
  reason: string | null;
  answer: "next" | number | null;
};

export type FindingEffect = {
  effect: "still-there" | "less" | "gone" | "too-early";
  before: StandingFigure;
  since: StandingFigure;
  casesBefore: number;
  casesSince: number;
};

export type FindingFigures = {
  key: string;
  kind: string;
  text: string;
  cases: number;
  costMs: number;
  monthMs: number;
};

export type FindingPlace = {
  activity: string;
} | {
  from: string | null;
  to: string | null;
} | {
  performer: string;
};

export type Findings = {
  title: string;
  workflowId: string | null;
  findings: Finding[];
  notEnoughData: {
    kind: string;
    why: string;
  }[];
  tested: number;
  looked: {
    cases: number;
    events: number;
    from: string | null;
    to: string | null;
    dayMs: number;
    hoursLearnt: boolean;
  };
  reviewedAt: string | null;
};

export type FindingsReview = {
  workflowId: string;
  title: string;
  lookedAt: string | null;
  lookedBy: string | null;
  cases: number;
  dayMs: number;
  changes: ({
    key: string;
    what: "new" | "returned" | "grown" | "shrunk" | "gone" | "same";
    before: FindingFigures | null;
    now: FindingFigures | null;
    state: string;
    why: string | null;
  })[];
  decided: ({
    at: string;
    by: {
      id: string;
      name: string;
    } | null;
    decision: "accepted" | "dismissed" | "reopened" | "taken-back";
    reason: string | null;
    answer: "next" | number | null;
    key: string;
    text: string;
  })[];
};

export type Flow = {
  survey: {
    cases: number;
    events: number;
    activities: FlowActivity[];
    paths: FlowPath[];
  };
  variants: {
    count: number;
    top: {
      key: string;
      cases: number;
      activities: string[];
    }[];
  };
  durations: Summary;
  underWay: number;
  unseen: number;
  ofCases: number;
};

export type FlowActivity = {
  name: string;
  events: number;
  cases: number;
  repeats: number;
  casesWithRepeats: number;
  waiting: FlowTimes | null;
  working: FlowTimes | null;
};

export type FlowMarks = {
  activities: ({
    name: string;
    mark: "allowed" | "never-happens" | "not-in-model";
  })[];
  paths: ({
    from: string | null;
    to: string | null;
    mark: "allowed" | "never-happens" | "not-in-model";
  })[];
};

export type FlowPath = {
  from: string | null;
  to: string | null;
  count: number;
  cases: number;
  medianMs: number;
  meanMs: number;
  p90Ms: number;
  minMs: number;
  maxMs: number;
  totalMs: number;
};

export type FlowTimes = {
  medianMs: number;
  meanMs: number;
  p90Ms: number;
  minMs: number;
  maxMs: number;
  totalMs: number;
};

export type FormField = {
  field: string;
  required: boolean;
};

export type Handled = {
  caseId: string;
  number: number;
  title: string;
  seq: number;
  status: "open" | "closed" | "cancelled";
  stages: string[];
};

export type HistoryEntry = {
  seq: number;
  at: string;
  by: Who;
  type: string;
  rework: boolean;
  dueAt: string | null;
  stage: string | null;
  to: string | null;
  person: string | null;
  outcome: string | null;
  reason: string | null;
  text: string | null;
  people: string[];
  changes: ShownChange[];
};

export type IntakeForm = {
  workflow: string;
  workflowTitle: string;
  description: string | null;
  intake: number;
  title: string;
  fields: { [name: string]: Field };
  form: FormField[];
  startsTitle: string;
};

export type JudgedCase = {
  caseId: string;
  number: number;
  title: string;
  version: number;
  stages: string[];
  verdict: "lands" | "needs" | "cannot";
  fields: ({
    field: string;
    label: string;
    why: "required" | "carried" | "waited-for" | "other-type" | "not-an-option";
  })[];
  because: {
    code: string;
    stage: string;
    title: string;
  }[];
};

export type Learnt = {
  branches: {
    stage: string;
    rules: {
      to: string;
      when: string;
      support: number;
    }[];
    otherwise: string;
    accuracy: number;
    baseline: number;
  }[];
  besides: {
    stages: string[][];
    share: number;
    inOrder: boolean;
  }[];
  fields: {
    field: string;
    label: string;
    column: string;
    atStart: boolean;
    stages: string[];
    inRules: boolean;
  }[];
  leftOut: {
    name: string;
    cases: number;
    events: number;
  }[];
};

export type LeavingLine = {
  key: string;
  kind: "work" | "pool" | "workflow" | "lead" | "deputy" | "manager";
  title: string;
  detail: string;
  caseId: string | null;
  successorId: string | null;
  why: string;
};

export type LeavingProgress = {
  state: "none" | "running" | "done";
  total: number;
  done: number;
  failed: {
    title: string;
    message: string;
  }[];
};

export type Log = {
  id: string;
  name: string;
  format: "csv" | "xlsx" | "xes" | "ocel";
  bytes: number;
  content: string;
  columns: LogColumns | null;
  dateOrder: "day-first" | "month-first" | null;
  objectType: string | null;
  objectTypes: {
    name: string;
    objects: number;
    events: number;
  }[];
  reading: {
    cases: number;
    events: number;
    activities: number;
    resources: number;
    from: string | null;
    to: string | null;
    rejectedCount: number;
    rejected: {
      line: number;
      reason: string;
      remedy: string;
    }[];
    warnings: {
      code: string;
      message: string;
    }[];
  } | null;
  progress: {
    read: number;
    of: number;
  } | null;
  workflowId: string | null;
  importedAt: string;
};

export type LogColumns = {
  case?: string;
  activity?: string;
  time?: string;
  start?: string;
  ready?: string;
  resource?: string;
  lifecycle?: string;
};

export type LogPreview = {
  delimiter: string;
  columns: string[];
  guess: LogColumns;
  rows: string[][];
};

export type MeasureAnswer = {
  name: string;
  title: string;
  definition: string;
  unit: string;
  source: string;
  summary: Summary | null;
  trend: {
    from: string;
    to: string;
    summary: Summary;
  }[] | null;
  activities: {
    activity: string;
    summary: Summary;
  }[] | null;
  periods: PeriodValue[] | null;
  flow: CumulativeFlow | null;
};

export type MigrationPreview = {
  toVersion: number;
  counts: {
    lands: number;
    needs: number;
    cannot: number;
  };
  versions: {
    version: number;
    cases: number;
  }[];
  gone: ({
    stage: string;
    title: string;
    cases: number;
    proposed: string | null;
  })[];
  stages: {
    stage: string;
    title: string;
  }[];
  fields: {
    field: string;
    type: string;
    label: string;
    options: string[];
  }[];
  cases: JudgedCase[];
};

export type MigrationRun = {
  id: string;
  toVersion: number;
  by: string;
  at: string;
  state: "running" | "done" | "undoing" | "undone" | "stopped";
  total: number;
  done: number;
  moved: number;
  stayed: {
    caseId: string;
    message: string;
  }[];
};

export type Model = {
  tree: string;
  leftOut: number;
  isCutShort: boolean;
};

export type MoneyValue = {
  minor: number;
  currency: string;
};

export type Move = {
  outcome: string | null;
  title: string | null;
  to: string;
  toTitle: string;
  rework: boolean;
  needsReason: boolean;
  needsFields: string[];
  workItem: string;
};

export type NewsMail = {
  canSend: boolean;
  address: string | null;
  awaitsCode: boolean;
  kinds: ("work" | "late" | "mentions" | "comments" | "closed" | "automations")[];
  trouble: string | null;
};

export type Notification = {
  id: string;
  at: string;
  reason: string;
  text: string;
  caseId: string | null;
  read: boolean;
  before: string[];
};

export type Outgoing = {
  allowed: string[];
  hasSecret: boolean;
};

export type Passkey = {
  id: string;
  name: string;
  since: string;
  usedAt: string | null;
  isHere: boolean;
};

export type Pause = {
  workItem: string | null;
  reason: string;
  note: string | null;
  since: string;
  until: string | null;
};

export type PeriodValue = {
  from: string;
  to: string;
  value: number | null;
};

export type Person = {
  id: string;
  key: string;
  name: string;
  fromLog: boolean;
  role: "owner" | "administrator" | "operator" | "member" | "guest";
  canSignIn: boolean;
  mayHaveWork: boolean;
  invited: boolean;
  active: boolean;
  managerId: string | null;
  deputyId: string | null;
  teamKeys: string[];
  absences: {
    from: string;
    to: string;
  }[];
  deputies: Deputy[];
  skills: string[];
  capacity: number | null;
};

export type PersonalValue = {
  personal: string;
  hash: string;
};

export type Playback = {
  from: string;
  to: string;
  ofCases: number;
  activities: string[];
  caseStarts: number[];
  open: number[];
  activity: number[];
  beganMs: number[];
  doneMs: number[];
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

export type ProposedChange = {
  kind: "remove-stage";
  activity: string;
} | {
  kind: "merge-stages";
  activities: string[];
} | {
  kind: "add-people";
  activity: string;
} | {
  kind: "choose-owner";
  activity: string;
  choose: "least-loaded" | "round-robin" | "pull";
} | {
  kind: "set-due";
  activity: string;
  dueMs: number;
} | {
  kind: "skip-when";
  activity: string;
  field: string;
  test: "at-most" | "is";
  value: string;
} | {
  kind: "require-fields";
  activity: string;
  fields: string[];
} | {
  kind: "add-transition";
  from: string;
  to: string;
  when: string | null;
} | {
  kind: "keep-one-owner";
  activities: string[];
} | {
  kind: "carry-field";
  field: string;
  from: string;
  to: string;
};

export type Provider = {
  name: string;
  issuer: string;
  clientId: string;
  domains: string[];
  byAddress: boolean;
};

export type PublicForm = {
  workflow: string;
  workflowTitle: string;
  description: string | null;
  intake: number;
  title: string;
  fields: { [name: string]: Field };
  form: FormField[];
  startsTitle: string;
  workspaceName: string;
  task: {
    text: string;
    bits: number;
  };
};

export type PublicLink = {
  token: string;
  path: string;
  intake: string;
  createdAt: string;
  open: boolean;
};

export type PublicStatus = {
  number: number;
  workflowTitle: string;
  workspaceName: string;
  status: "open" | "closed" | "cancelled";
  outcome: string | null;
  openedAt: string;
  closedAt: string | null;
  here: ({
    stage: string;
    who: string | null;
    since: string;
  })[];
  next: string | null;
  expectedAt: string | null;
  passed: {
    stage: string;
    at: string;
  }[];
};

export type Question = {
  question: string;
  asker: string | null;
  asked: string | null;
  text: string;
  at: string;
  answer: string | null;
  answeredAt: string | null;
  open: boolean;
};

export type Reach = {
  id: string;
  name: string;
  role: "owner" | "administrator" | "operator" | "member" | "guest";
  state: "here" | "no-sign-in" | "left";
  runsOthers: boolean;
  may: ({
    what: "see-cases" | "see-files" | "see-figures" | "start" | "work" | "design" | "publish" | "people" | "settings";
    allowed: boolean;
    needs: "public" | "signed-in" | "member" | "operator" | "administrator" | "owner";
  })[];
  workflows: ({
    id: string;
    title: string;
    forms: string[];
    keeps: boolean;
    stages: ({
      title: string;
      by: "person" | "team" | "requester" | "manager-of-requester" | "owner-of-stage" | "lead-of-team" | "field" | "rule" | "deputy";
      of: string;
    })[];
  })[];
};

export type RelatedCase = {
  caseId: string;
  number: number;
  title: string;
  status: string;
};

export type RuleReport = {
  written: string;
  text: string;
  checked: number;
  cases: number;
} | {
  written: string;
  problem: {
    at: number;
    message: string;
    remedy: string;
  };
};

export type SampleStatus = {
  state: "none" | "loading" | "ready" | "failed";
  workspaceId: string | null;
  done: number;
  of: number;
};

export type SavedFilter = {
  id: string;
  name: string;
  filters: ({
    keep: string;
  } & { [name: string]: unknown })[];
  savedAt: string;
  savedBy: string | null;
};

export type ScheduleRun = {
  automation: string;
  due: string;
  ranAt: string;
  missed: number;
  cases: number;
  problem: string | null;
};

export type ServerStatus = {
  waiting: {
    since: string;
    backupOf: string;
  } | null;
  warnings: string[];
  files: {
    place: string;
    trouble: string | null;
  };
  checkpoint: Checkpoint | null;
  publicKey: string;
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
    sample: boolean;
  } | null;
  workspaces: {
    id: string;
    name: string;
    sample: boolean;
  }[];
};

export type ShownChange = {
  field: string;
  label: string;
  before: FieldValue;
  after: FieldValue;
};

export type Stand = {
  stage: string;
  title: string;
  kind: string;
  since: string;
  held: "alone" | "while" | null;
  others: string[];
  awaited: Awaited[];
  byHand: boolean;
};

export type StandingFigure = {
  name: "wait" | "gap" | "repeats" | "passes" | "takes-path" | "work-share";
  value: number | null;
  low: number | null;
  high: number | null;
  count: number;
};

export type Summary = {
  count: number;
  total: number;
  mean: number | null;
  median: number | null;
  p85: number | null;
  p90: number | null;
  p95: number | null;
  min: number | null;
  max: number | null;
};

export type Team = {
  key: string;
  name: string;
  leadId: string | null;
  memberIds: string[];
};

export type Together = {
  stage: string;
  stageTitle: string;
  by: string | null;
  quorum: number | null;
  more: boolean;
  ones: ({
    instance: number;
    label: string | null;
    person: string | null;
    weight: number;
    state: "done" | "open" | "waiting";
    workItem: string | null;
    outcome: string | null;
    reason: string | null;
    at: string | null;
    seenSeq: number | null;
    changed: boolean;
    recallable: boolean;
  })[];
};

export type Trace = {
  events: ({
    activity: string;
    resource: string | null;
    lifecycle: string | null;
    at: string;
    startedAt: string | null;
  })[];
};

export type ValueCount = {
  value: string;
  cases: number;
};

export type WayOn = {
  outcome: string | null;
  title: string | null;
  to: string;
  toTitle: string;
  rework: boolean;
  needsReason: boolean;
  needsFields: string[];
};

export type Who = {
  kind: "person" | "public" | "machine";
  id: string | null;
  name: string | null;
  token?: string;
};

export type Work = {
  workItem: string;
  stage: string;
  stageTitle: string;
  kind: string;
  description: string | null;
  ownerId: string | null;
  ownerName: string | null;
  candidateIds: string[];
  keeperName: string | null;
  acceptance: "due" | "given" | null;
  handedFrom: {
    stage: string;
    title: string;
  }[];
  why: string;
  status: "offered" | "claimed" | "started";
  tasks: {
    title: string;
    done: boolean;
  }[];
  offeredAt: string;
  startedAt: string | null;
  dueAt: string | null;
  pausedAt: string | null;
  form: FormField[];
  ways: WayOn[];
  label: string | null;
  question: {
    text: string;
    fields: string[];
  } | null;
  mayAsk: boolean;
  mine: boolean;
  outOfPool: boolean;
  skippable: boolean;
  backTo: {
    stage: string;
    title: string;
  }[];
};

export type Workflow = {
  id: string;
  title: string;
  description: string | null;
  version: number | null;
  hasDraft: boolean;
  openCases: number;
  updatedAt: string;
};

export type WorkflowTest = {
  testId: string;
  name: string;
  steps: number;
  keptAt: string;
  difference: string | null;
};

export type WorkflowVersion = {
  version: number;
  note: string | null;
  publishedAt: string;
  publishedBy: string | null;
};

export type WorklistItem = {
  workItem: string;
  caseId: string;
  number: number;
  title: string;
  workflow: string;
  workflowTitle: string;
  stage: string;
  stageTitle: string;
  priority: string;
  status: string;
  pool: boolean;
  requesterId: string | null;
  requesterName: string | null;
  offeredAt: string;
  dueAt: string | null;
  pausedAt: string | null;
  risk: "late" | "soon" | "open";
  why: string;
  seq: number;
  decides: {
    outcome: string;
    title: string;
    needsReason: boolean;
  }[];
};

/** Every operation, by method and path. */
export type Operations = {
  /** Every business calendar; the one of the workspace has the key default */
  'GET /api/calendars': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      calendars: Calendar[];
    };
  };
  /** Add a business calendar */
  'POST /api/calendars': {
    params: undefined;
    query: undefined;
    body: {
      title: string;
      zone: string;
      week: { [name: string]: string[] };
      holidays?: {
        date: string;
        name: string;
      }[];
    };
    answer: Calendar;
  };
  /** Remove a business calendar that no workflow names */
  'DELETE /api/calendars/:key': {
    params: { key: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Write a business calendar; what is set from then on counts by it */
  'PUT /api/calendars/:key': {
    params: { key: string };
    query: undefined;
    body: {
      title: string;
      zone: string;
      week: { [name: string]: string[] };
      holidays?: {
        date: string;
        name: string;
      }[];
    };
    answer: Calendar;
  };
  /** Where up to 100 cases stand, who has their work, and where they may be moved; those that are not there are left out */
  'GET /api/case-places': {
    params: undefined;
    query: { cases: string };
    body: undefined;
    answer: {
      cases: CasePlaces[];
    };
  };
  /** Cases, last changed first; filtered by workflow, status, stage, owner, requester, lateness or words of the title */
  'GET /api/cases': {
    params: undefined;
    query: { workflow?: string; status?: "open" | "closed" | "cancelled"; stage?: string; owner?: string; requester?: string; late?: "true" | "false"; text?: string; forgiving?: "true" | "false"; after?: string; limit?: number };
    body: undefined;
    answer: {
      cases: CaseListItem[];
      next: string | null;
      readAs: string[];
    };
  };
  /** Open a case: by a form of the workflow, or as a program */
  'POST /api/cases': {
    params: undefined;
    query: undefined;
    body: {
      workflow: string;
      values?: { [name: string]: unknown };
      intake?: number;
      title?: string;
      priority?: "low" | "normal" | "high" | "urgent";
      via?: "people" | "api";
    };
    answer: Handled;
  };
  /** One case: its record, open work, history, and what changed since the viewer last had it */
  'GET /api/cases/:caseId': {
    params: { caseId: string };
    query: undefined;
    body: undefined;
    answer: Case;
  };
  /** Accept what was handed over */
  'POST /api/cases/:caseId/accept-handoff': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
    };
    answer: Handled;
  };
  /** Comment */
  'POST /api/cases/:caseId/add-comment': {
    params: { caseId: string };
    query: undefined;
    body: {
      text: string;
      mentions?: string[];
    };
    answer: Handled;
  };
  /** Add one more */
  'POST /api/cases/:caseId/add-instance': {
    params: { caseId: string };
    query: undefined;
    body: {
      stage: string;
      label?: string | null;
      person?: string | null;
      weight?: number | null;
      reason?: string | null;
      token?: string;
    };
    answer: Handled;
  };
  /** Answer a question */
  'POST /api/cases/:caseId/answer-question': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      answer: string;
      values?: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Ask for information */
  'POST /api/cases/:caseId/ask-for-information': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      question: string;
      whom?: string | null;
      fields?: string[];
    };
    answer: Handled;
  };
  /** Cancel the case */
  'POST /api/cases/:caseId/cancel-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      reason?: string;
    };
    answer: Handled;
  };
  /** Go on by hand */
  'POST /api/cases/:caseId/choose-way': {
    params: { caseId: string };
    query: undefined;
    body: {
      stage: string;
      outcome?: string | null;
      reason?: string;
    };
    answer: Handled;
  };
  /** Take work */
  'POST /api/cases/:caseId/claim-work-item': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
    };
    answer: Handled;
  };
  /** Complete work */
  'POST /api/cases/:caseId/complete-work-item': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      values?: { [name: string]: unknown };
      outcome?: string | null;
      reason?: string | null;
      seen?: number | null;
    };
    answer: Handled;
  };
  /** Deliver a message */
  'POST /api/cases/:caseId/deliver-message': {
    params: { caseId: string };
    query: undefined;
    body: {
      name: string;
      values?: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Erase every personal value of a case for good, in its history too; the history itself stays whole */
  'POST /api/cases/:caseId/erase-personal-values': {
    params: { caseId: string };
    query: undefined;
    body: undefined;
    answer: {
      erased: number;
    };
  };
  /** A file that a case holds or held */
  'GET /api/cases/:caseId/files/:hash': {
    params: { caseId: string; hash: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Move to another version */
  'POST /api/cases/:caseId/migrate-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      toVersion: number;
      mapping?: { [name: string]: string };
      values?: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Move the case */
  'POST /api/cases/:caseId/move-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      to: string;
      values?: { [name: string]: unknown };
      reason?: string | null;
      workItem?: string;
    };
    answer: Handled;
  };
  /** The stages a case may be moved to from where it stands */
  'GET /api/cases/:caseId/moves': {
    params: { caseId: string };
    query: undefined;
    body: undefined;
    answer: {
      moves: Move[];
    };
  };
  /** Pause */
  'POST /api/cases/:caseId/pause-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem?: string | null;
      reason?: string;
      note?: string | null;
      until?: number | null;
    };
    answer: Handled;
  };
  /** Reassign work */
  'POST /api/cases/:caseId/reassign-work-item': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      to: string;
      reason?: string | null;
    };
    answer: Handled;
  };
  /** Take a decision back */
  'POST /api/cases/:caseId/recall-decision': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      reason?: string | null;
    };
    answer: Handled;
  };
  /** Take the request back */
  'POST /api/cases/:caseId/recall-submission': {
    params: { caseId: string };
    query: undefined;
    body: {
      next: "start" | "cancel";
      values?: { [name: string]: unknown };
      reason?: string;
    };
    answer: Handled;
  };
  /** Put work back into its pool */
  'POST /api/cases/:caseId/release-work-item': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
    };
    answer: Handled;
  };
  /** Open the case again */
  'POST /api/cases/:caseId/reopen-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      to: string;
      reason?: string;
      restore?: boolean;
      recordThen?: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Resume */
  'POST /api/cases/:caseId/resume-case': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem?: string | null;
    };
    answer: Handled;
  };
  /** Return what was handed over */
  'POST /api/cases/:caseId/return-handoff': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      reason?: string;
      missing?: string[];
      to?: string;
    };
    answer: Handled;
  };
  /** Undo the move to another version */
  'POST /api/cases/:caseId/revert-migration': {
    params: { caseId: string };
    query: undefined;
    body: {
      toVersion?: number;
    };
    answer: Handled;
  };
  /** Send back */
  'POST /api/cases/:caseId/send-back': {
    params: { caseId: string };
    query: undefined;
    body: {
      to: string;
      reason?: string;
      workItem?: string;
      restore?: boolean;
      recordThen?: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Set the priority */
  'POST /api/cases/:caseId/set-priority': {
    params: { caseId: string };
    query: undefined;
    body: {
      priority: "low" | "normal" | "high" | "urgent";
    };
    answer: Handled;
  };
  /** Skip the stage */
  'POST /api/cases/:caseId/skip-stage': {
    params: { caseId: string };
    query: undefined;
    body: {
      stage: string;
      workItem?: string;
      to?: string;
      reason?: string;
    };
    answer: Handled;
  };
  /** Start a stage */
  'POST /api/cases/:caseId/start-stage': {
    params: { caseId: string };
    query: undefined;
    body: {
      stage: string;
    };
    answer: Handled;
  };
  /** Start work */
  'POST /api/cases/:caseId/start-work-item': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
    };
    answer: Handled;
  };
  /** Tick a task */
  'POST /api/cases/:caseId/tick-task': {
    params: { caseId: string };
    query: undefined;
    body: {
      workItem: string;
      task: number;
      done?: boolean;
    };
    answer: Handled;
  };
  /** Change fields */
  'POST /api/cases/:caseId/update-record': {
    params: { caseId: string };
    query: undefined;
    body: {
      values: { [name: string]: unknown };
    };
    answer: Handled;
  };
  /** Every checkpoint as JSON lines, to be kept where this server cannot reach */
  'GET /api/checkpoints': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Sign where all histories stand now; null where nothing has changed since the last checkpoint */
  'POST /api/checkpoints': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      checkpoint: Checkpoint | null;
    };
  };
  /** Up to 100 commands, each on its own: one that is refused does not stop the others. Those on one case in their order */
  'POST /api/commands': {
    params: undefined;
    query: undefined;
    body: {
      commands: ({
        caseId: string;
        command: "claim-work-item" | "start-work-item" | "complete-work-item" | "tick-task" | "reassign-work-item" | "release-work-item" | "ask-for-information" | "answer-question" | "add-instance" | "recall-decision" | "accept-handoff" | "return-handoff" | "send-back" | "move-case" | "choose-way" | "start-stage" | "deliver-message" | "update-record" | "add-comment" | "set-priority" | "pause-case" | "resume-case" | "skip-stage" | "recall-submission" | "cancel-case" | "reopen-case" | "migrate-case" | "revert-migration";
        input?: { [name: string]: unknown };
        key: string;
      })[];
    };
    answer: {
      results: ({
        done: boolean;
        why: string | null;
        stages: string[];
      })[];
    };
  };
  /** The calls and mails of the last thirty days, the latest first, with every attempt of each */
  'GET /api/deliveries': {
    params: undefined;
    query: { state?: "waiting" | "done" | "failed"; workflow?: string; after?: string };
    body: undefined;
    answer: {
      deliveries: Delivery[];
      counts: {
        waiting: number;
        done: number;
        failed: number;
      };
      next: string | null;
    };
  };
  /** Send again a call or mail that was done or given up: the same, under the same id, by which the receiver tells a repetition; or `anew`, which to the receiver is another one */
  'POST /api/deliveries/again': {
    params: undefined;
    query: undefined;
    body: {
      key: string;
      anew?: boolean;
    };
    answer: undefined;
  };
  /** Send again what was given up, of one workflow or of all: the oldest thousand, each under its own id */
  'POST /api/deliveries/failed/again': {
    params: undefined;
    query: undefined;
    body: {
      workflow?: string;
    };
    answer: {
      sent: number;
    };
  };
  /** Send at once a call or mail that waits for its next try: the same, under the same id */
  'POST /api/deliveries/now': {
    params: undefined;
    query: undefined;
    body: {
      key: string;
    };
    answer: undefined;
  };
  /** Send a file; the answer is the value for a file field */
  'POST /api/files': {
    params: undefined;
    query: { name: string };
    body: Blob;
    answer: FileValue;
  };
  /** What stands out in a log, the costly first, and what was decided about it */
  'GET /api/findings/logs/:logId': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: Findings;
  };
  /** Accept, dismiss (with a reason) or reopen a finding of a log, or take the last decision back */
  'POST /api/findings/logs/:logId/decisions': {
    params: { logId: string };
    query: undefined;
    body: {
      key: string;
      decision: "accepted" | "dismissed" | "reopened" | "taken-back";
      reason?: string | null;
      answer?: "next" | number | null;
    };
    answer: undefined;
  };
  /** What changed since the last look at the findings: of one workflow, or of all */
  'GET /api/findings/review': {
    params: undefined;
    query: { workflow?: string };
    body: undefined;
    answer: {
      workflows: FindingsReview[];
    };
  };
  /** Mark the findings of one workflow, or of all, as reviewed: what is seen now is the last look */
  'POST /api/findings/reviews': {
    params: undefined;
    query: undefined;
    body: {
      workflow?: string;
    };
    answer: {
      reviewId: string;
    };
  };
  /** Take a look back that was marked by mistake */
  'DELETE /api/findings/reviews/:reviewId': {
    params: { reviewId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What stands out in a workflow's own history, the costly first, and what was decided about it */
  'GET /api/findings/workflows/:id': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: Findings;
  };
  /** Accept a finding (answered by a version, or the next one published), dismiss it with a reason, reopen it, or take that back */
  'POST /api/findings/workflows/:id/decisions': {
    params: { id: string };
    query: undefined;
    body: {
      key: string;
      decision: "accepted" | "dismissed" | "reopened" | "taken-back";
      reason?: string | null;
      answer?: "next" | number | null;
    };
    answer: undefined;
  };
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
      workspaceId: string;
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
    query: { age?: number };
    body: undefined;
    answer: undefined;
  };
  /** The imported logs, the newest first */
  'GET /api/logs': {
    params: undefined;
    query: { workflow?: string };
    body: undefined;
    answer: {
      logs: Log[];
    };
  };
  /** Send a log (CSV, XLSX, XES or OCEL 2.0 JSON, gzip or not); `preview` is null where no columns have to be chosen */
  'POST /api/logs': {
    params: undefined;
    query: { name: string };
    body: Blob;
    answer: {
      log: Log;
      preview: LogPreview | null;
    };
  };
  /** Remove a log; it can be brought back for a minute */
  'DELETE /api/logs/:logId': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** One imported log */
  'GET /api/logs/:logId': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: Log;
  };
  /** The cases of a log that meet all filters */
  'GET /api/logs/:logId/cases': {
    params: { logId: string };
    query: { filters?: string; limit?: number; offset?: number };
    body: undefined;
    answer: CasesBehind;
  };
  /** By what the cases of a log can be told apart */
  'GET /api/logs/:logId/columns': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: CaseColumns;
  };
  /** How two sets of cases of a log differ; without `second`, the first against the rest */
  'GET /api/logs/:logId/comparison': {
    params: { logId: string };
    query: { filters?: string; first?: string; second?: unknown | string };
    body: undefined;
    answer: Comparison;
  };
  /** How a log follows a workflow, every deviation with its cost, and the cases that break rules in words */
  'GET /api/logs/:logId/conformance': {
    params: { logId: string };
    query: { filters?: string; rules?: string; workflow?: string };
    body: undefined;
    answer: Conformance;
  };
  /** The flow of a log, of its cases that meet all filters */
  'GET /api/logs/:logId/flow': {
    params: { logId: string };
    query: { filters?: string };
    body: undefined;
    answer: Flow;
  };
  /** What a draft of a log rests on: learnt rules, stages done side by side, fields, what is left out */
  'GET /api/logs/:logId/learnt': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: Learnt;
  };
  /** What of the flow of a log its workflow allows; null where it belongs to none */
  'GET /api/logs/:logId/marks': {
    params: { logId: string };
    query: { filters?: string };
    body: undefined;
    answer: {
      marks: FlowMarks | null;
    };
  };
  /** The measures of a log; times in milliseconds */
  'GET /api/logs/:logId/measures': {
    params: { logId: string };
    query: { filters?: string; time?: "calendar" | "business"; rate?: number; period?: "day" | "week" | "month"; split?: string };
    body: undefined;
    answer: {
      measures: MeasureAnswer[];
      counted: {
        cases: number;
        ended: number;
        open: number;
        from: string | null;
        to: string | null;
      };
      distributions: ({
        measure: string;
        steps: ({
          from: number;
          to: number | null;
          count: number;
        })[];
      })[];
      ages: {
        bounds: number[];
        stages: {
          activity: string;
          counts: number[];
        }[];
      };
      split: {
        others: number;
        parts: ({
          part: "value" | "others" | "none";
          value: string | null;
          cases: number;
          open: number;
          summaries: { [name: string]: Summary };
        })[];
      } | null;
      hours: BusinessHours;
    };
  };
  /** The cases behind a part of a measure's figures, the longest first */
  'GET /api/logs/:logId/measures/cases': {
    params: { logId: string };
    query: { filters?: string; time?: "calendar" | "business"; rate?: number; figure: string; limit?: number; offset?: number };
    body: undefined;
    answer: CasesBehind;
  };
  /** The structured model behind a log, without what is rarer than `noise` */
  'GET /api/logs/:logId/model': {
    params: { logId: string };
    query: { noise?: number };
    body: undefined;
    answer: Model;
  };
  /** When the cases of a log that meet all filters were at which activity, to be watched again */
  'GET /api/logs/:logId/playback': {
    params: { logId: string };
    query: { filters?: string };
    body: undefined;
    answer: Playback;
  };
  /** The first rows of a CSV log and the columns it would be read with */
  'GET /api/logs/:logId/preview': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: {
      preview: LogPreview | null;
    };
  };
  /** Read a log with these columns; how far it is stands in the log as `progress` */
  'POST /api/logs/:logId/reading': {
    params: { logId: string };
    query: undefined;
    body: {
      columns?: LogColumns;
      dateOrder?: "day-first" | "month-first";
      objectType?: string;
    };
    answer: Log;
  };
  /** Bring a log back that was removed less than a minute ago */
  'POST /api/logs/:logId/restoration': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: Log;
  };
  /** The saved filters of a log, by name */
  'GET /api/logs/:logId/saved-filters': {
    params: { logId: string };
    query: undefined;
    body: undefined;
    answer: {
      saved: SavedFilter[];
    };
  };
  /** Save filters of a log under a name; one of that name is replaced */
  'POST /api/logs/:logId/saved-filters': {
    params: { logId: string };
    query: undefined;
    body: {
      name: string;
      filters: (unknown | {
        keep: "finding";
        key: string;
      } | {
        keep: "deviation";
        workflow: string;
        key: string;
      } | {
        keep: "breaks";
        workflow: string | null;
        rule: string;
      })[];
    };
    answer: SavedFilter;
  };
  /** One case of a log, event by event */
  'GET /api/logs/:logId/trace': {
    params: { logId: string };
    query: { case: string };
    body: undefined;
    answer: Trace;
  };
  /** The frequent values of one column of a log that contain a text */
  'GET /api/logs/:logId/values': {
    params: { logId: string };
    query: { of: "case" | "event" | "people" | "groups"; name?: string; text?: string };
    body: undefined;
    answer: {
      values: ValueCount[];
    };
  };
  /** Draft the workflow behind a log; the people in it become persons without sign-in */
  'POST /api/logs/:logId/workflow': {
    params: { logId: string };
    query: undefined;
    body: {
      title?: string;
    };
    answer: BegunWorkflow;
  };
  /** Have no more news mailed, and forget the address */
  'DELETE /api/news-mail': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Where one’s news is mailed to, and of which kinds */
  'GET /api/news-mail': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: NewsMail;
  };
  /** Have one’s news mailed to an address: a code is sent there first */
  'PUT /api/news-mail/address': {
    params: undefined;
    query: undefined;
    body: {
      address: string;
    };
    answer: undefined;
  };
  /** Give the code that was sent: from now on news is mailed */
  'POST /api/news-mail/code': {
    params: undefined;
    query: undefined;
    body: {
      code: string;
    };
    answer: undefined;
  };
  /** Choose which kinds of news are mailed */
  'PUT /api/news-mail/kinds': {
    params: undefined;
    query: undefined;
    body: {
      kinds: ("work" | "late" | "mentions" | "comments" | "closed" | "automations")[];
    };
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
      deputies?: Deputy[];
      skills?: string[];
      capacity?: number | null;
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
  /** What a person would leave behind, with a proposed successor each, and how far that was carried out */
  'GET /api/people/:id/leaving': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      personId: string;
      name: string;
      active: boolean;
      heirId: string | null;
      lines: LeavingLine[];
      progress: LeavingProgress;
    };
  };
  /** Mark a person as left and hand on what was theirs; successors by the key of a line, else as planned */
  'POST /api/people/:id/leaving': {
    params: { id: string };
    query: undefined;
    body: {
      successors?: { [name: string]: string | null };
    };
    answer: LeavingProgress;
  };
  /** Say who somebody seen in a log is: their names, teams and places in drafts pass to that person */
  'POST /api/people/:id/merge': {
    params: { id: string };
    query: undefined;
    body: {
      into: string;
    };
    answer: undefined;
  };
  /** What a person can see and do, and why */
  'GET /api/people/:id/reach': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: Reach;
  };
  /** Sign a person out on every device and revoke their tokens */
  'DELETE /api/people/:id/sessions': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The tokens of a person */
  'GET /api/people/:id/tokens': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      tokens: AccessToken[];
    };
  };
  /** The form behind a public link */
  'GET /api/public/forms/:token': {
    params: { token: string };
    query: undefined;
    body: undefined;
    answer: PublicForm;
  };
  /** Send a filled-in public form; answers with the page where the sender can follow it */
  'POST /api/public/forms/:token': {
    params: { token: string };
    query: undefined;
    body: {
      values?: { [name: string]: unknown };
      name?: string;
      proof?: string;
      website?: string;
    };
    answer: {
      number: number;
      path: string;
    };
  };
  /** Send a file for a public form */
  'POST /api/public/forms/:token/files': {
    params: { token: string };
    query: { name: string };
    body: Blob;
    answer: FileValue;
  };
  /** Where a request stands: who has it, what is next, by when */
  'GET /api/public/status/:token': {
    params: { token: string };
    query: undefined;
    body: undefined;
    answer: PublicStatus;
  };
  /** Remove one’s sample workspace with everything in it */
  'DELETE /api/sample': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Whether one’s sample workspace is there, and how far it is */
  'GET /api/sample': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: SampleStatus;
  };
  /** Make a sample workspace beside this one; where there is one already, it stays as it is */
  'POST /api/sample': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: SampleStatus;
  };
  /** Remove a saved filter; saving it again under its name brings it back */
  'DELETE /api/saved-filters/:filterId': {
    params: { filterId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
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
  /** Finish a sign-in whose password was right, with a code of the app or a backup code */
  'POST /api/session/code': {
    params: undefined;
    query: undefined;
    body: {
      code: string;
    };
    answer: undefined;
  };
  /** Sign in by what a passkey signed */
  'POST /api/session/passkey': {
    params: undefined;
    query: undefined;
    body: {
      id: string;
      rawId: string;
      type: "public-key";
      authenticatorAttachment?: "platform" | "cross-platform";
      clientExtensionResults: { [name: string]: unknown };
      response: {
        clientDataJSON: string;
        authenticatorData: string;
        signature: string;
        userHandle?: string;
      };
    };
    answer: undefined;
  };
  /** What a passkey signs to sign in */
  'PUT /api/session/passkey': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: { [name: string]: unknown };
  };
  /** One’s own passkeys */
  'GET /api/session/passkeys': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      passkeys: Passkey[];
    };
  };
  /** Add the passkey that the browser made */
  'POST /api/session/passkeys': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      made: {
        id: string;
        rawId: string;
        type: "public-key";
        authenticatorAttachment?: "platform" | "cross-platform";
        clientExtensionResults: { [name: string]: unknown };
        response: {
          clientDataJSON: string;
          attestationObject: string;
          transports?: ("ble" | "cable" | "hybrid" | "internal" | "nfc" | "smart-card" | "usb")[];
        };
      };
    };
    answer: Passkey;
  };
  /** Remove a passkey of one’s own: it signs nobody in any more */
  'DELETE /api/session/passkeys/:passkeyId': {
    params: { passkeyId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Give a passkey of one’s own another name */
  'PATCH /api/session/passkeys/:passkeyId': {
    params: { passkeyId: string };
    query: undefined;
    body: {
      name: string;
    };
    answer: undefined;
  };
  /** What the browser makes a new passkey from; takes the password, where there is one */
  'PUT /api/session/passkeys/beginning': {
    params: undefined;
    query: undefined;
    body: {
      password?: string;
    };
    answer: { [name: string]: unknown };
  };
  /** Whether the provider of the workspace lets one in */
  'GET /api/session/provider': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      provider: {
        name: string;
        connected: boolean;
      } | null;
    };
  };
  /** Go to the provider to sign in, or to join with an invitation */
  'GET /api/session/provider/:workspace/start': {
    params: { workspace: string };
    query: { next?: string; invitation?: string };
    body: undefined;
    answer: undefined;
  };
  /** Where the provider sends people back to */
  'GET /api/session/provider/callback': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The provider lets one in no more */
  'DELETE /api/session/provider/connection': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Where to go to connect an account of the provider; takes the password, where there is one */
  'PUT /api/session/provider/connection': {
    params: undefined;
    query: undefined;
    body: {
      password?: string;
    };
    answer: {
      address: string;
    };
  };
  /** The providers that the sign-in page offers */
  'GET /api/session/providers': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      providers: {
        workspaceId: string;
        name: string;
      }[];
    };
  };
  /** Whether one’s sign-in asks for a code after the password */
  'GET /api/session/second-step': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      on: boolean;
      codesLeft: number;
    };
  };
  /** Make a key for an authenticator app; a code of it turns the second step on */
  'PUT /api/session/second-step': {
    params: undefined;
    query: undefined;
    body: {
      password: string;
    };
    answer: {
      key: string;
      address: string;
    };
  };
  /** Make new backup codes; the earlier ones end */
  'PUT /api/session/second-step/backup-codes': {
    params: undefined;
    query: undefined;
    body: {
      password: string;
    };
    answer: {
      backupCodes: string[];
    };
  };
  /** Turn the second step on with one code of the app */
  'PUT /api/session/second-step/confirmation': {
    params: undefined;
    query: undefined;
    body: {
      code: string;
    };
    answer: {
      backupCodes: string[];
    };
  };
  /** Sign in by password alone from now on */
  'POST /api/session/second-step/off': {
    params: undefined;
    query: undefined;
    body: {
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
  /** Where one is signed in, this device first */
  'GET /api/sessions': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      devices: Device[];
    };
  };
  /** Sign out on one other device of one’s own */
  'DELETE /api/sessions/:sessionId': {
    params: { sessionId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Every form by which a signed-in person can open a case */
  'GET /api/start': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      forms: CatalogueEntry[];
    };
  };
  /** One form, ready to be filled in */
  'GET /api/start/:workflow/:intake': {
    params: { workflow: string; intake: number };
    query: undefined;
    body: undefined;
    answer: IntakeForm;
  };
  /** Where the server stands: whether it waits after a restore, unsafe settings, where files are kept, the last checkpoint */
  'GET /api/status': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: ServerStatus;
  };
  /** Let a restored server work: from now on timers fire and what is to be sent is sent */
  'POST /api/status/release': {
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
      leadId?: string | null;
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
  /** The example workflows to start from; `source` is YAML */
  'GET /api/templates': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      templates: ({
        id: string;
        title: string;
        description: string | null;
        source: string;
      })[];
    };
  };
  /** One’s own tokens */
  'GET /api/tokens': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      tokens: AccessToken[];
    };
  };
  /** Make a token with which a program asks in one’s name. It is shown this once */
  'POST /api/tokens': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      may?: "read" | "act";
      expiresAt?: string;
    };
    answer: {
      token: string;
      made: AccessToken;
    };
  };
  /** Revoke a token: one’s own, or as an administrator anybody’s */
  'DELETE /api/tokens/:tokenId': {
    params: { tokenId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Keep cases told by hand as a log: who did what, in which tool, after how long a wait (milliseconds) */
  'POST /api/traces': {
    params: undefined;
    query: undefined;
    body: {
      title: string;
      cases: ({
        name: string;
        steps: ({
          activity: string;
          who: string;
          tool: string;
          waitedMs: number;
          tookMs: number | null;
        })[];
      })[];
    };
    answer: Log;
  };
  /** Make the first person and their workspace; works once */
  'POST /api/welcome': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      password: string;
      workspaceName?: string;
      zone?: string;
    };
    answer: undefined;
  };
  /** Every workflow of the workspace */
  'GET /api/workflows': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      workflows: Workflow[];
    };
  };
  /** Begin a workflow: with a title alone, from a source, or from a template, whose missing teams are made with you in them */
  'POST /api/workflows': {
    params: undefined;
    query: undefined;
    body: {
      title?: string;
      source?: string;
      template?: string;
      logId?: string;
    };
    answer: BegunWorkflow;
  };
  /** Put a workflow away; its cases and their history stay */
  'DELETE /api/workflows/:id': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** One workflow */
  'GET /api/workflows/:id': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: Workflow;
  };
  /** What the automations of a workflow did lately: to which case, why, and what, newest first; and how often each ran in its last thousand cases */
  'GET /api/workflows/:id/automation-runs': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      runs: AutomationRun[];
      counts: {
        automation: string;
        runs: number;
        lastAt: string;
      }[];
      mail: boolean;
      times: ScheduleRun[];
    };
  };
  /** Try an automation of the draft on the last two thousand cases: where it would have run, what it would have changed, and which others it meets. Nothing is changed */
  'POST /api/workflows/:id/automations/:automation/back-test': {
    params: { id: string; automation: string };
    query: undefined;
    body: undefined;
    answer: AutomationTrial;
  };
  /** Switch an automation on or off for every case at once, whatever version it is under; `live` is false where no published version has it */
  'PUT /api/workflows/:id/automations/:automation/switch': {
    params: { id: string; automation: string };
    query: undefined;
    body: {
      on: boolean;
    };
    answer: {
      live: boolean;
    };
  };
  /** Open cases by stage: the count of each column and its first cards, longest there first */
  'GET /api/workflows/:id/board': {
    params: { id: string };
    query: { owner?: string; late?: "true" | "false"; text?: string; limit?: number };
    body: undefined;
    answer: {
      workflow: string;
      title: string;
      total: number;
      columns: Column[];
    };
  };
  /** One column of the board with as many of its cards as asked for */
  'GET /api/workflows/:id/board/:stage': {
    params: { id: string; stage: string };
    query: { owner?: string; late?: "true" | "false"; text?: string; limit?: number };
    body: undefined;
    answer: Column;
  };
  /** A workflow's own cases that meet all filters */
  'GET /api/workflows/:id/cases': {
    params: { id: string };
    query: { filters?: string; limit?: number; offset?: number };
    body: undefined;
    answer: CasesBehind;
  };
  /** By what a workflow's own cases can be told apart */
  'GET /api/workflows/:id/columns': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: CaseColumns;
  };
  /** How two sets of a workflow's own cases differ; without `second`, the first against the rest */
  'GET /api/workflows/:id/comparison': {
    params: { id: string };
    query: { filters?: string; first?: string; second?: unknown | string };
    body: undefined;
    answer: Comparison;
  };
  /** How a workflow's own history follows it, every deviation with its cost, and the cases that break rules in words */
  'GET /api/workflows/:id/conformance': {
    params: { id: string };
    query: { filters?: string; rules?: string; workflow?: string };
    body: undefined;
    answer: Conformance;
  };
  /** Give up what was changed since the last version */
  'DELETE /api/workflows/:id/draft': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What is being designed: the draft, or the published source where nothing was changed */
  'GET /api/workflows/:id/draft': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: Draft;
  };
  /** Save the draft; refused where somebody else saved since `revision` */
  'PUT /api/workflows/:id/draft': {
    params: { id: string };
    query: undefined;
    body: {
      source: string;
      revision: number;
    };
    answer: Draft;
  };
  /** Plays a run on the draft from its beginning; nothing is kept and nothing leaves the server */
  'POST /api/workflows/:id/dry-runs': {
    params: { id: string };
    query: undefined;
    body: {
      run: {
        startAt?: string;
        steps: DryStep[];
      };
      acting?: string | null;
    };
    answer: DryRun;
  };
  /** The flow of a workflow's own cases that meet all filters */
  'GET /api/workflows/:id/flow': {
    params: { id: string };
    query: { filters?: string };
    body: undefined;
    answer: Flow;
  };
  /** Take the address away; what came by it stays */
  'DELETE /api/workflows/:id/hook': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Since when other systems have an address to call for this workflow; null where they have none */
  'GET /api/workflows/:id/hook': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      since: string | null;
    };
  };
  /** Make the address that other systems call; an earlier one ends. It is shown this once */
  'POST /api/workflows/:id/hook': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      token: string;
      path: string;
    };
  };
  /** The links to public forms of a workflow */
  'GET /api/workflows/:id/links': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      links: PublicLink[];
    };
  };
  /** A link by which anybody can fill in a form; the one that is open already, where there is one */
  'POST /api/workflows/:id/links': {
    params: { id: string };
    query: undefined;
    body: {
      intake?: string;
    };
    answer: PublicLink;
  };
  /** Close a link to a public form; what was sent by it stays */
  'DELETE /api/workflows/:id/links/:token': {
    params: { id: string; token: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What of the flow of a workflow's own cases it allows; null where it was never published */
  'GET /api/workflows/:id/marks': {
    params: { id: string };
    query: { filters?: string };
    body: undefined;
    answer: {
      marks: FlowMarks | null;
    };
  };
  /** The measures of a workflow's own cases until now; times in milliseconds */
  'GET /api/workflows/:id/measures': {
    params: { id: string };
    query: { filters?: string; time?: "calendar" | "business"; rate?: number; period?: "day" | "week" | "month"; split?: string };
    body: undefined;
    answer: {
      measures: MeasureAnswer[];
      counted: {
        cases: number;
        ended: number;
        open: number;
        from: string | null;
        to: string | null;
      };
      distributions: ({
        measure: string;
        steps: ({
          from: number;
          to: number | null;
          count: number;
        })[];
      })[];
      ages: {
        bounds: number[];
        stages: {
          activity: string;
          counts: number[];
        }[];
      };
      split: {
        others: number;
        parts: ({
          part: "value" | "others" | "none";
          value: string | null;
          cases: number;
          open: number;
          summaries: { [name: string]: Summary };
        })[];
      } | null;
      hours: BusinessHours;
    };
  };
  /** A workflow's own cases behind a part of a measure's figures, the longest first */
  'GET /api/workflows/:id/measures/cases': {
    params: { id: string };
    query: { filters?: string; time?: "calendar" | "business"; rate?: number; figure: string; limit?: number; offset?: number };
    body: undefined;
    answer: CasesBehind;
  };
  /** The last time running cases were moved, and how far it is */
  'GET /api/workflows/:id/migration': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      run: MigrationRun | null;
    };
  };
  /** Move running cases to another version: those that land, and those whose fields are filled here */
  'POST /api/workflows/:id/migration': {
    params: { id: string };
    query: undefined;
    body: {
      toVersion: number;
      mapping?: { [name: string]: string };
      values?: { [name: string]: unknown };
      ofCase?: { [name: string]: { [name: string]: unknown } };
      caseIds?: string[];
    };
    answer: MigrationRun;
  };
  /** The history of one case gone through on another version: what is different about its past */
  'POST /api/workflows/:id/migration/explain': {
    params: { id: string };
    query: undefined;
    body: {
      toVersion: number;
      mapping?: { [name: string]: string };
      caseId: string;
    };
    answer: {
      warnings: ({
        code: "gone" | "no-way" | "other-way" | "skipped";
        stage: string;
        title: string;
        to: string | null;
      })[];
    };
  };
  /** What would become of each running case on another version; nothing is moved */
  'POST /api/workflows/:id/migration/preview': {
    params: { id: string };
    query: undefined;
    body: {
      toVersion: number;
      mapping?: { [name: string]: string };
    };
    answer: MigrationPreview;
  };
  /** Undo the last move; cases that have gone on since stay where they are */
  'POST /api/workflows/:id/migration/undo': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: MigrationRun;
  };
  /** The structured model behind a workflow's own history, without what is rarer than `noise` */
  'GET /api/workflows/:id/model': {
    params: { id: string };
    query: { noise?: number };
    body: undefined;
    answer: Model;
  };
  /** When a workflow's own cases that meet all filters were at which activity, to be watched again */
  'GET /api/workflows/:id/playback': {
    params: { id: string };
    query: { filters?: string };
    body: undefined;
    answer: Playback;
  };
  /** What publishing the draft would change, in words, and how many running cases there are */
  'GET /api/workflows/:id/publishing': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      nextVersion: number;
      changes: string[];
      runningCases: number;
      diagnostics: Diagnostic[];
      failing: WorkflowTest[];
    };
  };
  /** The saved filters of a workflow's own history, by name */
  'GET /api/workflows/:id/saved-filters': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      saved: SavedFilter[];
    };
  };
  /** Save filters of a workflow's own history under a name; one of that name is replaced */
  'POST /api/workflows/:id/saved-filters': {
    params: { id: string };
    query: undefined;
    body: {
      name: string;
      filters: (unknown | {
        keep: "finding";
        key: string;
      } | {
        keep: "deviation";
        workflow: string;
        key: string;
      } | {
        keep: "breaks";
        workflow: string | null;
        rule: string;
      })[];
    };
    answer: SavedFilter;
  };
  /** The runs that were kept as tests, each played on the draft as it stands */
  'GET /api/workflows/:id/tests': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      tests: WorkflowTest[];
    };
  };
  /** Keep a run as a test: what comes of it now is expected from now on */
  'POST /api/workflows/:id/tests': {
    params: { id: string };
    query: undefined;
    body: {
      name: string;
      run: {
        startAt?: string;
        steps: DryStep[];
      };
      replaces?: string;
    };
    answer: {
      testId: string;
    };
  };
  /** Delete a test */
  'DELETE /api/workflows/:id/tests/:testId': {
    params: { id: string; testId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The steps of a kept run, to be played and gone on with */
  'GET /api/workflows/:id/tests/:testId': {
    params: { id: string; testId: string };
    query: undefined;
    body: undefined;
    answer: {
      startAt: string;
      steps: DryStep[];
    };
  };
  /** Expect what comes of the test now */
  'POST /api/workflows/:id/tests/:testId/accept': {
    params: { id: string; testId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The frequent values of one column of a workflow's own cases that contain a text */
  'GET /api/workflows/:id/values': {
    params: { id: string };
    query: { of: "case" | "event" | "people" | "groups"; name?: string; text?: string };
    body: undefined;
    answer: {
      values: ValueCount[];
    };
  };
  /** The published versions, newest first */
  'GET /api/workflows/:id/versions': {
    params: { id: string };
    query: undefined;
    body: undefined;
    answer: {
      versions: WorkflowVersion[];
    };
  };
  /** Publish the draft as the next version; running cases stay on theirs */
  'POST /api/workflows/:id/versions': {
    params: { id: string };
    query: undefined;
    body: {
      revision: number;
      note?: string | null;
      despiteTests?: boolean;
    };
    answer: WorkflowVersion;
  };
  /** The source of one version: its number, or `current` */
  'GET /api/workflows/:id/versions/:version': {
    params: { id: string; version: "current" | number };
    query: undefined;
    body: undefined;
    answer: {
      version: number;
      source: string;
    };
  };
  /** What is wrong with a source, or could be better; nothing is saved */
  'POST /api/workflows/check': {
    params: undefined;
    query: undefined;
    body: {
      source: string;
    };
    answer: {
      diagnostics: Diagnostic[];
    };
  };
  /** Open work of the signed-in person and of their pools, the promise most at risk first */
  'GET /api/worklist': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      items: WorklistItem[];
      total: number;
    };
  };
  /** Completes several pieces of work, each on its own: one that is refused does not stop the others */
  'POST /api/worklist/complete': {
    params: undefined;
    query: undefined;
    body: {
      items: ({
        caseId: string;
        workItem: string;
        values?: { [name: string]: unknown };
        outcome?: string | null;
        reason?: string | null;
        seen?: number | null;
        key?: string;
      })[];
    };
    answer: {
      results: ({
        workItem: string;
        done: boolean;
        why: string | null;
      })[];
    };
  };
  /** The last fifty pieces of work that the signed-in person completed */
  'GET /api/worklist/done': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      items: WorklistItem[];
    };
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
  /** What webhooks may reach besides the public internet, and whether they have a secret to be signed with */
  'GET /api/workspace/outgoing': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: Outgoing;
  };
  /** Say which hosts webhooks may reach although they are not on the public internet */
  'PUT /api/workspace/outgoing': {
    params: undefined;
    query: undefined;
    body: {
      allowed: string[];
    };
    answer: Outgoing;
  };
  /** Nobody signs in by the provider any more */
  'DELETE /api/workspace/provider': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The provider that people sign in with, and the address to name there */
  'GET /api/workspace/provider': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      provider: Provider | null;
      callback: string;
    };
  };
  /** Set the provider that people sign in with */
  'PUT /api/workspace/provider': {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      issuer: string;
      clientId: string;
      domains: string[];
      byAddress: boolean;
      secret?: string;
    };
    answer: Provider;
  };
  /** Try the provider without signing in, and say what is wrong */
  'POST /api/workspace/provider/trial': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      works: boolean;
      says: string[];
    };
  };
  /** Make another secret that webhooks are signed with (Standard Webhooks); it is shown this once */
  'POST /api/workspace/webhook-secret': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      secret: string;
    };
  };
  /** Whether the process is alive */
  'GET /health': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      status: "alive";
    };
  };
  /** For other systems: without `message` a case is opened with these values, by a form that is open to programs; with it the message goes to the one open case whose record holds `match`. The header Idempotency-Key makes it safe to send again */
  'POST /hooks/:token': {
    params: { token: string };
    query: undefined;
    body: {
      message?: string;
      match?: { [name: string]: unknown };
      values?: { [name: string]: unknown };
    };
    answer: {
      caseId: string;
      number: number;
    };
  };
  /** Counters for Prometheus: from this machine, or with the token of MILLRACE_METRICS_TOKEN */
  'GET /metrics': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Whether requests can be answered: 503 where the database does not answer */
  'GET /ready': {
    params: undefined;
    query: undefined;
    body: undefined;
    answer: {
      status: "ready" | "waiting";
    };
  };
};

