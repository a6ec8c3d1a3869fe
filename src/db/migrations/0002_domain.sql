-- What the desk knows of the trade: customers, catalogue, orders, shipments, invoices, returns.
-- Every fact says who recorded it and when; what is derived from facts is generated or asked, never kept twice.

-- ---------------------------------------------------------------- numbers
-- A sequence never gives a number twice and never makes one mail wait for another; a number that was reserved and not used is a gap.
create sequence order_number start 104500;
create sequence ra_number start 800;
create sequence customer_number start 20100;

-- ---------------------------------------------------------------- customers
create table account_manager (
  email text primary key check (email = lower(email)),
  name  text not null,
  phone text not null default ''
);

create table customer (
  id               bigint generated always as identity primary key,
  number           text not null unique,
  name             text not null,
  name_key         text not null,                      -- folded, without the legal form: nameKey() of domain/keys.ts
  kvk_number       text check (kvk_number ~ '^[0-9]{8}$'),
  vat_number       text,
  vat_statement_on date,                               -- hoedanigheidsverklaring on file since
  credit_limit     numeric(14, 2) check (credit_limit >= 0),  -- null: none, goods leave after payment
  account_manager  text references account_manager on update cascade,
  language         text check (language in ('nl', 'en')),
  phone            text,                               -- the number on file: calls that confirm something go there
  iban             text,
  created_at       timestamptz not null default desk_now()
);
create index customer_name on customer (name_key text_pattern_ops);
create index customer_kvk on customer (kvk_number);
create index customer_vat on customer (vat_number);

create table customer_domain (
  domain      text not null check (domain = lower(domain)),
  customer_id bigint not null references customer on delete cascade,
  primary key (domain, customer_id)
);
create index customer_domain_customer on customer_domain (customer_id);

create table customer_address (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  use         text not null check (use in ('delivery', 'invoice')),
  name        text not null default '',
  street      text not null,
  postal_code text not null default '',
  city        text not null,
  country     text not null default 'NL' check (country ~ '^[A-Z]{2}$')
);
create index customer_address_customer on customer_address (customer_id, use);

create table contact (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customer on delete cascade,
  email       text not null unique check (email = lower(email)),
  name        text not null default '',
  phone       text,
  role        text,
  language    text check (language in ('nl', 'en')),
  ended_at    timestamptz                              -- no longer works there: known, never answered with data
);
create index contact_customer on contact (customer_id);

-- ---------------------------------------------------------------- catalogue
create table product (
  id              bigint generated always as identity primary key,
  sku             text not null unique,
  sku_key         text not null,                       -- codeKey() of domain/keys.ts: upper case, without separators
  manufacturer    text not null,
  mpn             text,                                -- manufacturer's part number
  mpn_key         text,
  ean             text check (ean ~ '^[0-9]{8,14}$'),
  description     text not null,
  price           numeric(12, 2) not null check (price >= 0),
  stock           int not null default 0 check (stock >= 0),
  expected_on     date,                                -- ETA in our warehouse as the supplier gave it; null: unknown
  software        boolean not null default false,
  ended           boolean not null default false,      -- sold out and not expected again
  reverse_charge  boolean not null default false,      -- of a kind for which reverse charge of VAT exists (mission.md, decision 16)
  warranty_months int not null default 12 check (warranty_months >= 0)
);
create index product_by_sku on product (sku_key);
create index product_by_mpn on product (mpn_key);
create index product_by_ean on product (ean);
create index product_near_head on product (left(sku_key, 4));
create index product_near_tail on product (right(sku_key, 4));

create table customer_product (                         -- what one customer calls an article and pays for it
  customer_id bigint not null references customer on delete cascade,
  product_id  bigint not null references product on delete cascade,
  code        text,                                    -- the customer's own article number
  code_key    text,
  price       numeric(12, 2) check (price >= 0),       -- agreed; null: the price of the catalogue
  primary key (customer_id, product_id),
  unique (customer_id, code_key)
);

-- ---------------------------------------------------------------- orders
create table order_reservation (                        -- a number given to a PO that is being looked at; gone once it is booked or refused
  number      text primary key,
  customer_id bigint references customer on delete cascade,
  po_key      text not null,
  asked       jsonb not null,
  at          timestamptz not null default desk_now()
);
create index order_reservation_po on order_reservation (customer_id, po_key);

