-- Who can sign in, and where: the few tables that stand above workspaces. They are small, rarely written, and never
-- reference a workspace table. user, session, account and verification have the columns that better-auth 1.7 asks for.

create table "user" (
  id text collate "C" primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table session (
  id text collate "C" primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text collate "C" not null references "user" on delete cascade
);

create index session_by_user on session ("userId");

create table account (
  id text collate "C" primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text collate "C" not null references "user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index account_by_user on account ("userId");

create table verification (
  id text collate "C" primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create index verification_by_identifier on verification (identifier);

create table "rateLimit" (
  id text collate "C" primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

create table user_workspaces (
  user_id text collate "C" not null,
  workspace_id text collate "C" not null,
  person_id text collate "C" not null,
  primary key (user_id, workspace_id)
);

create table workspace_ids (
  workspace_id text collate "C" primary key,
  created_at timestamptz not null default now()
);

create table server_secrets (
  name text collate "C" primary key,
  value text not null
);
