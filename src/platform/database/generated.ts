// Generated from the migrated database by tools/types.mjs; do not edit.
import type { ColumnType } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';

export interface DB {
  account: {
    id: string;
    name: string;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    locale: ColumnType<string, string | undefined, string>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  department: {
    id: string;
    slug: string;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    active: ColumnType<boolean, boolean | undefined, boolean>;
  };
  history_entry: {
    seq: ColumnType<number, never, never>;
    id: string;
    at: ColumnType<Date, Date | string | undefined, Date | string>;
    actor_kind: string;
    actor_id: ColumnType<string | null, string | null | undefined, string | null>;
    actor_name: ColumnType<string | null, string | null | undefined, string | null>;
    subject_kind: string;
    subject_id: string;
    action: string;
    digest: Buffer;
  };
  history_erasure: {
    entry_id: string;
    erased_at: ColumnType<Date, Date | string | undefined, Date | string>;
    ground: string;
  };
  history_seal: {
    position: number;
    entry_seq: number;
    hash: Buffer;
  };
  history_value: {
    entry_id: string;
    salt: Buffer;
    values: ColumnType<unknown, string, string>;
  };
  instance: {
    sole: ColumnType<boolean, boolean | undefined, boolean>;
    demo: ColumnType<boolean, boolean | undefined, boolean>;
    region_name: ColumnType<string, string | undefined, string>;
    site_name: ColumnType<string, string | undefined, string>;
    languages: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    modules_off: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    settings: ColumnType<unknown, string | undefined, string>;
    setup_token: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    set_up_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  role_grant: {
    id: string;
    account_id: string;
    role: string;
    scope: ColumnType<string, string | undefined, string>;
    scope_id: ColumnType<string | null, string | null | undefined, string | null>;
    granted_at: ColumnType<Date, Date | string | undefined, Date | string>;
    revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  session: {
    token_hash: Buffer;
    id: string;
    account_id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    seen_at: ColumnType<Date, Date | string | undefined, Date | string>;
    expires_at: ColumnType<Date, Date | string, Date | string>;
    device: string;
  };
  territory: {
    key: string;
    parent_key: ColumnType<string | null, string | null | undefined, string | null>;
    kind: string;
    name: string;
    designation: ColumnType<string, string | undefined, string>;
    lat: number;
    lon: number;
    boundary: ColumnType<unknown | null, string | null | undefined, string | null>;
    boundary_source: ColumnType<string | null, string | null | undefined, string | null>;
  };
  thread_link: {
    from_id: string;
    relation: string;
    to_id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  thread_node: {
    id: string;
    kind: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    href: string;
    visible: boolean;
    date: string;
  };
}
