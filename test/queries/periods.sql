-- on sqlite
SELECT COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND (t."lent_on" >= ? AND t."lent_on" < ?)
-- ["2026-03-09","2026-03-16"]

SELECT COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND (t."updated_at" >= ? AND t."updated_at" < ?)
-- ["2025-12-31T23:00:00.000Z","2026-02-28T23:00:00.000Z"]

SELECT COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND (t."due_on" < ? AND t."returned_on" IS NULL)
-- ["2026-03-15"]

-- on mysql
SELECT COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND (t.`lent_on` >= ? AND t.`lent_on` < ?)
-- ["2026-03-09","2026-03-16"]

SELECT COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND (t.`updated_at` >= ? AND t.`updated_at` < ?)
-- ["2025-12-31 23:00:00.000","2026-02-28 23:00:00.000"]

SELECT COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND (t.`due_on` < ? AND t.`returned_on` IS NULL)
-- ["2026-03-15"]
