-- What the desk stands on: time, mail that came in, runs, mail that goes out, the people of the desk.
-- Every table is the truth of its subject; the job queue only knocks on the door (design.md, section 4).

-- Time of the desk: the database's clock, which the demo and the tests can move. Nothing else tells the time.
create table clock (single boolean primary key default true check (single), shift interval not null default '0');
insert into clock default values;
create function desk_now() returns timestamptz language sql stable as $$ select now() + (select shift from clock) $$;

-- ---------------------------------------------------------------- intake
-- One row per mailbox and UIDVALIDITY. All UIDs up to cursor_uid are in inbound_message.
create table mailbox_epoch (
  id            bigint generated always as identity primary key,
  mailbox       text not null,
  uidvalidity   numeric(20) not null,
  cursor_uid    bigint not null default 0,
  -- mail up to this UID was there before the first connection: recorded, never answered by itself (FIRST_SYNC)
  history_uid   bigint not null default 0,
  first_seen    timestamptz not null default desk_now(),
  superseded_at timestamptz,
  unique (mailbox, uidvalidity)
);

-- How each watched mailbox is doing, for /readyz and the desk.
create table mailbox_state (
  mailbox       text primary key,
  address       text not null,
  connected     boolean not null default false,
  last_sweep_at timestamptz,
  last_mail_at  timestamptz,
  error         text,
  error_since   timestamptz,
  owner         text
);

create table inbound_message (
  id            bigint generated always as identity primary key,
  epoch_id      bigint references mailbox_epoch,       -- null: put in by hand (telephone, upload)
  uid           bigint,
  mailbox       text not null,
  internal_date timestamptz,
  received_at   timestamptz not null default desk_now(),
  size          int not null default 0,
  raw           bytea,                                  -- null when it was not fetched (too_large, fetch_failed)
  raw_sha256    bytea,
  envelope      jsonb,                                  -- subject, from, messageId as the server gave them; only shown until the mail is read
  history       boolean not null default false,         -- arrived before the first connection
  state         text not null default 'recorded'
                check (state in ('recorded', 'routed', 'filed', 'failed')),
  -- why it is filed or failed, a word for filters: automated kinds, 'spam', 'duplicate', 'history', 'gone',
  -- 'unreadable', 'too-large', 'not-fetched'
  reason        text,
  reason_text   text,                                   -- one plain sentence for a person
  state_at      timestamptz not null default desk_now(),
  attempts      int not null default 0,                 -- times reading was tried
  message_id    text,
  fingerprint   text,
  from_address  text,
  from_name     text,
  subject       text,
  language      text,
  kind          text,
  automated     text,
  auth          jsonb,                                  -- how far the sender is authenticated, and by whom
  trust         smallint check (trust between 0 and 3),
  understanding jsonb,
  reading       jsonb,                                  -- documents as they were read: what the evidence points into
  duplicate_of  bigint references inbound_message,
  same_message_id boolean not null default false,
  gone_at       timestamptz,                            -- no longer in the mailbox
  unique (epoch_id, uid)
);
alter table inbound_message alter column raw set storage external;
create index inbound_message_open on inbound_message (id) where state = 'recorded';
create index inbound_message_failed on inbound_message (state_at desc) where state = 'failed';
create index inbound_message_filed on inbound_message (state_at desc) where state = 'filed';
create index inbound_message_message_id on inbound_message (message_id) where message_id is not null;
create index inbound_message_sha on inbound_message using hash (raw_sha256);
create unique index inbound_message_once on inbound_message (fingerprint) where fingerprint is not null and duplicate_of is null;

-- ---------------------------------------------------------------- engine
create table workflow_run (
  id          bigint generated always as identity primary key,
  workflow    text not null,
  version     int  not null,
  key         text not null unique,                    -- what caused it: 'message:812', 'message:812:1', 'telephone:4'
  input       jsonb not null,
  status      text not null default 'running' check (status in ('running', 'waiting', 'done', 'failed', 'cancelled')),
  waiting_for text,
  outcome     text,
  error       text,
  attempts    int not null default 0,                  -- failed tries since it last moved
  retry_at    timestamptz,
  message_id  bigint references inbound_message,       -- the mail it came from
  subject     text,                                    -- one line for lists, written by the workflow
  customer_id bigint,
  owner       text,                                    -- e-mail of the account manager, or a department: 'sales', 'order-management', 'returns', 'finance'
  created_at  timestamptz not null default desk_now(),
  moved_at    timestamptz not null default desk_now(),
  ended_at    timestamptz
);
create index workflow_run_running on workflow_run (moved_at) where status = 'running';
create index workflow_run_failed on workflow_run (moved_at desc) where status = 'failed';
create index workflow_run_recent on workflow_run (id desc) include (status);
create index workflow_run_message on workflow_run (message_id);
create index workflow_run_flight on workflow_run (workflow, version) where status in ('running', 'waiting');

create table workflow_step (                            -- what has happened; never updated, never renamed
  run_id bigint not null references workflow_run on delete cascade,
  name   text not null,
  result jsonb,
  at     timestamptz not null default desk_now(),
  ms     int not null default 0,
  primary key (run_id, name)
);

