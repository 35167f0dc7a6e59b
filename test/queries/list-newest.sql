-- on sqlite
SELECT t."id", t."updated_at", (SELECT COUNT(*)
FROM "author" t1000
WHERE t1000."live" = 1)
FROM "author" t
WHERE t."live" = 1
ORDER BY t."updated_at" DESC, t.id LIMIT 4

-- on mysql
SELECT t.`id`, t.`updated_at`, (SELECT COUNT(*)
FROM `author` t1000
WHERE t1000.`live` = 1)
FROM (SELECT DISTINCT x.v
FROM (SELECT t500.`updated_at` AS v
FROM `author` t500
WHERE t500.`live` = 1
ORDER BY t500.`updated_at` DESC, t500.id DESC LIMIT 4) x) w
JOIN `author` t ON t.`updated_at` = w.v
WHERE t.`live` = 1
ORDER BY t.`updated_at` DESC, t.id LIMIT 4
