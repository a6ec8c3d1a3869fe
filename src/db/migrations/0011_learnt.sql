-- What the desk learnt of how a customer writes things, from corrections that colleagues made and approved. Only ever added to: of one
-- customer and key the newest row counts, and only while nobody revoked it. So the last one wins, and everything stays on record.
create table learnt (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  what        text not null check (what in ('article', 'address')),
  written     text not null,                            -- as the customer wrote it
  key         text not null check (key <> ''),          -- the same, folded: learntKey() of domain/learnt.ts
  product_id  bigint references product on delete cascade,
  address     jsonb,
  at          timestamptz not null default desk_now(),
  by          text not null,
  run_id      bigint,                                   -- where the correction was made
  message_id  bigint,                                   -- the mail that was corrected
  revoked_at  timestamptz,
  revoked_by  text,
  check ((what = 'article') = (product_id is not null) and (what = 'address') = (address is not null)),
  check ((revoked_at is null) = (revoked_by is null))
);
create index learnt_newest on learnt (customer_id, what, key, id desc);
create index learnt_product on learnt (product_id);

create table learnt_use (                               -- the orders that were booked on the strength of it
  learnt_id bigint not null references learnt on delete cascade,
  order_id  bigint not null references customer_order on delete cascade,
  at        timestamptz not null default desk_now(),
  primary key (learnt_id, order_id)
);
create index learnt_use_order on learnt_use (order_id);

-- What scans and people mistake for each other: O and 0, I, l and 1, S and 5, B and 8. The same for numbers that look the same.
create function look_alike(code_key text) returns text language sql immutable parallel safe as
  $$ select translate(code_key, 'OILSB', '01158') $$;
create index product_look_alike_sku on product (look_alike(sku_key));
create index product_look_alike_mpn on product (look_alike(mpn_key));
create index customer_product_look_alike on customer_product (customer_id, look_alike(code_key));
create index learnt_look_alike on learnt (customer_id, look_alike(key)) where what = 'article';
