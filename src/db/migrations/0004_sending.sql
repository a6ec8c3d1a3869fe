-- Why mail waits: a colleague's wish and a mail server that lets us not in stop everything; the limit on automatic answers
-- stops only those.
alter table sending add column why text check (why in ('colleague', 'server', 'limit'));
alter table sending add column by text;
-- The hour of the limit is counted from here at the earliest: a colleague who lets mail go again gives it a fresh start.
alter table sending add column resumed_at timestamptz;

-- Since when a mail may leave: written, approved, or sent again by a colleague. Giving up is counted from here.
alter table outbox add column released_at timestamptz not null default desk_now();
