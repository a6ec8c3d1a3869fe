-- How often something was tried on a page: signing in, asking for a link. Here, so that all processes count together.
create table web_try (
  key   text primary key,                               -- SHA-256 of what was tried, and by whom or where
  count int not null,
  since timestamptz not null                            -- the first one of those that count
);
create index web_try_since on web_try (since);
