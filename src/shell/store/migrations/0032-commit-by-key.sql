-- A commit finds what is there by its whole key, never by a bitmap: where the tables were looked at while they held three rows, one over
-- all the cases of the workspace seemed as cheap, and stayed so for as long as the connection kept its plan (measured: 600 rows
-- read for the three hundredth case, where one is wanted).

alter function commit_commands(text, jsonb) set enable_bitmapscan = off;
