-- A second step at sign-in: the secret that an authenticator app shares with us and the backup codes, both encrypted, one row a
-- user. It stands above workspaces, as sign-in does, and has the columns that better-auth 1.7 asks for.

alter table "user" add column "twoFactorEnabled" boolean not null default false;

create table "twoFactor" (
  id text collate "C" primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text collate "C" not null references "user" on delete cascade,
  verified boolean not null default false,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);

create unique index second_step_by_user on "twoFactor" ("userId");

grant select, insert, update, delete on "twoFactor" to millrace_app;
