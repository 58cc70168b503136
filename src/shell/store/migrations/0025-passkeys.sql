-- Passkeys: what signs a person in without a password. They stand above workspaces, as sign-in does. `host`: the name of the
-- server that they were made at; they are good for no other. A stranger's account at a provider belongs to one user alone.

create table passkeys (
  credential_id text collate "C" primary key,
  id text collate "C" not null unique,
  user_id text collate "C" not null references "user" on delete cascade,
  host text not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz
);

create index passkeys_by_user on passkeys (user_id, made_at);

grant select, insert, update, delete on passkeys to millrace_app;

create table used_challenges (
  challenge text collate "C" primary key,
  at timestamptz not null
);

create index used_challenges_by_age on used_challenges (at);

grant select, insert, update, delete on used_challenges to millrace_app;

create unique index account_by_provider on account ("providerId", "accountId");
