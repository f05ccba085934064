-- The number plan of the seed's Appendix C, to be changed as any other.
INSERT INTO "Thing" ("kind", "key", "position", "settings", "sealed", "createdAt", "updatedAt")
SELECT 'dial-rule', "key", row_number() OVER (), jsonb_build_object('id', "key", 'pattern', "pattern", 'action', "action"), '{}',
  now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'
FROM (VALUES
  ('extensions', '^1[0-9]{3}$', 'extension'),
  ('operator', '^0$', 'auto_attendant'),
  ('conferences', '^2[0-9]{3}$', 'conference'),
  ('parking', '^7[0-9]$', 'park'),
  ('queues', '^8[0-9]{3}$', 'queue'),
  ('paging', '^9[0-9]{3}$', 'paging')
) AS "rule" ("key", "pattern", "action");