create table customer_order (
  id                bigint generated always as identity primary key,
  number            text not null unique,
  customer_id       bigint not null references customer,
  po_number         text not null,
  po_key            text not null,
  -- same PO number, booked all the same because a colleague said so
  despite_duplicate boolean not null default false,
  asked             jsonb not null,                     -- the PO's content, for comparing when it comes again (domain/duplicates.ts)
  status            text not null default 'placed'
                    check (status in ('placed', 'confirmed', 'partially-fulfilled', 'fulfilled', 'cancelled')),
  payment_procedure text not null check (payment_procedure in ('customer-acceptance', 'payment-first')),
  currency          text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  vat_treatment     text not null default 'standard' check (vat_treatment in ('standard', 'reverse-charged', 'none')),
  subtotal          numeric(14, 2) not null,
  shipping_cost     numeric(14, 2),                     -- null: still to be agreed
  vat               numeric(14, 2) not null,
  total             numeric(14, 2) not null,
  delivery_address  jsonb not null,
  contact_name      text not null default '',
  contact_address   text not null,                      -- who hears of this order
  language          text not null check (language in ('nl', 'en')),
  end_customer      text,
  shipping_method   text,
  partial_delivery  boolean,
  requested_on      date,
  run_id            bigint,                             -- the run that booked it
  placed_at         timestamptz not null default desk_now(),
  placed_by         text not null,
  confirmed_at      timestamptz,
  confirmed_by      text,
  accepted_at       timestamptz,                        -- the customer's own confirmation
  accepted_by       text,
  paid_at           timestamptz,
  paid_by           text,
  fulfilled_at      timestamptz,
  cancelled_at      timestamptz,
  cancelled_by      text,
  check ((confirmed_at is null) = (confirmed_by is null)),
  check (status not in ('confirmed', 'partially-fulfilled', 'fulfilled') or confirmed_at is not null),
  check ((accepted_at is null) = (accepted_by is null)),
  check ((paid_at is null) = (paid_by is null)),
  check ((status = 'fulfilled') = (fulfilled_at is not null)),
  check ((status = 'cancelled') = (cancelled_at is not null and cancelled_by is not null))
);
create unique index customer_order_once on customer_order (customer_id, po_key)
  where not despite_duplicate and status <> 'cancelled';
create index customer_order_po on customer_order (customer_id, po_key);
create index customer_order_recent on customer_order (customer_id, id desc);
create index customer_order_po_anyone on customer_order (po_key);
create index customer_order_open on customer_order (customer_id) where status in ('placed', 'confirmed', 'partially-fulfilled');
create index customer_order_unsourced on customer_order (placed_at) where status = 'placed';

create table order_line (
  id                 bigint generated always as identity primary key,
  order_id           bigint not null references customer_order on delete cascade,
  position           int not null check (position > 0),
  product_id         bigint references product,
  sku                text not null,                     -- ours; for a parked line as the customer wrote it
  description        text not null default '',
  quantity           int check (quantity > 0),
  unit_price         numeric(14, 2),
  requested_on       date,
  -- where it comes from: the fact that makes an order confirmed
  source             text check (source in ('stock', 'supplier')),
  source_at          timestamptz,
  source_by          text,
  supplier_order     text,
  eta                date,                              -- expected in our warehouse; null: unknown, or from stock
  -- could not be taken as it was written: the order went on without it
  parked_reason      text check (parked_reason in ('unknown-article', 'several-articles', 'ended', 'quantity', 'price', 'by-colleague')),
  cancelled_at       timestamptz,
  cancelled_by       text,
  shipped_quantity   int not null default 0,
  delivered_quantity int not null default 0,
  invoiced_quantity  int not null default 0,
  fulfilment         text not null generated always as (case
    when cancelled_at is not null then 'cancelled'
    when parked_reason is not null then 'parked'
    when delivered_quantity >= quantity then 'delivered'
    when shipped_quantity >= quantity then 'shipped'
    when source = 'supplier' then 'back-order'
    else 'open' end) stored,
  unique (order_id, position),
  check (parked_reason is not null or (product_id is not null and quantity is not null and unit_price is not null)),
  check (parked_reason is null or source is null),
  check ((source is null) = (source_at is null) and (source is null) = (source_by is null)),
  check (shipped_quantity between 0 and quantity and delivered_quantity between 0 and shipped_quantity
         and invoiced_quantity between 0 and quantity)
);
create index order_line_product on order_line (product_id) where fulfilment in ('open', 'back-order');
create index order_line_supplier_order on order_line (supplier_order) where supplier_order is not null;

create table order_event (                              -- everything that happened to an order, with who and when; only ever added to
  id       bigint generated always as identity primary key,
  order_id bigint not null references customer_order on delete cascade,
  line_id  bigint references order_line on delete cascade,
  at       timestamptz not null default desk_now(),
  by       text not null,
  what     text not null,                               -- a transition ('confirm', 'cancel', ...) or a fact ('place', 'source', 'accept', 'pay', 'eta', ...)
  detail   jsonb
);
create index order_event_order on order_event (order_id, id);

