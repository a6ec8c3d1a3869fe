-- What a colleague asked of a mail that was handled before, until that is done: {"as": kind, "after": run} reads it as that kind,
-- {"again": true} takes a filed one for a person's. The job that knocks for it may be lost.
alter table inbound_message add column wish jsonb;
