-- What was decided about a recommendation and why, beside its state: whoever wrote what it came from reads the reason on its page and
-- under the receipt, without going through assessments. Null while nothing is decided, or while it is being assessed again.
alter table recommendation
  add column decision_reason localized,
  add column decided_on date,
  -- Page of the decision, without language prefix.
  add column decision_href text,
  add constraint recommendation_decision check ((decision_reason is null) = (decided_on is null) and (decided_on is null) = (decision_href is null));

update recommendation r
set decision_reason = d.reason, decided_on = d.decided_on, decision_href = '/assessments/' || d.number || '#decision'
from (
  select distinct on (a.subject_id) a.subject_id, a.number, x.reason, x.decided_on
  from assessment a join decision x on x.assessment_id = a.id
  where a.subject_kind = 'recommendation'
  order by a.subject_id, x.signed_at desc
) d
where d.subject_id = r.id and r.state in ('adopted', 'merged', 'in_revision', 'forwarded', 'declined');
