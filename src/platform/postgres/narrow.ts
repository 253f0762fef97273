/**
 * What any login of PostgreSQL may do and no login of Relais needs: count the rows of all organisations in its
 * statistics, read what others are running and end it, hold locks of its own, keep large objects, signal others, or
 * change definitions. Only a superuser may take it away: the start does so for the embedded server, and
 * docs/operate.md gives the same statement to whoever runs one. Safe to run again.
 */
export const NARROW = `do $narrow$
declare
  f regprocedure;
  owner name := (select pg_get_userbyid(datdba) from pg_database where datname = current_database());
begin
  for f in select p.oid from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and has_function_privilege('public', p.oid, 'execute')
      and p.proname ~ '^(lo_|loread$|lowrite$|pg_notify$|pg_(try_)?advisory_|pg_stat_get_|pg_lock_status$|pg_cancel_backend$|pg_terminate_backend$|pg_(database|relation|table|indexes|total_relation)_size$)'
  loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to %I', f, owner);
  end loop;
  create schema if not exists sec_narrow;
  create or replace function sec_narrow.refuse() returns event_trigger language plpgsql
    set search_path = pg_catalog, pg_temp as $refuse$
    begin
      if session_user in ('relais_public', 'relais_staff', 'relais_jobs', 'relais_backup') then
        raise exception 'a login of Relais defines nothing' using errcode = '42501';
      end if;
    end $refuse$;
  drop event trigger if exists relais_defines_nothing;
  create event trigger relais_defines_nothing on ddl_command_start execute function sec_narrow.refuse();
end
$narrow$`;