-- ---------------------------------------------------------------- shipments and invoices
create table shipment (
  id              bigint generated always as identity primary key,
  order_id        bigint not null references customer_order on delete cascade,
  carrier         text not null,
  tracking_number text,
  shipped_on      date not null,                        -- verzenddatum: the day it left our warehouse
  delivered_on    date,                                 -- as the carrier says; the day of receipt
  recorded_by     text not null,
  recorded_at     timestamptz not null default desk_now(),
  unique (carrier, tracking_number),
  check (delivered_on >= shipped_on)
);
create index shipment_order on shipment (order_id);

create table shipment_line (
  shipment_id   bigint not null references shipment on delete cascade,
  order_line_id bigint not null references order_line on delete cascade,
  quantity      int not null check (quantity > 0),
  primary key (shipment_id, order_line_id)
);
create index shipment_line_line on shipment_line (order_line_id);

create table serial_number (
  product_id    bigint not null references product,
  serial_key    text not null,                          -- codeKey(): upper case, without separators
  serial        text not null,
  order_line_id bigint not null references order_line on delete cascade,
  shipment_id   bigint not null references shipment on delete cascade,
  primary key (serial_key, product_id)
);
create index serial_number_line on serial_number (order_line_id);

create table invoice (
  id          bigint generated always as identity primary key,
  number      text not null unique,
  order_id    bigint not null references customer_order on delete cascade,
  customer_id bigint not null references customer,
  invoiced_on date not null,                            -- calendar day in Amsterdam
  total       numeric(14, 2) not null,
  paid_on     date,
  pdf         bytea
);
create index invoice_order on invoice (order_id);
create index invoice_customer on invoice (customer_id, invoiced_on desc);
create index invoice_unpaid on invoice (customer_id) where paid_on is null;

-- ---------------------------------------------------------------- returns
create table service_centre (
  id           bigint generated always as identity primary key,
  manufacturer text not null,
  country      text not null check (country ~ '^[A-Z]{2}$'),
  name         text not null,
  street       text not null,
  postal_code  text not null default '',
  city         text not null,
  phone        text not null default '',
  email        text not null default '',
  unique (manufacturer, country, name)
);

create table return_authorisation (
  id            bigint generated always as identity primary key,
  ra_number     text not null unique,
  customer_id   bigint not null references customer,
  order_id      bigint references customer_order,
  status        text not null default 'authorised'
                check (status in ('authorised', 'goods-received', 'tested', 'settled', 'cancelled')),
  resolution    text check (resolution in ('replacement', 'credit', 'repair')),  -- what the customer wishes
  send_before   date not null,
  run_id        bigint,
  authorised_at timestamptz not null default desk_now(),
  authorised_by text not null,
  received_at   timestamptz,
  received_by   text,
  tested_at     timestamptz,
  tested_by     text,
  result        text check (result in ('replacement', 'credit-note', 'no-fault')),
  settled_at    timestamptz,
  settled_by    text,
  cancelled_at  timestamptz,
  cancelled_by  text,
  check (status in ('authorised', 'cancelled') or (received_at is not null and received_by is not null)),
  check (status not in ('tested', 'settled') or (tested_at is not null and tested_by is not null and result is not null)),
  check (status <> 'settled' or (settled_at is not null and settled_by is not null)),
  check ((status = 'cancelled') = (cancelled_at is not null and cancelled_by is not null))
);
create index return_authorisation_customer on return_authorisation (customer_id, id desc);
create index return_authorisation_order on return_authorisation (order_id);
create index return_authorisation_open on return_authorisation (status, authorised_at) where status in ('authorised', 'goods-received', 'tested');

create table return_line (
  id            bigint generated always as identity primary key,
  return_id     bigint not null references return_authorisation on delete cascade,
  order_line_id bigint references order_line,
  product_id    bigint references product,
  sku           text not null,
  serial        text,
  serial_key    text,
  quantity      int not null default 1 check (quantity > 0),
  reason        text not null default '',
  -- day of receipt the decision stands on, and who says so
  received_on   date,
  received_from text check (received_from in ('carrier', 'customer')),
  doa_day       int,                                    -- days after receipt on the day of the request
  closed_at     timestamptz                             -- settled or cancelled: the same serial may come back again
);
create unique index return_line_once on return_line (product_id, serial_key) where serial_key is not null and closed_at is null;
create index return_line_return on return_line (return_id);
create index return_line_order_line on return_line (order_line_id);
