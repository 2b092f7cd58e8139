-- A body can have a secretary, who runs its sittings and nothing else.
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('participant', 'organisation_editor', 'officer', 'coordinator', 'moderator', 'juror', 'committee_member', 'interpreter', 'administrator', 'approver', 'secretary'));
alter table role_grant drop constraint role_grant_scope_check;
alter table role_grant add constraint role_grant_scope_check check (scope in ('all', 'department', 'process', 'organisation', 'call', 'municipality', 'body'));
