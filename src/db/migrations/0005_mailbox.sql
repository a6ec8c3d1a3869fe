-- What should still lie in a mailbox: read every quarter of an hour and compared with what does.
create index inbound_message_present on inbound_message (epoch_id, uid) where gone_at is null;
