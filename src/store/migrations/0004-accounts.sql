create table vankho.account (
  id text primary key,
  name text not null unique,
  role text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  disabled boolean not null
);

-- Sessions and machine tokens, by the SHA-256 of their secret.
create table vankho.access_token (
  hash text primary key,
  account_id text not null references vankho.account on delete cascade,
  kind text not null,
  label text not null,
  expires_at timestamptz not null
);
create index access_token_by_account on vankho.access_token (account_id);
create index access_token_by_expiry on vankho.access_token (expires_at);