create table workflow_wait (                            -- what a run waits for; the queue of the desk is a query on this table
  run_id      bigint not null references workflow_run on delete cascade,
  name        text not null,
  kind        text not null check (kind in ('approval', 'event', 'sleep')),
  topic       text,                                     -- an event with this topic ends the wait
  question    jsonb,
  asked_at    timestamptz not null default desk_now(),
  due_at      timestamptz,
  answer      jsonb,
  answered_by text,
  answered_at timestamptz,
  effective_at timestamptz,                             -- the undo window: until then the answer can be taken back
  draft       jsonb,                                    -- what a colleague has changed so far
  draft_by    text,
  rev         int not null default 0,                   -- grows with every change: a stale approval is refused
  primary key (run_id, name)
);
create index workflow_wait_queue on workflow_wait (asked_at) where kind = 'approval' and answered_at is null;
create index workflow_wait_due on workflow_wait (due_at) where answered_at is null and due_at is not null;
create index workflow_wait_effective on workflow_wait (effective_at) where effective_at is not null;
create index workflow_wait_topic on workflow_wait (topic) where answered_at is null and topic is not null;

create table workflow_event (                           -- something that happened elsewhere; may come before a run asks for it
  id       bigint generated always as identity primary key,
  topic    text not null,
  value    jsonb,
  by       text,
  at       timestamptz not null default desk_now(),
  taken_by bigint references workflow_run on delete cascade
);
create index workflow_event_open on workflow_event (topic, id) where taken_by is null;

create table run_log (                                  -- attempts, decisions taken back, retries: what the timeline shows beside the steps
  id     bigint generated always as identity primary key,
  run_id bigint not null references workflow_run on delete cascade,
  at     timestamptz not null default desk_now(),
  by     text not null default 'postbode',
  what   text not null,                                 -- 'failed-attempt', 'decided', 'undone', 'retried', 'withheld', 'mail-added', 'note', ...
  detail jsonb
);
create index run_log_run on run_log (run_id, id);

-- ---------------------------------------------------------------- outbox
create table outbox (
  id           bigint generated always as identity primary key,
  key          text not null unique,                    -- '<run>:<step>': one mail per step, whatever happens
  run_id       bigint references workflow_run on delete set null,
  step         text,
  why          text not null check (why in ('receipt', 'question', 'answer', 'notice', 'reminder', 'digest', 'internal')),
  automatic    boolean not null,                        -- left without a person: counts for ANSWER_LIMITS
  stakes       text not null check (stakes in ('low', 'high')),
  template     text not null,
  language     text not null,
  from_address text not null,
  to_address   text not null,
  to_name      text not null default '',
  to_domain    text not null,
  subject      text not null,
  message_id   text not null unique,
  thread       text,                                    -- Message-ID that began the conversation: one receipt per thread in 24 hours
  bytes        bytea not null,                          -- frozen: what was approved is what leaves
  secret       jsonb,                                   -- {kind, id}: joined into the bytes only while sending, never stored
  state        text not null check (state in ('frozen', 'pending', 'sending', 'eod', 'sent', 'uncertain', 'failed', 'held', 'withdrawn')),
  send_after   timestamptz not null default desk_now(),
  attempts     int not null default 0,
  claimed_by   int,                                     -- key of the advisory lock that its sender holds while it lives
  uncertain_at timestamptz,
  error        text,                                    -- one plain sentence
  created_at   timestamptz not null default desk_now(),
  sent_at      timestamptz
);
create index outbox_due on outbox (send_after, id) where state = 'pending';
create index outbox_in_flight on outbox (claimed_by) where state in ('sending', 'eod');
create index outbox_attention on outbox (created_at) where state in ('uncertain', 'failed', 'held');
create index outbox_run on outbox (run_id);
create index outbox_limits on outbox (to_domain, created_at) where automatic;
create index outbox_automatic on outbox (created_at) where automatic;
create index outbox_thread on outbox (thread, created_at) where why = 'receipt';
create index outbox_recent on outbox (sent_at desc) where state = 'sent';

create table outbox_attempt (                           -- every try leaves a row
  outbox_id bigint not null references outbox on delete cascade,
  at        timestamptz not null default desk_now(),
  ms        int,
  code      int,                                        -- SMTP reply code; null when the connection failed
  response  text
);
create index outbox_attempt_outbox on outbox_attempt (outbox_id);

create table suppression (                              -- an address that bounced: nothing automatic goes there
  address text primary key,
  reason  text not null,
  at      timestamptz not null default desk_now()
);

create table sending (                                  -- one row: may mail leave at all
  single    boolean primary key default true check (single),
  paused_at timestamptz,
  reason    text
);
insert into sending default values;

-- ---------------------------------------------------------------- the people of the desk
create table desk_user (
  id            bigint generated always as identity primary key,
  email         text not null unique,
  name          text not null,
  role          text not null check (role in ('administrator', 'colleague')),
  department    text,
  language      text not null default 'nl' check (language in ('nl', 'en')),
  shortcuts     boolean not null default true,
  undo_seconds  int,
  password_hash text not null,
  disabled_at   timestamptz,
  created_at    timestamptz not null default desk_now()
);

create table session (                                  -- desk and portal alike: server-side, revocable
  id         text primary key,                          -- SHA-256 of the cookie's value
  realm      text not null check (realm in ('desk', 'portal')),
  user_id    bigint not null,
  created_at timestamptz not null default desk_now(),
  seen_at    timestamptz not null default desk_now(),
  expires_at timestamptz not null
);
create index session_of_user on session (realm, user_id);

create table setting (                                  -- numbers that a desk sets for itself
  name  text primary key,
  value jsonb not null,
  set_by text not null,
  set_at timestamptz not null default desk_now()
);

create table audit (                                    -- who did what; only ever added to
  id     bigint generated always as identity primary key,
  at     timestamptz not null default desk_now(),
  actor  text not null,
  action text not null,
  subject text not null,
  detail jsonb
);
create index audit_subject on audit (subject, id);
