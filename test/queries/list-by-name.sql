-- on sqlite
SELECT t."id", t."name"
FROM (SELECT *
FROM (SELECT t500.id AS k
FROM "author" t500
WHERE t500."live" = 1 AND t500."name__key" IS NOT NULL
ORDER BY t500."name__key", t500.id LIMIT 4) v
UNION ALL SELECT *
FROM (SELECT t500.id AS k
FROM "author" t500
WHERE t500."live" = 1 AND t500."name__key" IS NULL
ORDER BY t500.id LIMIT 4) e) w
JOIN "author" t ON t.id = w.k
ORDER BY t."name__key" IS NULL, t."name__key", t.id LIMIT 4

-- on mysql
SELECT t.`id`, t.`name`
FROM (SELECT *
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.`name__key` IS NOT NULL
ORDER BY t500.`name__key`, t500.id LIMIT 4) v
UNION ALL SELECT *
FROM (SELECT t500.id AS k
FROM `author` t500
WHERE t500.`live` = 1 AND t500.`name__key` IS NULL
ORDER BY t500.id LIMIT 4) e) w
JOIN `author` t ON t.id = w.k
ORDER BY t.`name__key` IS NULL, t.`name__key`, t.id LIMIT 4
