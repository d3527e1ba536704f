-- owner: notices; safe

-- A gateway may say that it will never take a message to this number.
alter table notices.text_dispatch drop constraint text_dispatch_state_check;
alter table notices.text_dispatch add constraint text_dispatch_state_check
  check (state in ('waiting', 'sent', 'no-address', 'refused'));
