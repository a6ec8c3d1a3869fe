-- Who may look into the Customer Portal, and the links with which people set their own password.

create table portal_user (
  id            bigint generated always as identity primary key,
  customer_id   bigint not null references customer,
  email         text not null unique check (email = lower(email)),
  name          text not null default '',
  role          text not null default 'administrator' check (role in ('administrator', 'user')),
  language      text not null default 'nl' check (language in ('nl', 'en')),
  -- null: not activated yet
  password_hash text,
  activated_at  timestamptz,
  disabled_at   timestamptz,
  created_at    timestamptz not null default desk_now(),
  created_by    text not null,
  check ((password_hash is null) = (activated_at is null))
);
create index portal_user_customer on portal_user (customer_id);

-- A link to choose a password. The token itself stands nowhere: it is made of the nonce and the secret key while the mail is
-- sent, and its 72 hours count from then (mission.md, decision 3).
create table portal_link (
  id            bigint generated always as identity primary key,
  user_id       bigint not null references portal_user on delete cascade,
  purpose       text not null check (purpose in ('activation', 'password')),
  nonce         text not null default gen_random_uuid()::text,
  token_hash    text unique,
  asked_by      text not null default '',               -- who asked for access, as the page says it
  created_at    timestamptz not null default desk_now(),
  issued_at     timestamptz,                            -- when it was first sent
  expires_at    timestamptz,
  used_at       timestamptz,
  superseded_at timestamptz,                            -- a newer link was sent
  check ((issued_at is null) = (expires_at is null) and (issued_at is null) = (token_hash is null))
);
create index portal_link_user on portal_link (user_id, id);
