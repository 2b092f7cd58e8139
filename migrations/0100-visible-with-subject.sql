-- An assessment and its decision are about their subject and are seen when it is. The thread keeps this itself: whoever opens or
-- hides a subject (a form, the adoption of an edition, a process made public) need not know what hangs on it.
create function thread_node_carries() returns trigger language plpgsql as $$
begin
  update thread_node n set visible = new.visible
  from thread_link l
  where l.from_id = new.id and n.id = l.to_id and n.visible <> new.visible
    and ((l.relation = 'assessed_in' and n.kind = 'assessment') or (new.kind = 'assessment' and l.relation = 'led_to' and n.kind = 'decision'));
  return null;
end $$;
create trigger thread_node_carries after update on thread_node for each row when (old.visible is distinct from new.visible) execute function thread_node_carries();

-- What was opened before this rule: the assessments here, their decisions by the trigger.
update thread_node n set visible = s.visible
from thread_link l join thread_node s on s.id = l.from_id
where l.relation = 'assessed_in' and n.id = l.to_id and n.kind = 'assessment' and n.visible <> s.visible;
