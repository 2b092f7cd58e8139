-- To whom a recommendation was forwarded and what they replied, beside its decision: authors read it under their receipt.
alter table recommendation
  add column forwarded_to text,
  add column forwarded_on date,
  add column replied_on date,
  -- Null where the reply is not for everybody to read.
  add column reply localized,
  add constraint recommendation_reply check ((forwarded_on is null or forwarded_to is not null) and (replied_on is null or forwarded_on is not null) and (reply is null or replied_on is not null));
