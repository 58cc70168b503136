-- A running server looks whether the tables still are what it knows (docs/decisions/0110).

grant select on schema_migrations to millrace_app;
