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
    invented: ColumnType<boolean, boolean | undefined, boolean>;
  };
  advice_answer: {
    id: string;
    advice_id: string;
    territory_key: string;
    answer: string;
    text: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    answered_on: string;
    via: string;
    version: ColumnType<number, number | undefined, number>;
  };
  advice_ask: {
    id: string;
    advice_id: string;
    territory_key: string;
    token_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    asked_on: string;
    expires_on: string;
  };
  agenda_item: {
    id: string;
    sitting_id: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    public: boolean;
    paper_id: ColumnType<string | null, string | null | undefined, string | null>;
    result: ColumnType<Localized, Localized | string, Localized | string>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    number_said: ColumnType<string, string | undefined, string>;
    wording: ColumnType<string, string | undefined, string>;
  };
  archive_decision: {
    class: string;
    decision: string;
    until_day: string;
    decided_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  assessment: {
    id: string;
    number: ColumnType<number, number | undefined, number>;
    subject_kind: string;
    subject_id: string;
    subject_title: ColumnType<Localized, Localized | string, Localized | string>;
    subject_href: string;
    question: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    sent_on: string;
    due_on: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    round_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  assessment_answer: {
    id: string;
    assessment_id: string;
    department_id: string;
    feasibility: ColumnType<string | null, string | null | undefined, string | null>;
    competent_level: ColumnType<string | null, string | null | undefined, string | null>;
    cost_class: ColumnType<string | null, string | null | undefined, string | null>;
    public_note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    internal_note: ColumnType<string | null, string | null | undefined, string | null>;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    competent_body: ColumnType<string | null, string | null | undefined, string | null>;
    estimate_eur: ColumnType<number | null, number | null | undefined, number | null>;
    estimate_per: ColumnType<string | null, string | null | undefined, string | null>;
    resources: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    conditions: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    delegated_to: ColumnType<string | null, string | null | undefined, string | null>;
    delegated_note: ColumnType<string | null, string | null | undefined, string | null>;
  };
  assessment_comment: {
    id: string;
    assessment_id: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    reply_to: ColumnType<string | null, string | null | undefined, string | null>;
    text: string;
    said_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  assessment_consultation: {
    id: string;
    round_id: string;
    kind: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    held_from: string;
    held_to: string;
    months_only: ColumnType<boolean, boolean | undefined, boolean>;
    meetings: ColumnType<number, number | undefined, number>;
    result: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  assessment_consultation_department: {
    consultation_id: string;
    department_id: string;
  };
  assessment_existing: {
    answer_id: string;
    measure_id: string;
  };
  assessment_joined: {
    assessment_id: string;
    subject_kind: string;
    subject_id: string;
    subject_title: ColumnType<Localized, Localized | string, Localized | string>;
    subject_href: string;
  };
  assessment_round: {
    id: string;
    number: ColumnType<number, number | undefined, number>;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    due_on: string;
    sent_on: ColumnType<string | null, string | null | undefined, string | null>;
    closed_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  assessment_round_department: {
    item_id: string;
    department_id: string;
  };
  assessment_round_item: {
    id: string;
    round_id: string;
    subject_kind: string;
    subject_id: string;
    subject_title: ColumnType<Localized, Localized | string, Localized | string>;
    subject_href: string;
    question: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    joined_to: ColumnType<string | null, string | null | undefined, string | null>;
    position: number;
  };
  ballot: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    explanation: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    dots_per_voter: number;
    max_per_option: number;
    electorate: string;
    offline: boolean;
    live: boolean;
    top: ColumnType<number | null, number | null | undefined, number | null>;
    lists_from: ColumnType<number, number | undefined, number>;
    weighting_body: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    state: ColumnType<string, string | undefined, string>;
    opens_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    closes_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    void_reason: ColumnType<string | null, string | null | undefined, string | null>;
    key_check: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    revision: ColumnType<number, number | undefined, number>;
  };
  ballot_allocation: {
    ballot_id: string;
    position: number;
    dots: ColumnType<number[], readonly number[], readonly number[]>;
  };
  ballot_board: {
    id: string;
    ballot_id: string;
    place: string;
    held_on: string;
    persons: ColumnType<number | null, number | null | undefined, number | null>;
    sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    dots: ColumnType<number[] | null, readonly number[] | null | undefined, readonly number[] | null>;
    entered_by: ColumnType<string | null, string | null | undefined, string | null>;
    confirmed_by: ColumnType<string | null, string | null | undefined, string | null>;
    photo: ColumnType<string | null, string | null | undefined, string | null>;
    confirmed: ColumnType<boolean, boolean | undefined, boolean>;
    counted: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  };
  ballot_box: {
    ballot_id: string;
    slot: Buffer;
    box: Buffer;
  };
  ballot_code: {
    ballot_id: string;
    hash: Buffer;
    batch_id: string;
    state: ColumnType<string, string | undefined, string>;
  };
  ballot_code_batch: {
    id: string;
    ballot_id: string;
    label: string;
    size: number;
    mailed: ColumnType<boolean, boolean | undefined, boolean>;
    made_on: string;
  };
  ballot_decision: {
    ballot_id: string;
    chosen: ColumnType<number[], readonly number[], readonly number[]>;
    body: string;
    reason: string;
    decided_on: string;
  };
  ballot_live: {
    ballot_id: string;
    ballots: number;
    dots: ColumnType<number[], readonly number[], readonly number[]>;
  };
  ballot_option: {
    ballot_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    pictogram: string;
    node_id: ColumnType<string | null, string | null | undefined, string | null>;
    href: ColumnType<string | null, string | null | undefined, string | null>;
  };
  ballot_pile: {
    id: string;
    ballot_id: string;
    label: string;
    entered: ColumnType<number, number | undefined, number>;
    entered_by: ColumnType<string | null, string | null | undefined, string | null>;
    confirmed_by: ColumnType<string | null, string | null | undefined, string | null>;
    confirmed: ColumnType<boolean, boolean | undefined, boolean>;
    counted: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  };
  ballot_receipt: {
    ballot_id: string;
    receipt: string;
  };
  ballot_recount: {
    id: string;
    ballot_id: string;
    witness_one: string;
    witness_two: string;
    recounted_on: string;
    agrees: boolean;
  };
  ballot_result: {
    ballot_id: string;
    dots: ColumnType<number[], readonly number[], readonly number[]>;
    channels: ColumnType<unknown, string, string>;
    codes_issued: number;
    codes_revoked: number;
    stubs: number;
    damaged: number;
    digest: string;
    list_digests: ColumnType<unknown | null, string | null | undefined, string | null>;
  };
  barrier_report: {
    id: string;
    received_at: ColumnType<Date, Date | string | undefined, Date | string>;
    locale: string;
    page: ColumnType<string | null, string | null | undefined, string | null>;
    message: string;
    reply_contact: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    note: ColumnType<string | null, string | null | undefined, string | null>;
  };
  body: {
    id: string;
    slug: string;
    kind: string;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    purpose: ColumnType<Localized, Localized | string, Localized | string>;
    decides: boolean;
    open_sittings: boolean;
    public: ColumnType<boolean, boolean | undefined, boolean>;
    stated_sittings: ColumnType<number | null, number | null | undefined, number | null>;
    since: ColumnType<string | null, string | null | undefined, string | null>;
    until: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string, string | undefined, string>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
    original_url: ColumnType<string | null, string | null | undefined, string | null>;
  };
  body_member: {
    id: string;
    body_id: string;
    name: ColumnType<string | null, string | null | undefined, string | null>;
    role: string;
    voting: boolean;
    mandate: boolean;
    represents: ColumnType<string, string | undefined, string>;
    since: string;
    until: ColumnType<string | null, string | null | undefined, string | null>;
    consent_on: ColumnType<string | null, string | null | undefined, string | null>;
    consent_how: ColumnType<string | null, string | null | undefined, string | null>;
    consent_version: ColumnType<number | null, number | null | undefined, number | null>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  body_resolution: {
    id: string;
    slug: string;
    body_id: string;
    sitting_id: ColumnType<string | null, string | null | undefined, string | null>;
    paper_id: ColumnType<string | null, string | null | undefined, string | null>;
    decided_on: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    wording: ColumnType<Localized, Localized | string, Localized | string>;
    outcome: string;
    ayes: ColumnType<number | null, number | null | undefined, number | null>;
    noes: ColumnType<number | null, number | null | undefined, number | null>;
    abstentions: ColumnType<number | null, number | null | undefined, number | null>;
    note: ColumnType<Localized, Localized | string, Localized | string>;
    public: ColumnType<boolean, boolean | undefined, boolean>;
    report_duty: ColumnType<boolean, boolean | undefined, boolean>;
    report_due: ColumnType<string | null, string | null | undefined, string | null>;
    report_department_id: ColumnType<string | null, string | null | undefined, string | null>;
    report_unit: ColumnType<string, string | undefined, string>;
    reported_on: ColumnType<string | null, string | null | undefined, string | null>;
    report_note: ColumnType<Localized, Localized | string, Localized | string>;
    report_href: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string, string | undefined, string>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  boundary_upload: {
    id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    source: string;
    boundaries: ColumnType<unknown, string, string>;
    left_out: ColumnType<string[], readonly string[], readonly string[]>;
  };
  ceremony: {
    token_hash: Buffer;
    kind: string;
    account_id: ColumnType<string | null, string | null | undefined, string | null>;
    data: ColumnType<unknown, string, string>;
    expires_at: ColumnType<Date, Date | string, Date | string>;
  };
  competence: {
    area_id: string;
    position: number;
    level: string;
    body: string;
    task: ColumnType<Localized, Localized | string, Localized | string>;
    law: ColumnType<string | null, string | null | undefined, string | null>;
  };
  competence_area: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    position: number;
    version: ColumnType<number, number | undefined, number>;
  };
  concept: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    summary: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    printed_total: ColumnType<number | null, number | null | undefined, number | null>;
    printed_total_note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    costs: ColumnType<string, string | undefined, string>;
  };
  concept_chapter: {
    id: string;
    edition_id: string;
    code: string;
    position: number;
    place: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    body: ColumnType<Localized, Localized | string, Localized | string>;
  };
  concept_comment: {
    id: string;
    edition_id: string;
    number: number;
    part: string;
    body: ColumnType<string | null, string | null | undefined, string | null>;
    text: string;
    lang: string;
    receipt_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    state: ColumnType<string, string | undefined, string>;
    withheld_reason: ColumnType<string | null, string | null | undefined, string | null>;
    answer: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    result: ColumnType<string | null, string | null | undefined, string | null>;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
    received_on: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
  };
  concept_consultation: {
    edition_id: string;
    opens_on: string;
    closes_on: string;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  concept_edition: {
    id: string;
    concept_id: string;
    number: number;
    slug: string;
    state: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    about: ColumnType<unknown | null, string | null | undefined, string | null>;
  };
  concept_field: {
    id: string;
    edition_id: string;
    code: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    vision: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
  };
  concept_figure: {
    id: string;
    chapter_id: string;
    position: number;
    label: ColumnType<Localized, Localized | string, Localized | string>;
    value: number;
    unit: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    source: string;
  };
  concept_goal: {
    id: string;
    field_id: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
  };
  concept_point: {
    id: string;
    edition_id: string;
    kind: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    levels: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  };
  concept_term: {
    id: string;
    edition_id: string;
    code: string;
    term: ColumnType<Localized, Localized | string, Localized | string>;
    synonyms: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    definition: ColumnType<Localized, Localized | string, Localized | string>;
  };
  concept_text: {
    id: string;
    field_id: string;
    position: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
  };
  consent_text: {
    purpose: string;
    version: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  consultation: {
    id: string;
    paper_id: string;
    position: number;
    body_id: string;
    sitting_id: ColumnType<string | null, string | null | undefined, string | null>;
    day: string;
    public: boolean;
    role: string;
    result: ColumnType<string | null, string | null | undefined, string | null>;
    note: ColumnType<Localized, Localized | string, Localized | string>;
    outcome: ColumnType<string, string | undefined, string>;
    ayes: ColumnType<number | null, number | null | undefined, number | null>;
    noes: ColumnType<number | null, number | null | undefined, number | null>;
    abstentions: ColumnType<number | null, number | null | undefined, number | null>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  contact: {
    id: string;
    institution: ColumnType<string, string | undefined, string>;
    kind: string;
    function: ColumnType<string, string | undefined, string>;
    person: ColumnType<string, string | undefined, string>;
    email: ColumnType<string, string | undefined, string>;
    phone: ColumnType<string, string | undefined, string>;
    street: ColumnType<string, string | undefined, string>;
    postal_code: ColumnType<string, string | undefined, string>;
    town: ColumnType<string, string | undefined, string>;
    country: ColumnType<string, string | undefined, string>;
    municipality_key: ColumnType<string | null, string | null | undefined, string | null>;
    language: ColumnType<string, string | undefined, string>;
    source: string;
    purposes: ColumnType<string[], readonly string[], readonly string[]>;
    checked_on: string;
    ground: ColumnType<string, string | undefined, string>;
    consent_on: ColumnType<string | null, string | null | undefined, string | null>;
    consent_how: ColumnType<string | null, string | null | undefined, string | null>;
    consent_versions: ColumnType<unknown, string | undefined, string>;
    stays_until: ColumnType<string | null, string | null | undefined, string | null>;
    returned_on: ColumnType<string | null, string | null | undefined, string | null>;
    merged_into: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    plain: ColumnType<string, never, never>;
  };
  contact_distinct: {
    one_id: string;
    other_id: string;
  };
  contact_merge: {
    gone_id: string;
    kept_id: string;
    before: ColumnType<unknown, string, string>;
    after: ColumnType<unknown, string, string>;
    merged_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  contact_setting: {
    only_one: ColumnType<boolean, boolean | undefined, boolean>;
    unchecked_years: ColumnType<number, number | undefined, number>;
    version: ColumnType<number, number | undefined, number>;
  };
  cost_line: {
    id: string;
    measure_id: string;
    position: number;
    label: string;
    year: number;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    planned: ColumnType<number | null, number | null | undefined, number | null>;
    committed: ColumnType<number | null, number | null | undefined, number | null>;
    spent: ColumnType<number | null, number | null | undefined, number | null>;
    subject_to_budget: ColumnType<boolean, boolean | undefined, boolean>;
    decided_on: ColumnType<string | null, string | null | undefined, string | null>;
    decision: ColumnType<string | null, string | null | undefined, string | null>;
  };
  council_object: {
    external_id: string;
    source_id: string;
    type: string;
    digest: ColumnType<string | null, string | null | undefined, string | null>;
    seen_at: ColumnType<Date, Date | string, Date | string>;
    gone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  council_organization: {
    external_id: string;
    source_id: string;
    corporation: string;
    name: string;
    kind_said: ColumnType<string, string | undefined, string>;
    taken: ColumnType<string, string | undefined, string>;
    body_id: ColumnType<string | null, string | null | undefined, string | null>;
    gone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  council_question: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    question: ColumnType<Localized, Localized | string, Localized | string>;
    asked_on: string;
    asked_as: string;
    party_group: ColumnType<string, string | undefined, string>;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    due_on: string;
    answer: ColumnType<Localized, Localized | string, Localized | string>;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
    published_on: ColumnType<string | null, string | null | undefined, string | null>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  council_refusal: {
    run_id: string;
    position: number;
    external_id: string;
    type: string;
    reason: string;
  };
  council_run: {
    id: string;
    source_id: string;
    kind: string;
    state: ColumnType<string, string | undefined, string>;
    reason: ColumnType<string | null, string | null | undefined, string | null>;
    asked_at: ColumnType<Date, Date | string | undefined, Date | string>;
    started_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    whole: ColumnType<boolean, boolean | undefined, boolean>;
    added: ColumnType<number, number | undefined, number>;
    changed: ColumnType<number, number | undefined, number>;
    same: ColumnType<number, number | undefined, number>;
    gone: ColumnType<number, number | undefined, number>;
    refused: ColumnType<number, number | undefined, number>;
    ignored: ColumnType<number, number | undefined, number>;
    requests: ColumnType<number, number | undefined, number>;
    sample: ColumnType<unknown, string | undefined, string>;
  };
  council_source: {
    id: string;
    name: string;
    address: string;
    active: ColumnType<boolean, boolean | undefined, boolean>;
    from_day: ColumnType<string | null, string | null | undefined, string | null>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    read_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    compared_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    unfinished: ColumnType<unknown | null, string | null | undefined, string | null>;
    busy_run: ColumnType<string | null, string | null | undefined, string | null>;
    busy_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  decision: {
    id: string;
    assessment_id: string;
    kind: string;
    reason: ColumnType<Localized, Localized | string, Localized | string>;
    forwarded_to: ColumnType<string | null, string | null | undefined, string | null>;
    competent_level: ColumnType<string | null, string | null | undefined, string | null>;
    measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    decided_on: string;
    signed_at: ColumnType<Date, Date | string | undefined, Date | string>;
    released_by: ColumnType<string | null, string | null | undefined, string | null>;
  };
  decision_draft: {
    assessment_id: string;
    kind: string;
    reason: ColumnType<Localized, Localized | string, Localized | string>;
    forwarded_to: ColumnType<string | null, string | null | undefined, string | null>;
    competent_level: ColumnType<string | null, string | null | undefined, string | null>;
    measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    concept_id: ColumnType<string | null, string | null | undefined, string | null>;
    field_code: ColumnType<string | null, string | null | undefined, string | null>;
    title: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    gaps_known: ColumnType<boolean, boolean | undefined, boolean>;
    drafted_by: ColumnType<string | null, string | null | undefined, string | null>;
    drafted_on: string;
    submitted: ColumnType<boolean, boolean | undefined, boolean>;
    returned: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  department: {
    id: string;
    slug: string;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    active: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
  };
  desk_digest: {
    account_id: string;
    rhythm: string;
    token: string;
    sent_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  edition_entry: {
    id: string;
    edition_id: string;
    field_id: string;
    goal_id: ColumnType<string | null, string | null | undefined, string | null>;
    measure_id: string;
    number: number;
    wording: ColumnType<Localized, Localized | string, Localized | string>;
    selected: ColumnType<boolean, boolean | undefined, boolean>;
  };
  effect: {
    id: string;
    number: ColumnType<number, never, never>;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    happened_on: string;
    level: string;
    source: string;
    url: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  effect_demand: {
    effect_id: string;
    kind: string;
    demand_id: string;
  };
  entry_origin: {
    edition_id: string;
    entry_id: string;
    measure_id: string;
    kind: string;
  };
  evaluation: {
    id: string;
    concept_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    author: string;
    finished_on: string;
    summary: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    url: ColumnType<string | null, string | null | undefined, string | null>;
    file: ColumnType<string | null, string | null | undefined, string | null>;
    file_name: ColumnType<string | null, string | null | undefined, string | null>;
    published_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  evaluation_finding: {
    id: string;
    evaluation_id: string;
    position: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    field_code: ColumnType<string | null, string | null | undefined, string | null>;
    goal: ColumnType<number | null, number | null | undefined, number | null>;
    measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    state: ColumnType<string, string | undefined, string>;
    answer: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  event: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    summary: ColumnType<Localized, Localized | string, Localized | string>;
    description: ColumnType<Localized, Localized | string, Localized | string>;
    kind: string;
    starts_at: ColumnType<Date, Date | string, Date | string>;
    ends_at: ColumnType<Date, Date | string, Date | string>;
    precision: ColumnType<string, string | undefined, string>;
    place: ColumnType<string, string | undefined, string>;
    address: ColumnType<string, string | undefined, string>;
    municipality_key: ColumnType<string | null, string | null | undefined, string | null>;
    online_url: ColumnType<string | null, string | null | undefined, string | null>;
    languages: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    interpreting: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    needs: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    process_id: ColumnType<string | null, string | null | undefined, string | null>;
    series_id: ColumnType<string | null, string | null | undefined, string | null>;
    origin_id: ColumnType<string | null, string | null | undefined, string | null>;
    accessibility: ColumnType<Localized, Localized | string, Localized | string>;
    contact: ColumnType<string, string | undefined, string>;
    capacity: ColumnType<number | null, number | null | undefined, number | null>;
    registration: ColumnType<boolean, boolean | undefined, boolean>;
    opens_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    closes_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    waiting_list: ColumnType<boolean, boolean | undefined, boolean>;
    group_max: ColumnType<number, number | undefined, number>;
    certificate: ColumnType<boolean, boolean | undefined, boolean>;
    certificate_text: ColumnType<Localized, Localized | string, Localized | string>;
    state: ColumnType<string, string | undefined, string>;
    cancel_reason: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    keep_days: ColumnType<number | null, number | null | undefined, number | null>;
    emptied_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    source: ColumnType<string, string | undefined, string>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    participants: ColumnType<number | null, number | null | undefined, number | null>;
    participants_qualifier: ColumnType<string, string | undefined, string>;
    next_number: ColumnType<number, number | undefined, number>;
    changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_choice: {
    registration_id: string;
    session_id: string;
    chosen: ColumnType<boolean, boolean | undefined, boolean>;
    arrived: ColumnType<number | null, number | null | undefined, number | null>;
    waiting: ColumnType<boolean, boolean | undefined, boolean>;
    asked_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  event_documentation: {
    id: string;
    event_id: string;
    number: number;
    released_on: string;
    approver: string;
    snapshot: ColumnType<unknown, string, string>;
    digest: Buffer;
  };
  event_documentation_draft: {
    event_id: string;
    preface: ColumnType<Localized, Localized | string, Localized | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_market: {
    event_id: string;
    call: ColumnType<Localized, Localized | string, Localized | string>;
    open: ColumnType<boolean, boolean | undefined, boolean>;
    closes_on: ColumnType<string | null, string | null | undefined, string | null>;
    hall_columns: ColumnType<number, number | undefined, number>;
    hall_rows: ColumnType<number, number | undefined, number>;
    gaps: ColumnType<number[], readonly number[] | undefined, readonly number[]>;
    entrance: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_number: {
    event_id: string;
    session_id: ColumnType<string | null, string | null | undefined, string | null>;
    registered: number;
    arrived: number;
    cancelled: number;
    waiting: number;
  };
  event_presence: {
    session_id: string;
    role: string;
    count: number;
  };
  event_registration: {
    id: string;
    event_id: string;
    number: number;
    state: string;
    places: number;
    arrived: ColumnType<number | null, number | null | undefined, number | null>;
    arrived_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    walk_in: ColumnType<boolean, boolean | undefined, boolean>;
    locale: string;
    interpreting: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    child_care: ColumnType<number, number | undefined, number>;
    wheelchair: ColumnType<boolean, boolean | undefined, boolean>;
    sign_language: ColumnType<boolean, boolean | undefined, boolean>;
    registered_at: ColumnType<Date, Date | string | undefined, Date | string>;
    reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_registration_contact: {
    registration_id: string;
    name: string;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    phone: ColumnType<string | null, string | null | undefined, string | null>;
    names: ColumnType<string, string | undefined, string>;
    note: ColumnType<string | null, string | null | undefined, string | null>;
  };
  event_registration_link: {
    code_hash: Buffer;
    registration_id: string;
  };
  event_round: {
    id: string;
    event_id: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    starts_at: ColumnType<Date, Date | string, Date | string>;
    ends_at: ColumnType<Date, Date | string, Date | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_series: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    summary: ColumnType<Localized, Localized | string, Localized | string>;
    version: ColumnType<number, number | undefined, number>;
    audiences: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  };
  event_session: {
    id: string;
    event_id: string;
    round_id: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    description: ColumnType<Localized, Localized | string, Localized | string>;
    room: ColumnType<string, string | undefined, string>;
    capacity: ColumnType<number | null, number | null | undefined, number | null>;
    languages: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    forum_id: ColumnType<string | null, string | null | undefined, string | null>;
    headcount: ColumnType<number | null, number | null | undefined, number | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_speaker: {
    id: string;
    session_id: string;
    position: number;
    name: string;
    function: ColumnType<Localized, Localized | string, Localized | string>;
    part: string;
    link_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    link_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  event_stall: {
    id: string;
    event_id: string;
    number: number;
    project: string;
    institution: ColumnType<string, string | undefined, string>;
    shows: string;
    language: string;
    needs: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    state: ColumnType<string, string | undefined, string>;
    reason: ColumnType<string | null, string | null | undefined, string | null>;
    place: ColumnType<number | null, number | null | undefined, number | null>;
    practice_id: ColumnType<string | null, string | null | undefined, string | null>;
    practice_href: ColumnType<string | null, string | null | undefined, string | null>;
    locale: string;
    applied_at: ColumnType<Date, Date | string | undefined, Date | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_stall_contact: {
    stall_id: string;
    name: string;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    phone: ColumnType<string | null, string | null | undefined, string | null>;
  };
  event_stall_link: {
    code_hash: Buffer;
    stall_id: string;
  };
  event_statement: {
    id: string;
    event_id: string;
    session_id: string;
    topic_id: ColumnType<string | null, string | null | undefined, string | null>;
    number: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    mark: ColumnType<string | null, string | null | undefined, string | null>;
    count: ColumnType<number | null, number | null | undefined, number | null>;
    once: string;
    version: ColumnType<number, number | undefined, number>;
  };
  event_statement_recommendation: {
    statement_id: string;
    recommendation_id: string;
  };
  event_statement_submission: {
    statement_id: string;
    submission_id: string;
  };
  event_topic: {
    id: string;
    session_id: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_wall: {
    event_id: string;
    question: ColumnType<Localized, Localized | string, Localized | string>;
    open: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
  };
  event_wall_entry: {
    id: string;
    event_id: string;
    number: number;
    text: string;
    language: string;
    photo: ColumnType<string | null, string | null | undefined, string | null>;
    consent_version: number;
    photo_consent_version: ColumnType<number | null, number | null | undefined, number | null>;
    state: ColumnType<string, string | undefined, string>;
    hidden_reason: ColumnType<string | null, string | null | undefined, string | null>;
    submission_id: ColumnType<string | null, string | null | undefined, string | null>;
    submission_href: ColumnType<string | null, string | null | undefined, string | null>;
    code_hash: Buffer;
    written_at: ColumnType<Date, Date | string | undefined, Date | string>;
    version: ColumnType<number, number | undefined, number>;
    documentation_consent_version: ColumnType<number | null, number | null | undefined, number | null>;
  };
  figure: {
    id: string;
    topic: string;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    value: ColumnType<number | null, number | null | undefined, number | null>;
    value_to: ColumnType<number | null, number | null | undefined, number | null>;
    unit: string;
    qualifier: string;
    as_of: string;
    territory: string;
    source: string;
    cited_source: ColumnType<string, string | undefined, string>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    position: number;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  file: {
    sha256: string;
    media_type: string;
    size: number;
  };
  finance_import: {
    id: string;
    as_of: string;
    lines: number;
    imported_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  follower: {
    id: string;
    token: string;
    email: string;
    locale: string;
    asked_on: ColumnType<string, string | undefined, string>;
    confirmed_on: ColumnType<string | null, string | null | undefined, string | null>;
    told_on: ColumnType<string | null, string | null | undefined, string | null>;
    node_id: string;
    rhythm: ColumnType<string, string | undefined, string>;
    since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  follower_mail: {
    id: string;
    email: string;
    news: ColumnType<unknown, string, string>;
    made_on: string;
    begun_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  follower_told: {
    follower_id: string;
    step: string;
  };
  forum: {
    id: string;
    process_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    held_on: ColumnType<string | null, string | null | undefined, string | null>;
    place: ColumnType<string, string | undefined, string>;
    minutes: ColumnType<Localized, Localized | string, Localized | string>;
    participants: ColumnType<number | null, number | null | undefined, number | null>;
    participants_qualifier: ColumnType<string, string | undefined, string>;
    source: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
  };
  forum_submission: {
    forum_id: string;
    submission_id: string;
  };
  forwarding: {
    id: string;
    assessment_id: string;
    recipient: string;
    letter: string;
    sent_on: ColumnType<string | null, string | null | undefined, string | null>;
    reply: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    replied_on: ColumnType<string | null, string | null | undefined, string | null>;
    reply_public: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
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
    record_id: string;
  };
  history_seal: {
    position: number;
    entry_seq: number;
    hash: Buffer;
  };
  history_unsealed: {
    entry_seq: number;
  };
  history_value: {
    entry_id: string;
    salt: Buffer;
    values: ColumnType<unknown, string, string>;
  };
  identity: {
    issuer: string;
    subject: string;
    account_id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  indicator: {
    id: string;
    code: string;
    field: string;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    definition: ColumnType<Localized, Localized | string, Localized | string>;
    unit: string;
    direction: string;
    usual_source: ColumnType<string, string | undefined, string>;
    licence: ColumnType<string, string | undefined, string>;
    periodicity: string;
    finest_level: string;
    groups: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    comparison: ColumnType<string, string | undefined, string>;
    target: ColumnType<number | null, number | null | undefined, number | null>;
    target_on: ColumnType<string | null, string | null | undefined, string | null>;
    formula: ColumnType<string, string | undefined, string>;
    hide_below: ColumnType<number, number | undefined, number>;
    position: ColumnType<number, number | undefined, number>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  indicator_series: {
    id: ColumnType<number, never, never>;
    indicator_id: string;
    method: ColumnType<string, string | undefined, string>;
  };
  instance: {
    sole: ColumnType<boolean, boolean | undefined, boolean>;
    id: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
    demo: ColumnType<boolean, boolean | undefined, boolean>;
    region_name: ColumnType<string, string | undefined, string>;
    site_name: ColumnType<string, string | undefined, string>;
    languages: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    modules_off: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    settings: ColumnType<unknown, string | undefined, string>;
    setup_token: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    setup_draft: ColumnType<unknown, string | undefined, string>;
    set_up_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  interview: {
    id: string;
    process_id: string;
    number: number;
    side: string;
    topic: string;
    held_on: string;
    institution: ColumnType<string, string | undefined, string>;
    function: ColumnType<string, string | undefined, string>;
    conducted_by: ColumnType<string, string | undefined, string>;
    notes: ColumnType<string, string | undefined, string>;
    consent_on: ColumnType<string | null, string | null | undefined, string | null>;
    consent_how: ColumnType<string | null, string | null | undefined, string | null>;
    consent_version: ColumnType<number | null, number | null | undefined, number | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  interview_person: {
    interview_id: string;
    name: string;
    consent_on: string;
    consent_how: string;
    consent_version: number;
  };
  interview_statement: {
    submission_id: string;
    interview_id: string;
  };
  live_answer: {
    poll_id: string;
    device: Buffer;
    counts: ColumnType<number[], readonly number[], readonly number[]>;
    words: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    team: ColumnType<number | null, number | null | undefined, number | null>;
    turn: number;
  };
  live_option: {
    poll_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    correct: ColumnType<boolean, boolean | undefined, boolean>;
  };
  live_poll: {
    id: string;
    room_id: string;
    number: number;
    kind: string;
    question: ColumnType<Localized, Localized | string, Localized | string>;
    state: ColumnType<string, string | undefined, string>;
    shown_live: boolean;
    max_choices: ColumnType<number, number | undefined, number>;
    dots_per_voter: ColumnType<number, number | undefined, number>;
    max_per_option: ColumnType<number, number | undefined, number>;
    scale_from: ColumnType<number, number | undefined, number>;
    scale_to: ColumnType<number, number | undefined, number>;
    scale_low: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    scale_high: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    result: ColumnType<unknown | null, string | null | undefined, string | null>;
    revision: ColumnType<number, number | undefined, number>;
  };
  live_question: {
    id: string;
    room_id: string;
    number: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    first_name: ColumnType<string | null, string | null | undefined, string | null>;
    state: ColumnType<string, string | undefined, string>;
    hidden_reason: ColumnType<string | null, string | null | undefined, string | null>;
    answered: ColumnType<boolean, boolean | undefined, boolean>;
    pinned: ColumnType<boolean, boolean | undefined, boolean>;
    place: ColumnType<number | null, number | null | undefined, number | null>;
    merged_into: ColumnType<string | null, string | null | undefined, string | null>;
    support: ColumnType<number, number | undefined, number>;
    submission_id: ColumnType<string | null, string | null | undefined, string | null>;
    submission_href: ColumnType<string | null, string | null | undefined, string | null>;
    once: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    asked_on: string;
  };
  live_room: {
    id: string;
    slug: string;
    code: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    process_id: ColumnType<string | null, string | null | undefined, string | null>;
    subject_kind: ColumnType<string | null, string | null | undefined, string | null>;
    subject_id: ColumnType<string | null, string | null | undefined, string | null>;
    subject_title: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    subject_href: ColumnType<string | null, string | null | undefined, string | null>;
    held_on: string;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    state: ColumnType<string, string | undefined, string>;
    closes_on: ColumnType<string | null, string | null | undefined, string | null>;
    asking: ColumnType<boolean, boolean | undefined, boolean>;
    moderated: ColumnType<boolean, boolean | undefined, boolean>;
    teams: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    screen: ColumnType<string, string | undefined, string>;
    screen_poll: ColumnType<string | null, string | null | undefined, string | null>;
    opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    next_question: ColumnType<number, number | undefined, number>;
    next_poll: ColumnType<number, number | undefined, number>;
    revision: ColumnType<number, number | undefined, number>;
    subject_origin: ColumnType<string | null, string | null | undefined, string | null>;
  };
  live_support: {
    question_id: string;
    device: Buffer;
  };
  live_word: {
    poll_id: string;
    word: string;
    shown_as: string;
    state: string;
    count: ColumnType<number | null, number | null | undefined, number | null>;
  };
  local_plan: {
    concept_id: string;
    territory_key: string;
    edition_id: string;
  };
  mailing: {
    id: string;
    title: string;
    purpose: string;
    selection: ColumnType<unknown, string, string>;
    subject: ColumnType<Localized, Localized | string, Localized | string>;
    body: ColumnType<Localized, Localized | string, Localized | string>;
    target_kind: string;
    target_key: string;
    way: string;
    state: ColumnType<string, string | undefined, string>;
    letters: ColumnType<number, number | undefined, number>;
    mails: ColumnType<number, number | undefined, number>;
    returned: ColumnType<number, number | undefined, number>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    made_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  mailing_file: {
    mailing_id: string;
    content: Buffer;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  mailing_recipient: {
    number: ColumnType<number, never, never>;
    mailing_id: string;
    contact_id: string;
    way: string;
    sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    returned_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  measure: {
    id: string;
    key: string;
    concept_id: string;
    field_id: string;
    entry_id: ColumnType<string | null, string | null | undefined, string | null>;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    description: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    state: string;
    state_reason: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    competent_level: ColumnType<string | null, string | null | undefined, string | null>;
    state_since: string;
    public: ColumnType<boolean, boolean | undefined, boolean>;
    origin: ColumnType<string | null, string | null | undefined, string | null>;
    lead_department_id: ColumnType<string | null, string | null | undefined, string | null>;
    partners: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    territory_keys: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    target_groups: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    starts_on: ColumnType<string | null, string | null | undefined, string | null>;
    ends_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    updated_at: ColumnType<Date, Date | string | undefined, Date | string>;
    place: ColumnType<string | null, string | null | undefined, string | null>;
    cooperation: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    repeat_months: ColumnType<number | null, number | null | undefined, number | null>;
    account_key: ColumnType<string | null, string | null | undefined, string | null>;
    watched_since: ColumnType<string | null, string | null | undefined, string | null>;
    steps_open: ColumnType<number, number | undefined, number>;
    steps_done: ColumnType<number, number | undefined, number>;
    next_due: ColumnType<string | null, string | null | undefined, string | null>;
    last_word: ColumnType<string | null, string | null | undefined, string | null>;
    undecided_from: ColumnType<number | null, number | null | undefined, number | null>;
  };
  measure_booking: {
    measure_id: string;
    year: number;
    committed: number;
    spent: number;
    as_of: string;
    import_id: string;
  };
  measure_derivation: {
    measure_id: string;
    of_measure_id: string;
    kind: string;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
  };
  measure_document: {
    id: string;
    measure_id: string;
    position: number;
    title: string;
    url: ColumnType<string | null, string | null | undefined, string | null>;
    file: ColumnType<string | null, string | null | undefined, string | null>;
    file_name: ColumnType<string | null, string | null | undefined, string | null>;
  };
  measure_need: {
    measure_id: string;
    needs_id: string;
  };
  measure_request: {
    id: string;
    measure_id: string;
    department_id: string;
    token_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    asked_on: string;
    expires_on: string;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
    reminded_on: ColumnType<string | null, string | null | undefined, string | null>;
    reminder_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  };
  measure_risk: {
    id: string;
    measure_id: string;
    position: number;
    text: string;
    likelihood: string;
    answer: ColumnType<string | null, string | null | undefined, string | null>;
  };
  measure_state_change: {
    id: string;
    measure_id: string;
    state: string;
    reason: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    competent_level: ColumnType<string | null, string | null | undefined, string | null>;
    date: string;
    at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  measure_step: {
    id: string;
    measure_id: string;
    position: number;
    title: string;
    due_on: ColumnType<string | null, string | null | undefined, string | null>;
    done_on: ColumnType<string | null, string | null | undefined, string | null>;
    starts_on: ColumnType<string | null, string | null | undefined, string | null>;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    role: ColumnType<string | null, string | null | undefined, string | null>;
  };
  measure_update: {
    id: string;
    measure_id: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    via: string;
    date: string;
    note_id: ColumnType<string | null, string | null | undefined, string | null>;
    help: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  measure_view: {
    id: string;
    title: string;
    query: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    public: ColumnType<boolean, boolean | undefined, boolean>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  membership_answer: {
    application_id: string;
    question_id: string;
    text: string;
  };
  membership_applicant: {
    application_id: string;
    name: string;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    phone: ColumnType<string | null, string | null | undefined, string | null>;
    needs: ColumnType<string, string | undefined, string>;
  };
  membership_application: {
    id: string;
    call_id: string;
    number: number;
    code_hash: Buffer;
    locale: string;
    received_on: string;
    state: ColumnType<string, string | undefined, string>;
    reason: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
  };
  membership_call: {
    id: string;
    slug: string;
    body_id: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    seats: number;
    opens_on: string;
    closes_on: string;
    published: ColumnType<boolean, boolean | undefined, boolean>;
    state: ColumnType<string, string | undefined, string>;
    decided_on: ColumnType<string | null, string | null | undefined, string | null>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
  };
  membership_question: {
    id: string;
    call_id: string;
    position: number;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    needed: boolean;
  };
  membership_view: {
    application_id: string;
    account_id: string;
    says: string;
  };
  municipal_advice: {
    id: string;
    concept_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    answer_by: ColumnType<string | null, string | null | undefined, string | null>;
    published_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  observation: {
    series_id: number;
    area: string;
    period: string;
    groups: ColumnType<string, string | undefined, string>;
    value: ColumnType<number | null, number | null | undefined, number | null>;
    qualifier: string;
    hidden: ColumnType<boolean, boolean | undefined, boolean>;
    source_id: number;
  };
  observation_before: {
    id: ColumnType<number, never, never>;
    series_id: number;
    area: string;
    period: string;
    groups: string;
    value: ColumnType<number | null, number | null | undefined, number | null>;
    qualifier: string;
    hidden: boolean;
    source_id: number;
    replaced_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  observation_source: {
    id: ColumnType<number, never, never>;
    citation: string;
    accessed: ColumnType<string | null, string | null | undefined, string | null>;
  };
  observed_need: {
    id: string;
    indicator_id: string;
    observation: ColumnType<Localized, Localized | string, Localized | string>;
    reason: ColumnType<Localized, Localized | string, Localized | string>;
    recommendation: ColumnType<Localized, Localized | string, Localized | string>;
    noted_on: string;
    published: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
  };
  observed_need_goal: {
    need_id: string;
    goal_id: string;
  };
  observed_need_measure: {
    need_id: string;
    measure_id: string;
  };
  office_advice: {
    id: string;
    given_on: string;
    department_id: string;
    topic: string;
    note: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  open_body: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_file: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    paper_id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_index: {
    kind: ColumnType<string | null, string | null | undefined, string | null>;
    id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    gone: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  };
  open_item: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    sitting_id: ColumnType<string | null, string | null | undefined, string | null>;
    paper_id: ColumnType<string | null, string | null | undefined, string | null>;
    body_id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_location: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_member: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    body_id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_paper: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_record: {
    kind: string;
    id: string;
    created_at: ColumnType<Date, Date | string, Date | string>;
    changed_at: ColumnType<Date, Date | string, Date | string>;
  };
  open_sitting: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    body_id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  open_step: {
    id: ColumnType<string | null, string | null | undefined, string | null>;
    paper_id: ColumnType<string | null, string | null | undefined, string | null>;
    body_id: ColumnType<string | null, string | null | undefined, string | null>;
    sitting_id: ColumnType<string | null, string | null | undefined, string | null>;
    created: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    modified: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  paper: {
    id: string;
    slug: string;
    number: ColumnType<string | null, string | null | undefined, string | null>;
    kind: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    dated: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    proposal: ColumnType<Localized, Localized | string, Localized | string>;
    facts: ColumnType<Localized, Localized | string, Localized | string>;
    financial: ColumnType<Localized, Localized | string, Localized | string>;
    public: ColumnType<boolean, boolean | undefined, boolean>;
    dispatched_on: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string, string | undefined, string>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
    original_url: ColumnType<string | null, string | null | undefined, string | null>;
    kind_said: ColumnType<string, string | undefined, string>;
  };
  paper_annex: {
    id: string;
    paper_id: string;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    url: ColumnType<string | null, string | null | undefined, string | null>;
    file: ColumnType<string | null, string | null | undefined, string | null>;
    file_name: ColumnType<string | null, string | null | undefined, string | null>;
  };
  passkey: {
    id: string;
    account_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: ColumnType<number, number | undefined, number>;
    transports: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    name: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  practice: {
    id: string;
    slug: string;
    concept_id: ColumnType<string | null, string | null | undefined, string | null>;
    field_code: ColumnType<string | null, string | null | undefined, string | null>;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    kind: string;
    since_year: ColumnType<number | null, number | null | undefined, number | null>;
    partners: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    amount_eur: ColumnType<number | null, number | null | undefined, number | null>;
    target_group: ColumnType<string | null, string | null | undefined, string | null>;
    place: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    position: ColumnType<number, number | undefined, number>;
    version: ColumnType<number, number | undefined, number>;
    organisation: ColumnType<string | null, string | null | undefined, string | null>;
    goal: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    worked: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    funding: ColumnType<string | null, string | null | undefined, string | null>;
    contact: ColumnType<string | null, string | null | undefined, string | null>;
  };
  practice_offer: {
    id: string;
    code_hash: Buffer;
    number: ColumnType<number, never, never>;
    locale: string;
    state: ColumnType<string, string | undefined, string>;
    content: ColumnType<unknown, string, string>;
    practice_id: ColumnType<string | null, string | null | undefined, string | null>;
    reply: ColumnType<string | null, string | null | undefined, string | null>;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    received_on: string;
    touched_on: string;
    version: ColumnType<number, number | undefined, number>;
  };
  process: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    summary: ColumnType<Localized, Localized | string, Localized | string>;
    source: ColumnType<string, string | undefined, string>;
    invented: ColumnType<boolean, boolean | undefined, boolean>;
    call: ColumnType<string, string | undefined, string>;
    call_closes_on: ColumnType<string | null, string | null | undefined, string | null>;
    published_on: ColumnType<string | null, string | null | undefined, string | null>;
    next_submission: ColumnType<number, number | undefined, number>;
    next_recommendation: ColumnType<number, number | undefined, number>;
    next_forum: ColumnType<number, number | undefined, number>;
    version: ColumnType<number, number | undefined, number>;
    publish_later: ColumnType<boolean, boolean | undefined, boolean>;
    languages_read: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  };
  process_concern: {
    process_id: string;
    open: boolean;
    key: Buffer;
  };
  process_document: {
    id: string;
    process_id: string;
    phase_id: ColumnType<string | null, string | null | undefined, string | null>;
    position: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    language: string;
    source: ColumnType<string, string | undefined, string>;
    file: ColumnType<string | null, string | null | undefined, string | null>;
    file_name: ColumnType<string | null, string | null | undefined, string | null>;
    added_on: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
    address: ColumnType<string | null, string | null | undefined, string | null>;
  };
  process_documentation: {
    process_id: string;
    locale: string;
    content: Buffer;
    submissions: ColumnType<string[], readonly string[], readonly string[]>;
    texts: ColumnType<string[], readonly string[], readonly string[]>;
    digest: Buffer;
    made_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  process_note: {
    id: string;
    process_id: string;
    position: number;
    kind: string;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    source: ColumnType<string, string | undefined, string>;
  };
  process_number: {
    id: string;
    phase_id: string;
    position: number;
    quantity: string;
    label: ColumnType<Localized, Localized | string, Localized | string>;
    value: number;
    unit: ColumnType<string, string | undefined, string>;
    qualifier: ColumnType<string, string | undefined, string>;
    source: ColumnType<string, string | undefined, string>;
  };
  process_phase: {
    id: string;
    process_id: string;
    position: number;
    kind: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    result: ColumnType<Localized, Localized | string, Localized | string>;
    starts_on: ColumnType<string | null, string | null | undefined, string | null>;
    ends_on: ColumnType<string | null, string | null | undefined, string | null>;
    precision: ColumnType<string, string | undefined, string>;
    source: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
  };
  process_task: {
    id: string;
    process_id: string;
    phase_id: string;
    position: number;
    due_days: ColumnType<number | null, number | null | undefined, number | null>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    done_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  process_topic: {
    id: string;
    process_id: string;
    position: number;
    name: ColumnType<Localized, Localized | string, Localized | string>;
    active: ColumnType<boolean, boolean | undefined, boolean>;
  };
  progress_note: {
    id: string;
    measure_id: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    date: string;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  recommendation: {
    id: string;
    process_id: string;
    number: number;
    field: ColumnType<Localized, Localized | string, Localized | string>;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    text: ColumnType<Localized, Localized | string, Localized | string>;
    prospect: ColumnType<Localized, Localized | string, Localized | string>;
    state: ColumnType<string, string | undefined, string>;
    published_on: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string, string | undefined, string>;
    version: ColumnType<number, number | undefined, number>;
    decision_reason: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    decided_on: ColumnType<string | null, string | null | undefined, string | null>;
    decision_href: ColumnType<string | null, string | null | undefined, string | null>;
    forwarded_to: ColumnType<string | null, string | null | undefined, string | null>;
    forwarded_on: ColumnType<string | null, string | null | undefined, string | null>;
    replied_on: ColumnType<string | null, string | null | undefined, string | null>;
    reply: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
  };
  recommendation_forum: {
    recommendation_id: string;
    forum_id: string;
  };
  recommendation_submission: {
    recommendation_id: string;
    submission_id: string;
  };
  report_answer: {
    round_id: string;
    measure_id: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    on_behalf: boolean;
    text: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    answered_on: string;
    version: ColumnType<number, number | undefined, number>;
  };
  report_draft: {
    round_id: string;
    number: number;
    made_on: string;
    made_by: ColumnType<string | null, string | null | undefined, string | null>;
    snapshot: ColumnType<unknown, string, string>;
    digest: Buffer;
    submitted: ColumnType<boolean, boolean | undefined, boolean>;
    returned: ColumnType<string | null, string | null | undefined, string | null>;
  };
  report_edition: {
    id: string;
    round_id: string;
    number: number;
    slug: string;
    published_on: string;
    snapshot: ColumnType<unknown, string, string>;
    digest: Buffer;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    draft: ColumnType<number | null, number | null | undefined, number | null>;
    released_by: ColumnType<string | null, string | null | undefined, string | null>;
  };
  report_file: {
    edition_id: string;
    locale: string;
    content: Buffer;
  };
  report_request: {
    round_id: string;
    department_id: string;
    kind: string;
    on_day: string;
  };
  report_round: {
    id: string;
    slug: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    period: string;
    from_day: string;
    to_day: string;
    committee: string;
    concept_id: string;
    preface: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    due_on: string;
    state: ColumnType<string, string | undefined, string>;
    correction: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    version: ColumnType<number, number | undefined, number>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    sitting_on: ColumnType<string | null, string | null | undefined, string | null>;
    dispatch_days: ColumnType<number, number | undefined, number>;
    cosign_days: ColumnType<number, number | undefined, number>;
    ask_on: ColumnType<string | null, string | null | undefined, string | null>;
    easy: ColumnType<string | null, string | null | undefined, string | null>;
  };
  report_signature: {
    round_id: string;
    number: number;
    department_id: string;
    agreed: boolean;
    remark: ColumnType<string, string | undefined, string>;
    on_day: string;
    on_behalf: boolean;
  };
  resolution: {
    id: string;
    edition_id: string;
    body: string;
    date: string;
    paper: ColumnType<string | null, string | null | undefined, string | null>;
    outcome: string;
    ayes: ColumnType<number | null, number | null | undefined, number | null>;
    noes: ColumnType<number | null, number | null | undefined, number | null>;
    abstentions: ColumnType<number | null, number | null | undefined, number | null>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    decided_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  resolution_step: {
    resolution_id: string;
    position: number;
    body: string;
    date: ColumnType<string | null, string | null | undefined, string | null>;
    result: string;
  };
  retention_run: {
    id: string;
    class: string;
    ran_at: ColumnType<Date, Date | string | undefined, Date | string>;
    removed: number;
  };
  review_ask: {
    id: string;
    round_id: string;
    department_id: string;
    token_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    asked_on: string;
    answered_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  review_item: {
    id: string;
    round_id: string;
    number: number;
    measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    field_code: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    outcome: ColumnType<string | null, string | null | undefined, string | null>;
    reason: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    concluded_on: ColumnType<string | null, string | null | undefined, string | null>;
    made_measure_id: ColumnType<string | null, string | null | undefined, string | null>;
    done_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  review_round: {
    id: string;
    concept_id: string;
    edition_id: string;
    number: number;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    note: ColumnType<Localized | null, Localized | string | null | undefined, Localized | string | null>;
    opens_on: string;
    closes_on: string;
    released_on: ColumnType<string | null, string | null | undefined, string | null>;
    carried_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  review_voice: {
    id: string;
    item_id: string;
    verdict: string;
    reason: string;
    origin: string;
    department_id: ColumnType<string | null, string | null | undefined, string | null>;
    name: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string | null, string | null | undefined, string | null>;
    via: string;
    given_on: string;
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
  sign_in_code: {
    account_id: string;
    salt: Buffer;
    code_hash: Buffer;
    link_hash: Buffer;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    expires_at: ColumnType<Date, Date | string, Date | string>;
    attempts: ColumnType<number, number | undefined, number>;
  };
  similarity_feature: {
    kind: string;
    feature: string;
    text_id: string;
    weight: number;
  };
  similarity_pair: {
    id: string;
    one_id: string;
    other_id: string;
    score: number;
    signals: ColumnType<number[], readonly number[], readonly number[]>;
    decision: ColumnType<string | null, string | null | undefined, string | null>;
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    kept_id: ColumnType<string | null, string | null | undefined, string | null>;
    done_as: ColumnType<string | null, string | null | undefined, string | null>;
  };
  similarity_text: {
    id: string;
    kind: string;
    features: ColumnType<unknown, string, string>;
    place: ColumnType<string | null, string | null | undefined, string | null>;
    searched: ColumnType<number, number | undefined, number>;
  };
  sitting: {
    id: string;
    body_id: string;
    slug: string;
    day: string;
    starts: ColumnType<string | null, string | null | undefined, string | null>;
    ends: ColumnType<string | null, string | null | undefined, string | null>;
    place: ColumnType<string, string | undefined, string>;
    state: ColumnType<string, string | undefined, string>;
    dispatched_on: ColumnType<string | null, string | null | undefined, string | null>;
    guests: ColumnType<number | null, number | null | undefined, number | null>;
    minutes: ColumnType<Localized, Localized | string, Localized | string>;
    minutes_on: ColumnType<string | null, string | null | undefined, string | null>;
    source: ColumnType<string, string | undefined, string>;
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    modified_at: ColumnType<Date, Date | string | undefined, Date | string>;
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    version: ColumnType<number, number | undefined, number>;
    original_url: ColumnType<string | null, string | null | undefined, string | null>;
  };
  sitting_presence: {
    sitting_id: string;
    member_id: string;
    state: string;
  };
  statistical_area: {
    key: string;
    name: string;
  };
  statistics_columns: {
    headings: Buffer;
    choices: ColumnType<unknown, string, string>;
    saved_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  submission: {
    id: string;
    process_id: string;
    number: number;
    text: string;
    language: string;
    topic_id: ColumnType<string | null, string | null | undefined, string | null>;
    municipality_key: ColumnType<string | null, string | null | undefined, string | null>;
    channel: string;
    helped: ColumnType<boolean, boolean | undefined, boolean>;
    redacted: ColumnType<boolean, boolean | undefined, boolean>;
    state: ColumnType<string, string | undefined, string>;
    withheld_reason: ColumnType<string | null, string | null | undefined, string | null>;
    considered_on: ColumnType<string | null, string | null | undefined, string | null>;
    merged_into: ColumnType<string | null, string | null | undefined, string | null>;
    receipt_hash: Buffer;
    content_hash: Buffer;
    received_at: ColumnType<Date, Date | string | undefined, Date | string>;
    version: ColumnType<number, number | undefined, number>;
    plain: ColumnType<string, never, never>;
  };
  submission_attachment: {
    id: string;
    submission_id: string;
    position: number;
    file: string;
    caption: string;
    state: ColumnType<string, string | undefined, string>;
  };
  submission_concern: {
    submission_id: string;
    device: Buffer;
    given_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  submission_contact: {
    submission_id: string;
    email: string;
    name: ColumnType<string | null, string | null | undefined, string | null>;
    locale: string;
    delete_after: string;
  };
  submission_draft: {
    code_hash: Buffer;
    process_id: string;
    text: string;
    language: string;
    topic_id: ColumnType<string | null, string | null | undefined, string | null>;
    municipality_key: ColumnType<string | null, string | null | undefined, string | null>;
    saved_on: ColumnType<string, string | undefined, string>;
  };
  submission_group: {
    submission_id: string;
    name: ColumnType<string, string | undefined, string>;
    name_public: ColumnType<boolean, boolean | undefined, boolean>;
    people: ColumnType<number | null, number | null | undefined, number | null>;
    withheld: ColumnType<boolean, boolean | undefined, boolean>;
  };
  submission_message: {
    id: string;
    submission_id: string;
    text: string;
    language: string;
    audio: ColumnType<string | null, string | null | undefined, string | null>;
    said_on: ColumnType<string, string | undefined, string>;
  };
  submission_original: {
    submission_id: string;
    text: string;
    kept_on: ColumnType<string, string | undefined, string>;
  };
  submission_recording: {
    submission_id: string;
    file: string;
    received_on: ColumnType<string, string | undefined, string>;
    transcribed_on: ColumnType<string | null, string | null | undefined, string | null>;
  };
  submission_referral: {
    submission_id: string;
    level: string;
    body: string;
    reason: ColumnType<Localized, Localized | string, Localized | string>;
    letter: ColumnType<string, string | undefined, string>;
    forwarded_on: ColumnType<string | null, string | null | undefined, string | null>;
    reply: ColumnType<string, string | undefined, string>;
    reply_on: ColumnType<string | null, string | null | undefined, string | null>;
    reply_public: ColumnType<boolean, boolean | undefined, boolean>;
    version: ColumnType<number, number | undefined, number>;
  };
  submission_route: {
    submission_id: string;
    kind: string;
    routed_at: ColumnType<Date, Date | string | undefined, Date | string>;
    steps: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
    handed_to: ColumnType<string, string | undefined, string>;
    handed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    consent: ColumnType<boolean, boolean | undefined, boolean>;
    note: ColumnType<string, string | undefined, string>;
    closed_on: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
  };
  submission_scan: {
    submission_id: string;
    file: string;
    kept_on: ColumnType<string, string | undefined, string>;
  };
  submission_translation: {
    submission_id: string;
    language: string;
    text: string;
    made_by: string;
    made_from: Buffer;
    made_on: ColumnType<string, string | undefined, string>;
  };
  submission_upload: {
    form: Buffer;
    slot: string;
    file: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  survey: {
    id: string;
    slug: string;
    process_id: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    intro: ColumnType<Localized, Localized | string, Localized | string>;
    thanks: ColumnType<Localized, Localized | string, Localized | string>;
    anonymous: ColumnType<boolean, boolean | undefined, boolean>;
    open_link: ColumnType<boolean, boolean | undefined, boolean>;
    state: ColumnType<string, string | undefined, string>;
    closes_on: ColumnType<string | null, string | null | undefined, string | null>;
    started_on: ColumnType<string | null, string | null | undefined, string | null>;
    ended_on: ColumnType<string | null, string | null | undefined, string | null>;
    min_group: ColumnType<number, number | undefined, number>;
    reminded_on: ColumnType<string | null, string | null | undefined, string | null>;
    result: ColumnType<unknown | null, string | null | undefined, string | null>;
    released_on: ColumnType<string | null, string | null | undefined, string | null>;
    released_by: ColumnType<string | null, string | null | undefined, string | null>;
    version: ColumnType<number, number | undefined, number>;
    revision: ColumnType<number, number | undefined, number>;
  };
  survey_file: {
    survey_id: string;
    locale: string;
    content: Buffer;
  };
  survey_kind: {
    id: string;
    survey_id: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
  };
  survey_link: {
    hash: Buffer;
    party_id: string;
  };
  survey_origin: {
    submission_id: string;
    survey_id: string;
    question: string;
    response_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  survey_party: {
    id: string;
    survey_id: string;
    kind_id: string;
    institution: string;
    person: ColumnType<string | null, string | null | undefined, string | null>;
    email: ColumnType<string | null, string | null | undefined, string | null>;
    locale: string;
    invited_on: ColumnType<string | null, string | null | undefined, string | null>;
    progress: ColumnType<string, string | undefined, string>;
  };
  survey_response: {
    id: string;
    survey_id: string;
    party_id: ColumnType<string | null, string | null | undefined, string | null>;
    channel: string;
    state: ColumnType<string, string | undefined, string>;
    answers: ColumnType<unknown, string | undefined, string>;
    resume_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  };
  survey_version: {
    survey_id: string;
    number: number;
    document: ColumnType<unknown, string, string>;
  };
  territory: {
    key: string;
    id: string;
    parent_key: ColumnType<string | null, string | null | undefined, string | null>;
    kind: string;
    name: string;
    designation: ColumnType<string, string | undefined, string>;
    lat: ColumnType<number | null, number | null | undefined, number | null>;
    lon: ColumnType<number | null, number | null | undefined, number | null>;
    boundary: ColumnType<unknown | null, string | null | undefined, string | null>;
    boundary_source: ColumnType<string | null, string | null | undefined, string | null>;
  };
  thread_kind: {
    number: number;
    kind: string;
  };
  thread_link: {
    from_id: string;
    relation: string;
    to_id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  thread_node: {
    id: string;
    number: ColumnType<number, never, never>;
    kind: string;
    title: ColumnType<Localized, Localized | string, Localized | string>;
    href: string;
    visible: boolean;
    date: string;
  };
  thread_reach: {
    node: number;
    later: boolean;
    kind: number;
    date: string;
    other: number;
    visible: boolean;
  };
  thread_total: {
    node: number;
    kind: number;
    total: number;
    hidden: number;
  };
}
