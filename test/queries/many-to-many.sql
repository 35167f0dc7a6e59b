-- on sqlite
SELECT t."id"
FROM "specimen" t
WHERE t."live" = 1
ORDER BY t.id LIMIT 51

SELECT w.c0, w.p, w.c
FROM (SELECT t."name" AS c0, j."from_id" AS p, ROW_NUMBER() OVER (PARTITION BY j."from_id"
ORDER BY t."name__key" IS NULL, t."name__key", t.id) AS n, COUNT(*) OVER (PARTITION BY j."from_id") AS c
FROM "author" t
JOIN "specimen__link_many_to_many" j ON j."to_id" = t.id
WHERE t."live" = 1 AND j."from_id" IN (?, ?, ?)) w
WHERE w.n <= 2
ORDER BY w.p, w.n
-- ["specimen_1","specimen_2","specimen_3"]

-- on mysql
SELECT t.`id`
FROM `specimen` t
WHERE t.`live` = 1
ORDER BY t.id LIMIT 51

SELECT w.c0, w.p, w.c
FROM (SELECT t.`name` AS c0, j.`from_id` AS p, ROW_NUMBER() OVER (PARTITION BY j.`from_id`
ORDER BY t.`name__key` IS NULL, t.`name__key`, t.id) AS n, COUNT(*) OVER (PARTITION BY j.`from_id`) AS c
FROM `author` t
JOIN `specimen__link_many_to_many` j ON j.`to_id` = t.id
WHERE t.`live` = 1 AND j.`from_id` IN (?, ?, ?)) w
WHERE w.n <= 2
ORDER BY w.p, w.n
-- ["specimen_1","specimen_2","specimen_3"]
